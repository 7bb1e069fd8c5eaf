import Synchronization
import TestSupport
import Testing

@testable import Tables

@Suite(
  .enabled(
    if: PackedData.has("bzip2", "xz", "zstd", "lz4"), Comment(rawValue: PackedData.absence)))
struct ArchiveSourceTests {
  /// A format with a tool that writes it, and arguments that make it check what it packed.
  struct Way: Sendable, CustomTestStringConvertible {
    let format: FileFormat
    let tool: String
    var arguments: [String] = []
    var testDescription: String { "\(tool) \(arguments.joined(separator: " "))" }

    func pack(_ bytes: [UInt8]) throws -> [UInt8] {
      try PackedData.run(tool, arguments + ["-c"], bytes)
    }
  }

  static let ways = [
    Way(format: .bzip2, tool: "bzip2"), Way(format: .xz, tool: "xz", arguments: ["-1"]),
    Way(format: .xz, tool: "xz", arguments: ["-0", "--check=crc32"]),
    Way(format: .zstandard, tool: "zstd"), Way(format: .lz4, tool: "lz4"),
    Way(format: .lz4, tool: "lz4", arguments: ["-BD", "-B4"]),
  ]

  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func file(_ packed: [UInt8]) throws -> ByteFile {
    try ByteFile(try folder.write(packed, to: "x"))
  }

  private func source(_ packed: [UInt8], _ way: Way) throws -> ArchiveSource {
    ArchiveSource(try file(packed), format: way.format, label: "x")
  }

  @Test(arguments: ways)
  func allPlacesReadAsThePlainBytes(_ way: Way) throws {
    var random = SeededGenerator()
    let plain = PackedData.table(3_300_001, seed: random.seed)
    let source = try source(try way.pack(plain), way)
    for round in 0..<30 {
      let from = Int.random(in: 0...(round < 5 ? 500_000 : plain.count), using: &random)
      let count = [0, 1, 1000, 300_000, 1_100_000].randomElement(using: &random) ?? 0
      let bytes = try source.bytes(count, at: UInt64(from))
      #expect(
        same(bytes, plain[from..<min(plain.count, from + count)]),
        "seed \(random.seed): \(count) bytes at \(from)")
    }
    #expect(same(WholeRead(source).bytes, plain))
    #expect(source.knownSize == UInt64(plain.count))
  }

  @Test(arguments: ways)
  func severalStreamsAreOne(_ way: Way) throws {
    // Of LZ4, libarchive takes an empty stream for the end of all, which is an error then.
    let sizes = way.format == .lz4 ? [400_000, 1, 600_000] : [0, 400_000, 0, 1, 600_000]
    let parts = sizes.map { PackedData.table($0, seed: UInt64($0)) }
    let packed = try parts.map { try way.pack($0) }
    let source = try source(packed.flatMap { $0 }, way)
    let whole = WholeRead(source)
    #expect(whole.failure == nil)
    #expect(same(whole.bytes, parts.flatMap { $0 }))
  }

  @Test(arguments: ways)
  func nothingAtAllIsWhole(_ way: Way) throws {
    let source = try source(try way.pack([]), way)
    #expect(try source.bytes(10, at: 0) == [])
    #expect(source.knownSize == 0)
  }

  @Test(arguments: ways)
  func theEndMustBeThere(_ way: Way) throws {
    let plain = PackedData.table(1_500_000, seed: 5)
    let packed = try way.pack(plain)
    for missing in [1, 5, 100, packed.count / 2] {
      let source = try source(Array(packed.dropLast(missing)), way)
      let whole = WholeRead(source)
      #expect(whole.failure?.kind == .cutShort(way.format), "\(missing) bytes are missing")
      #expect(plain.starts(with: whole.bytes))
      #expect(source.knownSize == nil)
    }
  }

  @Test(arguments: ways)
  func whatFollowsMustBeOfTheKind(_ way: Way) throws {
    let plain = PackedData.table(500_000, seed: 6)
    let packed = try way.pack(plain) + Array("something else\n".utf8)
    let whole = WholeRead(try source(packed, way))
    #expect(plain.starts(with: whole.bytes))
    guard case .corrupt(way.format, let offset, _) = whole.failure?.kind else {
      Issue.record("\(String(describing: whole.failure))")
      return
    }
    #expect(offset <= packed.count)
  }

  @Test func threadsReadWhileItIsDecoded() throws {
    let seed = SeededGenerator().seed
    let plain = PackedData.table(6_000_000, seed: seed)
    let way = Way(format: .zstandard, tool: "zstd")
    let source = try source(try way.pack(plain), way)
    let wrong = Atomic(0)
    let number = Atomic<UInt64>(0)
    WorkerThreads.run(4) {
      let own = number.add(1, ordering: .relaxed).oldValue
      var random = SeededGenerator(seed: seed &+ own)
      for round in 0..<20 {
        let from =
          own == 0 ? round * 300_000 : Int.random(in: 0..<plain.count, using: &random)
        let bytes = try? source.bytes(310_000, at: UInt64(from))
        let wanted = plain[from..<min(plain.count, from + 310_000)]
        if bytes != Array(wanted) { wrong.add(1, ordering: .relaxed) }
      }
    }
    #expect(wrong.load(ordering: .relaxed) == 0, "seed \(seed)")
  }

  @Test func withoutRoomForATemporaryFileTheReasonIsTold() throws {
    let plain = PackedData.table(600_000, seed: 7)
    let file = try file(try PackedData.run("zstd", ["-c"], plain))
    let source = ArchiveSource(
      file, format: .zstandard, label: "x", folder: folder.path + "/nowhere")
    let whole = WholeRead(source, part: 1000)
    #expect(same(whole.bytes, plain[..<DecodedExtent.chunk]), "the first chunk needs none")
    #expect(whole.failure?.reason.contains("set TMPDIR") == true)
  }
}

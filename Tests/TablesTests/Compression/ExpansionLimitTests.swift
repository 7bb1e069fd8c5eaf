import TestSupport
import Testing

@testable import Tables

@Suite(.enabled(if: PackedData.has("python3"), Comment(rawValue: PackedData.absence)))
struct ExpansionLimitTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  /// A mebibyte of zeros after another.
  private static let traps: [FileFormat: String] = [
    .gzip: "packer = zlib.compressobj(9, zlib.DEFLATED, 31)",
    .bzip2: "import bz2; packer = bz2.BZ2Compressor()",
    .xz: "import lzma; packer = lzma.LZMACompressor(preset=0)",
  ]

  private func trap(_ format: FileFormat, _ size: Int) throws -> ByteFile {
    let script = """
      for _ in range(\(size)): out(packer.compress(bytes(1 << 20)))
      out(packer.flush())
      """
    let packed = try PackedData.python((Self.traps[format] ?? "") + "\n" + script)
    return try ByteFile(try folder.write(packed, to: "x"))
  }

  /// Where reading stops, in bytes, and why.
  private func end(of source: any ByteSource) -> (UInt64, TableError?) {
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    var place: UInt64 = 0
    while true {
      let read = buffer.withUnsafeMutableBytes { room in
        Result { () throws(TableError) in try source.read(into: room, at: place) }
      }
      switch read {
      case .success(0): return (place, nil)
      case .success(let count): place += UInt64(count)
      case .failure(let error): return (place, error)
      }
    }
  }

  @Test(arguments: [FileFormat.gzip, .bzip2, .xz])
  func aTrapIsLeftInTime(_ format: FileFormat) throws {
    let file = try trap(format, 300)
    let source = try #require(try DecodedSource.open(file, format: format))
    let (size, error) = end(of: source)
    guard case .expands(let reached, let packed) = error?.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(size <= ExpansionLimit.free + UInt64(DecodedExtent.chunk))
    #expect(reached > ExpansionLimit.free && packed > 0)
    #expect(error?.reason.contains("MiB") == true)
    #expect(source.sizeLimit >= size)
  }

  @Test func smallDataMayBeAnything() throws {
    let source = try #require(try DecodedSource.open(try trap(.gzip, 60), format: .gzip))
    let (size, error) = end(of: source)
    #expect(size == 60 << 20)
    #expect(error == nil)
  }

  @Test(
    arguments: [(FileFormat.gzip, 700), (.zip, 700), (.zstandard, 4000), (.xz, 4000)]
      as [(FileFormat, UInt64)])
  func theLimitIsWhatItSays(_ format: FileFormat, _ factor: UInt64) throws {
    let limit = ExpansionLimit(format)
    try limit.check(64 << 20, from: 1, path: "x")
    try limit.check(factor << 20, from: 1 << 20, path: "x")
    for (size, packed) in [
      ((64 << 20) + 1, 1), ((factor + 1) << 20, 1 << 20), ((1 << 40) + 1, 1 << 39),
    ] as [(UInt64, UInt64)] {
      let error = #expect(throws: TableError.self) {
        try limit.check(size, from: packed, path: "x")
      }
      #expect(error?.kind == .expands(to: size, from: packed))
    }
    let chunk = UInt64(DecodedExtent.chunk)
    #expect(limit.size(of: .max) == (1 << 40) + chunk)
    #expect(limit.size(of: 1) == (64 << 20) + chunk)
  }
}

import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Tables

@Suite(.enabled(if: PackedData.has("gzip", "python3"), Comment(rawValue: PackedData.absence)))
struct GzipSourceTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func source(
    _ packed: [UInt8], isPortable: Bool = false, chunks: DecodedChunks = DecodedChunks(most: 3)
  ) throws -> GzipSource {
    let path = try folder.write(packed, to: "x.gz")
    return GzipSource(try ByteFile(path), label: path, isPortable: isPortable, chunks: chunks)
  }

  /// Reads at random places and compares.
  private func jump(
    _ source: any ByteSource, _ plain: [UInt8], _ times: Int, _ random: inout SeededGenerator
  ) throws {
    for _ in 0..<times {
      let from = Int.random(in: 0...plain.count, using: &random)
      let count = [0, 1, 1000, 300_000, 1_100_000].randomElement(using: &random) ?? 0
      let bytes = try source.bytes(count, at: UInt64(from))
      let wanted = plain[from..<min(plain.count, from + count)]
      #expect(same(bytes, wanted), "seed \(random.seed): \(count) bytes at \(from)")
    }
  }

  @Test(arguments: PackedData.gzipWays)
  func allPlacesReadAsThePlainBytes(_ way: String) throws {
    var random = SeededGenerator()
    let plain = PackedData.table(5_500_001, seed: random.seed)
    let packed = try PackedData.gzip(way, plain)
    for isPortable in [false, true] {
      let source = try source(packed, isPortable: isPortable)
      // Before anything was read in order, and afterwards.
      try jump(source, plain, 3, &random)
      let whole = WholeRead(source)
      #expect(whole.failure == nil)
      #expect(same(whole.bytes, plain), "seed \(random.seed)")
      #expect(source.knownSize == UInt64(plain.count))
      try jump(source, plain, 20, &random)
      #expect(try source.bytes(10, at: UInt64(plain.count) + 5) == [])
    }
  }

  @Test(arguments: ["level 9", "stored", "members", "bgzf"])
  func theSizeOfPartsIsNoMatter(_ way: String) throws {
    let plain = PackedData.noise(100_000, seed: 1) + PackedData.table(700_000, seed: 2)
    let packed = try PackedData.gzip(way, plain)
    for part in [997, 262_144, 262_145, 2_000_000] {
      #expect(same(WholeRead(try source(packed), part: part).bytes, plain))
    }
  }

  @Test func nothingAtAllIsWhole() throws {
    let source = try source(try PackedData.run("gzip", [], []))
    #expect(try source.bytes(10, at: 0) == [])
    #expect(source.knownSize == 0)
  }

  @Test func manyThreadsReadTheSameBytes() throws {
    let seed = SeededGenerator().seed
    let plain = PackedData.table(12_000_000, seed: seed)
    let source = try source(try PackedData.gzip("level 1", plain), chunks: DecodedChunks(most: 8))
    let wrong = Atomic(0)
    let number = Atomic<UInt64>(0)
    WorkerThreads.run(5) {
      let own = number.add(1, ordering: .relaxed).oldValue
      var random = SeededGenerator(seed: seed &+ own)
      var inOrder = 0
      for _ in 0..<(own == 0 ? 40 : 25) {
        let from = own == 0 ? inOrder : Int.random(in: 0..<plain.count, using: &random)
        let end = min(plain.count, from + 310_000)
        let bytes = try? source.bytes(310_000, at: UInt64(from))
        if bytes != Array(plain[from..<end]) { wrong.add(1, ordering: .relaxed) }
        inOrder = max(from, end - 1000)
      }
    }
    #expect(wrong.load(ordering: .relaxed) == 0, "seed \(seed)")
  }

  @Test func placesOnDiskGrowWithThoseInTheData() throws {
    let plain = PackedData.noise(3_000_000, seed: 3)
    let source = try source(try PackedData.gzip("level 1", plain))
    #expect(source.diskOffset(of: 1_000_000) == 0, "nothing was decoded yet")
    _ = WholeRead(source)
    let places = stride(from: 0, to: 3_000_000, by: 10_000).map {
      Int(source.diskOffset(of: UInt64($0)))
    }
    #expect(places == places.sorted())
    // Noise is stored as it is, and a decoder takes up to 64 KiB in advance.
    for (index, place) in places.enumerated() { #expect(abs(place - index * 10_000) < 70_000) }
  }

  @Test func memoryForPointsIsBounded() throws {
    let plain = [UInt8](repeating: 65, count: 1000)
    let path = try folder.write(try PackedData.run("gzip", [], plain), to: "x.gz")
    let file = try ByteFile(path)
    let points = GzipPoints()
    for index in 0..<20_000 {
      let decoder = try GzipDecoder(file, path: path, isPortable: false)
      let position = UInt64(index * DecodedExtent.chunk)
      try decoder.restore(GzipPoint(position: position, source: 1, state: nil))
      points.pass(index, decoder)
    }
    #expect(points.count <= 513)
    for index in stride(from: 0, to: 20_000, by: 77) {
      let offset = UInt64(index * DecodedExtent.chunk)
      let point = points.last(before: offset)
      #expect(point.position <= offset)
      #expect(offset - point.position <= 64 << 20)
    }
  }

  @Test(arguments: [false, true])
  func damageIsToldAfterAllThatIsWell(_ isPortable: Bool) throws {
    let plain = PackedData.table(5_000_000, seed: 4)
    let packed = try PackedData.gzip("level 9", plain)

    let short = WholeRead(try source(Array(packed.dropLast(20)), isPortable: isPortable))
    #expect(short.failure?.kind == .cutShort(.gzip))
    #expect(plain.starts(with: short.bytes) && plain.count - short.bytes.count < 10_000)

    var wrongSum = packed
    wrongSum[packed.count - 6] ^= 1
    let summed = try source(wrongSum, isPortable: isPortable)
    let whole = WholeRead(summed)
    #expect(same(whole.bytes, plain))
    guard case .corrupt(.gzip, let offset, _) = whole.failure?.kind else {
      Issue.record("\(String(describing: whole.failure))")
      return
    }
    #expect(UInt64(packed.count) - offset < 16)
    #expect(summed.knownSize == nil)
    // What is before the damage stays readable.
    #expect(same(try summed.bytes(1000, at: 4_999_000), plain[4_999_000...]))

    let more = WholeRead(try source(packed + Array("no gzip".utf8), isPortable: isPortable))
    #expect(same(more.bytes, plain))
    #expect(more.failure?.reason.contains("what follows its end is no gzip data") == true)
  }

  @Test func readingToDamageTellsItFromTheEnd() throws {
    let plain = PackedData.table(300_000, seed: 5)
    let packed = try PackedData.gzip("level 1", plain)
    let read = { (source: any ByteSource, offset: UInt64) throws(TableError) in
      let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 1)
      defer { room.deallocate() }
      return try source.readToDamage(into: room, at: offset)
    }
    let whole = try read(try source(packed), 100_000)
    #expect(whole.count == 200_000)
    #expect(whole.damage == nil)
    #expect(try read(try source(packed), 400_000).count == 0)

    let short = try source(Array(packed.dropLast(1)))
    let part = try read(short, 100_000)
    #expect(part.count == 200_000)
    #expect(part.damage?.kind == .cutShort(.gzip))
    let error = #expect(throws: TableError.self) { try read(short, 300_000) }
    #expect(error?.kind == .cutShort(.gzip))

    // A file that became shorter while it was open.
    let path = try folder.write(plain, to: "y")
    let file = try ByteFile(path)
    truncate(path, 1000)
    #expect(try read(file, 500).damage?.kind == .changed)
  }
}

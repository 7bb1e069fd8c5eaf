import CFormats
import TestSupport
import Testing

@testable import Tables

/// Damaged files: what is lost is told, and what is whole is read.
@Suite struct AvroDamageTests {
  private static let damaged = [
    "events-null", "events-deflate", "events-snappy", "events-bzip2", "events-xz",
    "events-avro-zstandard", "primitives", "nested",
  ]

  /// Reads whatever can be read; a header that cannot is an error.
  private static func read(_ bytes: [UInt8], _ folder: TemporaryFolder) throws -> AvroFile? {
    do throws(TableError) {
      return try AvroFile(ByteFile(folder.path + "/x.avro"))
    } catch {
      #expect(!error.reason.isEmpty)
      return nil
    }
  }

  @Test(arguments: damaged)
  func aFlippedBitCostsOneBlock(name: String) throws {
    let folder = try TemporaryFolder()
    let bytes = try AvroText.bytes(name + ".avro")
    let clean = try AvroText.file(name + ".avro")
    let rows = try AvroText.blocks(clean).rows
    let blocks = try AvroText.whole(clean).runs.flatMap(\.blocks)
    var random = SeededGenerator()
    for _ in 0..<60 {
      var flipped = bytes
      let place = Int.random(in: 0..<bytes.count, using: &random)
      flipped[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      try folder.write(flipped, to: "x.avro")
      guard let file = try Self.read(flipped, folder) else { continue }
      let found = try AvroText.blocks(file)
      guard let hit = blocks.first(where: { $0.offset <= place && place < $0.end }) else {
        continue
      }
      for block in blocks where block.offset != hit.offset {
        #expect(
          found.rows[block.offset] == rows[block.offset],
          "seed \(random.seed), byte \(place), block \(block.offset)")
        #expect(!found.damaged.contains(block.offset))
      }
      // These compressions have checksums, so that no wrong row goes unseen.
      if hit.data.contains(UInt64(place)), ["snappy", "bzip2"].contains(clean.codec) {
        let isSeen = found.damaged.contains(hit.offset)
        let isSame = found.rows[hit.offset] == rows[hit.offset]
        #expect(isSeen != isSame, "seed \(random.seed), byte \(place)")
      }
    }
  }

  @Test(arguments: damaged)
  func aFileCutShortKeepsItsBlocks(name: String) throws {
    let folder = try TemporaryFolder()
    let bytes = try AvroText.bytes(name + ".avro")
    let whole = try AvroText.whole(try AvroText.file(name + ".avro"))
    let blocks = whole.runs.flatMap(\.blocks)
    var random = SeededGenerator()
    for _ in 0..<40 {
      let length = Int.random(in: 0..<bytes.count, using: &random)
      try folder.write(Array(bytes[..<length]), to: "x.avro")
      guard let file = try Self.read(Array(bytes[..<length]), folder) else { continue }
      let cut = try AvroText.whole(file)
      let kept = blocks.prefix { $0.end <= length }
      let rows = kept.reduce(0) { $0 + $1.rowCount }
      #expect(Array(cut.rows.prefix(rows)) == Array(whole.rows.prefix(rows)))
      let last = blocks.dropFirst(kept.count).first
      let isWithin = last.map { $0.offset < length } ?? false
      #expect(
        cut.damages.map(\.offset) == (isWithin ? [last?.offset] : []),
        "seed \(random.seed), length \(length)")
    }
  }

  // MARK: - What is told

  private static func writer() -> AvroWriter {
    var writer = AvroWriter(column: #""long""#)
    for block in 0..<4 { writer.add(rows: 3, [UInt8](repeating: UInt8(2 * block), count: 3)) }
    return writer
  }

  private static func whole(_ bytes: [UInt8]) throws -> AvroText.Whole {
    let folder = try TemporaryFolder()
    return try AvroText.whole(try AvroText.file(of: bytes, in: folder))
  }

  /// The bytes of each of the blocks.
  private static let blockLength = 2 + 3 + 16

  @Test func lostRowsAreCountedAndSayWhy() throws {
    var bytes = Self.writer().bytes
    let second = bytes.count - 3 * Self.blockLength
    // A row of which no byte is the last.
    bytes[second + 4] = 0x80
    let folder = try TemporaryFolder()
    let file = try AvroText.file(of: bytes, in: folder)
    let reader = try AvroReader(file)
    let run = try #require(try file.claim(0))
    try reader.read(run)
    let damage = try #require(reader.damages.first)
    #expect(damage.offset == UInt64(second))
    #expect(damage.lostRows == 5..<6)
    let rows = AvroText.rows(reader)
    #expect(rows.count == 12)
    #expect(rows[4] == "1\n")
    #expect(rows[5] == "damaged block at byte \(second): \(damage.reason)\n")
    #expect((0..<12).filter { AvroText.isMalformed(reader, $0) } == [5])
    #expect(Array(rows[6...]) == ["2\n", "2\n", "2\n", "3\n", "3\n", "3\n"])
    #expect(reader.rows.pointee.origins[6] == 6)
  }

  @Test func aDamagedMarkerCostsNothing() throws {
    let clean = Self.writer().bytes
    for block in 0..<4 {
      var bytes = clean
      bytes[bytes.count - block * Self.blockLength - 1] ^= 1
      let whole = try Self.whole(bytes)
      #expect(whole.rows.count == 12)
      #expect(whole.damages.isEmpty)
    }
  }

  @Test func aBlockThatDoesNotEndWhereItSaysIsLost() throws {
    var bytes = Self.writer().bytes
    let second = bytes.count - 3 * Self.blockLength
    bytes[second + 1] = 100
    let whole = try Self.whole(bytes)
    #expect(
      whole.damages == [
        AvroDamage(
          offset: UInt64(second), lostRows: 3..<6, reason: AvroBlock.Fault.marker.reason)
      ])
    #expect(whole.rows.filter { $0.count == 2 }.count == 9)
  }

  @Test func aBlockThatSaysNothingCountsAsOneRow() throws {
    var bytes = Self.writer().bytes
    let second = bytes.count - 3 * Self.blockLength
    bytes[second] = 1
    let whole = try Self.whole(bytes)
    #expect(
      whole.damages == [
        AvroDamage(offset: UInt64(second), lostRows: 3..<4, reason: AvroBlock.Fault.head.reason)
      ])
    #expect(whole.rows.count == 10)
  }

  @Test func bytesBehindTheLastBlockAreTold() throws {
    let clean = Self.writer().bytes
    let whole = try Self.whole(clean + [6, 4, 9])
    #expect(
      whole.damages == [
        AvroDamage(
          offset: UInt64(clean.count), lostRows: 12..<15, reason: AvroBlock.Fault.cutShort.reason)
      ])
  }

  @Test func zerosBehindTheLastBlockAreTold() throws {
    let clean = Self.writer().bytes
    for count in [1, 2, 16, 18, 100, 100_000] {
      let whole = try Self.whole(clean + [UInt8](repeating: 0, count: count))
      #expect(whole.rows.count == 13, "\(count) zeros")
      #expect(whole.damages.map(\.offset) == [UInt64(clean.count)])
    }
  }

  @Test func aMarkerIsFoundWhereverItStands() throws {
    // Searching goes by 64 KiB; the marker stands before, across and behind an end of that.
    for length in (1 << 16) - 20...(1 << 16) + 4 {
      var writer = AvroWriter(column: #""long""#)
      writer.add(raw: [1, 1] + [UInt8](repeating: 7, count: length) + AvroWriter.marker)
      writer.add(rows: 1, [2])
      let whole = try Self.whole(writer.bytes)
      #expect(whole.rows.last == "1\n", "length \(length)")
      #expect(whole.damages.count == 1)
    }
  }
}

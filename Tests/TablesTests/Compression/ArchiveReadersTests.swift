import TestSupport
import Testing

@testable import Tables

@Suite(.enabled(if: PackedData.has("python3"), Comment(rawValue: PackedData.absence)))
struct ArchiveReadersTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  /// Files of some size, each another.
  private static func files(_ count: Int, size: Int) -> [[UInt8]] {
    (0..<count).map { PackedData.table(size, seed: UInt64($0)) }
  }

  /// An archive of them, packed in all ways that zip has.
  private func archive(_ count: Int, size: Int) throws -> ByteFile {
    let packed = try PackedData.python(
      """
      buffer = io.BytesIO()
      ways = [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
      with zipfile.ZipFile(buffer, 'w') as archive:
        for number in range(\(count)):
          file = data[number * \(size):(number + 1) * \(size)]
          archive.writestr(f'{number}.csv', file, ways[number // 2 % 4])
      out(buffer.getvalue())
      """, Self.files(count, size: size).flatMap { $0 })
    return try ByteFile(try folder.write(packed, to: "x.zip"))
  }

  private func reader(_ file: ByteFile, behind count: Int) throws -> ArchiveReader {
    let reader = try ArchiveReader(file, format: .zip, label: "x")
    for _ in 0..<count { _ = try reader.next() }
    #expect(reader.passed == count)
    return reader
  }

  @Test func theOneWithTheShortestWayIsTaken() throws {
    let file = try archive(9, size: 10)
    let readers = ArchiveReaders()
    #expect(readers.take(before: 8) == nil)
    for count in [7, 2, 4] { readers.giveBack(try reader(file, behind: count)) }
    #expect(readers.take(before: 1) == nil)
    #expect(readers.take(before: 8)?.passed == 4, "the oldest one is let go")
    #expect(readers.take(before: 8)?.passed == 2)
    #expect(readers.take(before: 8) == nil)
  }

  /// Also files larger than what is decoded at a time, each of which is come to twice.
  @Test(arguments: [1000, DecodedExtent.chunk + 1000])
  func filesInAnyOrderAreTheirOwn(_ size: Int) throws {
    var random = SeededGenerator()
    let plain = Self.files(12, size: size)
    let listing = try ArchiveListing(try archive(12, size: size), format: .zip)
    let sources = try listing.members.map { try listing.open($0) }
    for number in (0..<12).shuffled(using: &random) {
      _ = try sources[number].bytes(Int.random(in: 1...size, using: &random), at: 0)
    }
    for number in (0..<12).shuffled(using: &random) {
      let isRight = same(WholeRead(sources[number]).bytes, plain[number])
      #expect(isRight, "file \(number), seed \(random.seed)")
      #expect(sources[number].knownSize == UInt64(size))
    }
  }
}

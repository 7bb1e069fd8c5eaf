import TestSupport
import Testing

@testable import Tables

@Suite(
  .enabled(
    if: PackedData.has("gzip", "bzip2", "xz", "zstd", "lz4", "python3"),
    Comment(rawValue: PackedData.absence)))
struct DamagedDataTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  /// One way to damage bytes.
  private func damaged(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes.removeLast(bytes.count - place)
    case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 2: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 3:
      let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
      for index in place..<end { bytes[index] = UInt8.random(in: 0...255, using: &random) }
    case 4: bytes.removeSubrange(place..<min(bytes.count, place + 7))
    default:
      // The start has most to go wrong.
      bytes[place % 64 % bytes.count] ^= UInt8.random(in: 1...255, using: &random)
    }
    return bytes
  }

  private func read(_ bytes: [UInt8]) throws -> WholeRead {
    let file = try ByteFile(try folder.write(bytes, to: "x"))
    return WholeRead(try DecodedSource(file).source)
  }

  @Test(
    arguments: ["gzip", "bzip2", "xz", "zstd", "lz4"])
  func damagedDataGiveAReasonAndWhatIsBefore(_ tool: String) throws {
    var random = SeededGenerator()
    let plain = PackedData.table(60_000, seed: random.seed)
    let packed = try PackedData.run(tool, ["-c"], plain)
    for round in 0..<120 {
      let bytes = damaged(packed, &random)
      guard !bytes.isEmpty, bytes != packed else { continue }
      let context = "seed \(random.seed), round \(round)"
      do {
        let whole = try read(bytes)
        if let failure = whole.failure {
          #expect(!failure.reason.isEmpty)
        } else {
          // Some bytes mean nothing, such as times in headers; or it is no packed data any more.
          let isUntold = same(whole.bytes, plain) || same(whole.bytes, bytes)
          // What has no sums cannot be told from what was meant.
          #expect(isUntold || tool == "zstd" || tool == "lz4", "\(context)")
        }
      } catch let error as TableError {
        #expect(!error.reason.isEmpty, "\(context)")
      }
    }
  }

  /// The slow twin: zlib instead of ISA-L.
  @Test(arguments: ["level 1", "fixed", "flushed", "members", "header"])
  func bothDecodersOfGzipGiveTheSameOfDamagedData(_ way: String) throws {
    var random = SeededGenerator()
    let plain = PackedData.table(150_000, seed: random.seed)
    let packed = try PackedData.gzip(way, plain)
    for round in 0..<60 {
      let bytes = damaged(packed, &random)
      let file = try ByteFile(try folder.write(bytes, to: "x"))
      let context = "seed \(random.seed), round \(round)"
      let reads = [false, true].map {
        WholeRead(GzipSource(file, label: "x", isPortable: $0, chunks: DecodedChunks(most: 2)))
      }
      #expect((reads[0].failure == nil) == (reads[1].failure == nil), "\(context)")
      if reads[0].failure == nil {
        #expect(same(reads[0].bytes, reads[1].bytes), "\(context)")
      } else {
        // One tells a fault a symbol earlier than the other.
        let shorter = min(reads[0].bytes.count, reads[1].bytes.count)
        #expect(
          same(reads[0].bytes.prefix(shorter), reads[1].bytes.prefix(shorter)), "\(context)")
      }
    }
  }

  @Test func damagedArchivesGiveAReason() throws {
    var random = SeededGenerator()
    let plain = PackedData.table(20_000, seed: random.seed)
    let archives = try [
      """
      buffer = io.BytesIO()
      with zipfile.ZipFile(buffer, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name in 'abc': archive.writestr(name + '.csv', data)
      out(buffer.getvalue())
      """,
      """
      buffer = io.BytesIO()
      with tarfile.open(fileobj=buffer, mode='w', format=tarfile.PAX_FORMAT) as archive:
        for name in 'abc':
          info = tarfile.TarInfo(name * 120 + '.csv'); info.size = len(data)
          archive.addfile(info, io.BytesIO(data))
      out(buffer.getvalue())
      """,
    ].map { try PackedData.python($0, plain) }
    for round in 0..<300 {
      let bytes = damaged(archives[round % 2], &random)
      guard !bytes.isEmpty else { continue }
      let file = try ByteFile(try folder.write(bytes, to: "x"))
      do throws(TableError) {
        let archive = try ArchiveListing(file, format: round % 2 == 0 ? .zip : .tar)
        for member in archive.members where !member.isEncrypted {
          let whole = WholeRead(try archive.open(member))
          #expect(whole.failure?.reason.isEmpty != true)
        }
      } catch {
        #expect(!error.reason.isEmpty, "seed \(random.seed), round \(round)")
      }
    }
  }
}

import Foundation
import TestSupport
import Testing

@testable import Tables

/// Counting blocks in any order against splitting a file from its start to its end.
@Suite struct RecordCounterTests {
  /// The slow twin.
  private static func split(_ file: TableFile) -> RecordCounter.Count {
    var (count, place, piece) = (RecordCounter.Count(), file.data.offset, Piece())
    do throws(TableError) {
      repeat {
        place = try piece.fill(from: file, at: place)
        let rows = piece.rows
        count.records += (0..<rows.count).count {
          rows.shape($0, width: file.header.count) != .blank
        }
      } while piece.length > 0
    } catch {
      count.error = error
    }
    return count
  }

  private static func count(
    _ file: TableFile, blockSize: Int = 1 << 20, threads: Int = 2
  ) -> RecordCounter.Count {
    RecordCounter([file], blockSize: blockSize).run(threads: threads)[0]
  }

  @Test(arguments: ["a,b\n", "a\n", "a,b\r\n", "a\tb\n", "a,b\r"])
  func anyBytesCountAsTheySplit(header: String) throws {
    var random = SeededGenerator()
    // A carriage return ends rows only where the file has no line feed.
    let lineEnds = header.utf8.contains(0x0a) ? ["\n", "\n", "\r\n", "\r"] : ["\r", "\r"]
    let common = ["\"a\"", "\"\"", "x", "\"a,\(lineEnds[0])\"\"b\""] + lineEnds
    for round in 0..<400 {
      // Many rounds are well formed, others have odd quotes here and there or everywhere.
      let odd = round % 3 == 0 ? ["\"", "\"\"\""] : round % 3 == 1 ? ["x"] : []
      let parts = (0..<Int.random(in: 0...250, using: &random)).map { _ in
        let isOdd = Int.random(in: 0..<60, using: &random) == 0
        let part = (isOdd ? odd : common).randomElement(using: &random) ?? ","
        return part + ([",", "\t", lineEnds[0], lineEnds[0]].randomElement(using: &random) ?? "")
      }
      let table = try TextTable(header + parts.joined())
      let blockSize = Int.random(in: 64...400, using: &random)
      let threads = Int.random(in: 1...3, using: &random)
      let counted = Self.count(table.file, blockSize: blockSize, threads: threads)
      guard counted != Self.split(table.file) else { continue }
      Issue.record(
        """
        seed \(random.seed), blocks of \(blockSize): \(counted) for \(Self.split(table.file)): \
        \(parts.joined().debugDescription)
        """)
      return
    }
  }

  @Test func manyFilesAreCountedAtOnce() throws {
    let tables = try (0..<20).map { number in
      try TextTable("a,b\n" + String(repeating: "1,\"x\ny\"\n\n", count: number * 7))
    }
    let counts = RecordCounter(tables.map(\.file), blockSize: 100).run(threads: 3)
    #expect(counts.map(\.records) == (0..<20).map { $0 * 7 })
    #expect(counts.allSatisfy { $0.error == nil })
    #expect(RecordCounter([]).run(threads: 2).isEmpty)
  }

  @Test func aRecordTooLongToHoldIsCountedAsItSplits() throws {
    let long = String(repeating: "x\n", count: Piece.maximumRecord / 2 + 1)
    let closed = try TextTable("a,b\n1,2\n3,\"\(long)\"\n5,6\n")
    #expect(Self.count(closed.file) == Self.split(closed.file))
    #expect(Self.count(closed.file).records > 1_000_000)
    let unquoted = try TextTable("a,b\n1,2\n3,4\n5,\(long.replacing("\n", with: "x"))\n7,8\n")
    let counted = Self.count(unquoted.file)
    #expect(counted == Self.split(unquoted.file))
    #expect(counted.records == 2)
    #expect(counted.error?.kind == .recordTooLong(offset: 12))
  }

  @Test func aFileThatChangesIsAnErrorWithWhatWasThere() throws {
    let table = try TextTable("a,b\n" + String(repeating: "1,2\n", count: 100))
    let handle = try #require(FileHandle(forWritingAtPath: table.path))
    try handle.truncate(atOffset: 204)
    let shorter = Self.count(table.file, blockSize: 64)
    #expect(shorter.error?.kind == .changed)
    #expect(shorter.records == 50, "what is still there")
    let grown = try TextTable("a,b\n1,2\n")
    let further = try #require(FileHandle(forWritingAtPath: grown.path))
    try further.seekToEnd()
    try further.write(contentsOf: Data("3,4\n".utf8))
    #expect(Self.count(grown.file).error?.kind == .changed)
  }

  @Test(arguments: ["corpora/csv-spectrum", "corpora/pollock"])
  func everyFileOfTheCorporaCountsAsItSplits(corpus: String) throws {
    guard let folder = sharedFolder(corpus) else {
      print("skipped: \(corpus) is not at hand")
      return
    }
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".csv") }
    #expect(names.count >= 12)
    for name in names {
      guard
        case .table(let file)? = try? TableFile.open(
          "\(folder)/\(name)", name: name, knownNames: [])
      else { continue }
      for blockSize in [64, 100, 1 << 20] {
        #expect(
          Self.count(file, blockSize: blockSize) == Self.split(file), "\(name), \(blockSize)")
      }
    }
  }
}

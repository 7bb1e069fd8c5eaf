import Contract
import Tables
import TestSupport
import Testing

@testable import Inspection

@Suite struct RepetitionsTests {
  /// Finds repeated rows with hashes that the test chooses, by the row's number.
  private func repeated(
    in share: ShareOnDisk, memory: Int, threads: Int = 2, hash: (Int) -> UInt64
  ) throws -> [[Int]] {
    var options = InspectionOptions()
    options.threads = 1
    let inspection = try share.inspect(options: options)
    let table = try #require(inspection.table(.events))
    let workspace = Workspace(
      memory: MemoryBudget(memory, threads: threads), folder: "/tmp", goOn: { true })
    let store = workspace.store("")
    let writer = RadixStore.Writer(store)
    var row = 0
    for (position, file) in table.layout.files.enumerated() {
      let reader = RecordReader(file.file)
      var mark: PieceMark? = file.file.data
      while let current = mark {
        mark = try reader.readPiece(at: current) { record in
          let place = table.plan.places.place(file: position, offset: record.offset)
          writer.append(hash(row), place: place.number)
          row += 1
          return true
        }
      }
    }
    writer.finish()
    let search = Repetitions(
      checks: [DuplicateRow.self], plan: table.plan, files: table.files, workspace: workspace)
    return try search.find(in: store)[0].map { $0.prefix(.max) }
  }

  private func share(_ files: [[String]]) throws -> ShareOnDisk {
    var texts: [String: String] = [:]
    for (number, names) in files.enumerated() {
      let rows = names.map { "\($0),a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05," }
      texts["events-\(number).csv"] = ShareOnDisk.table(ShareOnDisk.eventHeader, rows)
    }
    return try ShareOnDisk(texts)
  }

  /// The slow twin: every record is compared with all before it.
  private func naive(_ files: [[String]]) -> [[Int]] {
    var known: Set<String> = []
    return files.map { names in names.indices.filter { !known.insert(names[$0]).inserted } }
  }

  /// Two hashes that are equal by chance must not make their records equal.
  @Test(arguments: [0, 1 << 20], [1, 2, 8])
  func recordsOfOneHashAreCompared(memory: Int, threads: Int) throws {
    var random = SeededGenerator()
    let files = [60, 0, 130].map { count in
      (0..<count).map { _ in "u\(random.next() % 40)" }
    }
    // From one hash for all records to a few; equal records always have equal ones.
    for hashes in [1, 3, 10] as [UInt64] {
      let names = files.flatMap { $0 }
      let found = try repeated(in: try share(files), memory: memory, threads: threads) { row in
        ((UInt64(names[row].dropFirst()) ?? 0) % hashes) << 55
      }
      #expect(found == naive(files), "\(hashes) hashes, seed \(random.seed)")
    }
  }

  @Test func recordsOfDifferentHashesAreNotCompared() throws {
    let found = try repeated(in: try share([["u", "u", "v", "u"]]), memory: 0) { UInt64($0) }
    #expect(found == [[]])
  }

  /// Long records, so that a few are more pieces than one, with the first ones in another file.
  @Test(arguments: [0, 1 << 26])
  func piecesFarApartAreCompared(memory: Int) throws {
    let filler = String(repeating: "x", count: 9000)
    let first = (0..<300).map { "u\($0)\(filler)" }
    let second = (0..<300).map { row in "u\(row * 7 % 400)\(filler)" }
    let files = [first, second]
    let names = files.flatMap { $0 }
    let found = try repeated(in: try share(files), memory: memory) { row in
      names[row].utf8.reduce(5) { ($0 &* 31) &+ UInt64($1) }
    }
    #expect(found == naive(files))
    #expect(found[1].count > 200)
  }
}

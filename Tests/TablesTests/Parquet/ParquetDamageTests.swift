import TestSupport
import Testing

@testable import Tables

/// Damaged copies of files end as errors, or as the rows that are left, and never otherwise.
@Suite(.enabled(if: ParquetSample.isReadable, ParquetSample.absence))
struct ParquetDamageTests {
  /// What came of reading a file to its end.
  private enum Outcome: Equatable {
    case whole
    case failed(TableError, rows: UInt64)
  }

  /// Reads all rows, or as many as anyone would of a file that claims to have more.
  private func read(_ path: String, step: Int) throws -> Outcome {
    let rows = RenderedRows()
    var next: UInt64 = 0
    do {
      let file = try ParquetFile(path)
      let reader = try ParquetReader(file)
      while next < min(file.rowCount, 5000) {
        try rows.render(reader, from: next, count: step)
        try #require(rows.count > 0)
        next += UInt64(rows.count)
      }
      return .whole
    } catch let error as TableError {
      return .failed(error, rows: next)
    }
  }

  private func damage(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    if UInt8.random(in: 0..<8, using: &generator) == 0 {
      return Array(bytes.prefix(.random(in: 0..<bytes.count, using: &generator)))
    }
    var damaged = bytes
    // Half of the damage is to footers, where most of the meaning is.
    let inFooter = Bool.random(using: &generator)
    let start = inFooter ? max(0, bytes.count - 600) : 0
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: start..<bytes.count, using: &generator)
      damaged[place] ^= UInt8.random(in: 1...255, using: &generator)
    }
    return damaged
  }

  @Test(arguments: ParquetSample.all)
  func anyDamageEndsWell(_ sample: ParquetSample) throws {
    let folder = try TemporaryFolder()
    let bytes = try sample.bytes
    var generator = SeededGenerator()
    var failures = 0
    for _ in 0..<200 {
      let path = try folder.write(damage(bytes, &generator), to: "a.parquet")
      guard case .failed(let error, _) = try read(path, step: 50) else { continue }
      failures += 1
      #expect(!error.reason.isEmpty && error.reason.count < 700, "seed \(generator.seed)")
    }
    #expect(failures > 20, "seed \(generator.seed)")
  }

  @Test func aDamagedPageFailsAtItsGroupBehindTheRowsBefore() throws {
    let folder = try TemporaryFolder()
    let sample = ParquetSample(name: "groups-v2")
    let group = try ParquetFile(sample.path).groups[1]
    var bytes = try sample.bytes
    for place in Int(group.offset)..<Int(group.offset + group.size) { bytes[place] = 0xff }
    let path = try folder.write(bytes, to: "a.parquet")
    guard case .failed(let error, let rows) = try read(path, step: 64),
      case .damaged(.parquet, let reason) = error.kind
    else {
      Issue.record("the damage is not noticed")
      return
    }
    #expect(reason.hasPrefix("row group 2 of 3, column USER_ID: "))
    #expect(rows == 100)
    // What stands behind is well.
    let last = RenderedRows()
    try last.render(try ParquetReader(ParquetFile(path)), from: 200)
    #expect(try sample.text.hasSuffix(last.text) && last.count == 60)
  }

  @Test func aFileCutShortIsDamaged() throws {
    let folder = try TemporaryFolder()
    let bytes = try ParquetSample(name: "by-pandas").bytes
    for length in [0, 3, 4, 8, 12, bytes.count / 2, bytes.count - 1] {
      let path = try folder.write(Array(bytes.prefix(length)), to: "a.parquet")
      guard case .failed(let error, _) = try read(path, step: 50),
        case .damaged = error.kind
      else {
        Issue.record("\(length) bytes are taken for a file")
        continue
      }
    }
  }
}

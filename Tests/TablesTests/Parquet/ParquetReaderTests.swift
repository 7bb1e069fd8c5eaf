import TestSupport
import Testing

@testable import Tables

@Suite(.enabled(if: ParquetSample.isReadable, ParquetSample.absence))
struct ParquetReaderTests {
  /// The header of a file and all its rows, made so many at a time.
  private func text(_ file: ParquetFile, count: Int, size: Int = 1 << 20) throws -> String {
    let reader = try ParquetReader(file)
    let rows = RenderedRows()
    var text = file.columns.map(\.name).joined(separator: ",") + "\n"
    var next: UInt64 = 0
    while next < file.rowCount {
      try rows.render(reader, from: next, count: count, size: size)
      try #require(rows.count > 0)
      text += rows.text
      next += UInt64(rows.count)
    }
    return text
  }

  @Test(arguments: ParquetSample.all)
  func rowsAreTheirText(_ sample: ParquetSample) throws {
    let file = try ParquetFile(sample.path)
    #expect(try text(file, count: .max) == sample.text)
  }

  @Test(arguments: ParquetSample.all)
  func anyNumberAtATimeGivesTheSame(_ sample: ParquetSample) throws {
    let file = try ParquetFile(sample.path)
    #expect(try text(file, count: 7) == sample.text)
    #expect(try text(file, count: .max, size: 1) == sample.text)
  }

  @Test(arguments: ParquetSample.all)
  func jumpsGiveTheRowsThatReadingOnGives(_ sample: ParquetSample) throws {
    let file = try ParquetFile(sample.path)
    guard file.rowCount > 0 else { return }
    let (ordered, jumping) = (try ParquetReader(file), try ParquetReader(file))
    let (rows, row) = (RenderedRows(), RenderedRows())
    var all: [String] = []
    for number in 0..<file.rowCount {
      try rows.render(ordered, from: number, count: 1)
      all.append(rows.text)
    }
    var generator = SeededGenerator(seed: 4183)
    for _ in 0..<120 {
      let first = UInt64.random(in: 0..<file.rowCount, using: &generator)
      let count = Int.random(in: 1...5, using: &generator)
      let reader = Bool.random(using: &generator) ? try ParquetReader(file) : jumping
      try row.render(reader, from: first, count: count)
      let wanted = all[Int(first)...].prefix(count).joined()
      #expect(row.text == wanted, "from \(first), seed \(generator.seed)")
    }
  }

  @Test func threadsShareAFile() async throws {
    let sample = ParquetSample(name: "groups-v1")
    let file = try ParquetFile(sample.path)
    let texts = try await withThrowingTaskGroup { group in
      for count in 1...8 { group.addTask { try text(file, count: count) } }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(texts == [try sample.text])
  }

  @Test func behindTheEndIsNothing() throws {
    let file = try ParquetFile(ParquetSample(name: "wide").path)
    let rows = RenderedRows()
    for first in [file.rowCount, file.rowCount + 1, .max] {
      try rows.render(try ParquetReader(file), from: first)
      #expect(rows.count == 0)
    }
  }
}

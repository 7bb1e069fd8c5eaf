import TestSupport
import Testing

@testable import Tables

@Suite struct TailReaderTests {
  private func open(_ text: String, in folder: TemporaryFolder) throws -> TableFile {
    let path = try folder.write(text, to: "t.csv")
    guard case .table(let file) = try TableFile.open(path, name: "t.csv", knownNames: ["a", "b"])
    else { throw TableError(.empty, path: path) }
    return file
  }

  /// Reads back to the start, or to where nothing more can be told.
  private func tail(_ file: TableFile, step: Int) throws -> (runs: [TailReader.Run], isWhole: Bool)
  {
    let reader = TailReader(file, step: step)
    var runs: [TailReader.Run] = []
    var end = file.file.size
    while true {
      switch try reader.runs(before: end) {
      case .runs(let more):
        #expect(more.last?.end == end && !more.isEmpty)
        runs = more + runs
        end = more[0].offset
      case .isStart: return (runs, true)
      case .unknown: return (runs, false)
      }
    }
  }

  private func records(_ file: TableFile) throws -> [Record] {
    try RecordReader(file).head(.max)
  }

  private func expectSame(
    _ file: TableFile, _ runs: [TailReader.Run], isWhole: Bool,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let records = try records(file)
    for run in runs {
      let inside = records.filter { $0.offset >= run.offset && $0.offset < run.end }
      #expect(inside.count == run.records, sourceLocation: sourceLocation)
    }
    let total = runs.reduce(0) { $0 + $1.records }
    #expect(isWhole ? total == records.count : total <= records.count)
  }

  @Test(arguments: [16, 50, 1000, 1 << 20])
  func quotedLineEndsEverywhere(step: Int) throws {
    let rows = (0..<200).map {
      "u\($0),\"{\n\"\"k\"\":\n\n\($0)\n}\"\n" + ($0 % 5 == 0 ? "\n" : "")
    }
    let folder = try TemporaryFolder()
    let file = try open("a,b\n" + rows.joined(), in: folder)
    let (runs, isWhole) = try tail(file, step: step)
    #expect(isWhole && runs.reduce(0) { $0 + $1.records } == 200)
    #expect(step > 100 || runs.count > 10)
    try expectSame(file, runs, isWhole: isWhole)
  }

  @Test func randomTablesReadTheSameFromEitherEnd() throws {
    var random = SeededGenerator()
    let cells = [
      "x", "", "\"\"", "\"a\nb\"", "\"q\"\"q\"", "odd\"quote", "\",\"", "\"{\"\"k\"\":1}\"",
      "\"\n\"",
    ]
    let folder = try TemporaryFolder()
    for _ in 0..<200 {
      var text = "a,b\n"
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        let row = (0..<2).map { _ in cells.randomElement(using: &random) ?? "" }
        text += row.joined(separator: ",") + "\n"
        if Int.random(in: 0..<20, using: &random) == 0 { text += "u,\"unclosed\n" }
      }
      if Bool.random(using: &random) { text += "last,\"without end" }
      let file = try open(text, in: folder)
      let (runs, isWhole) = try tail(file, step: Int.random(in: 1...200, using: &random))
      try expectSame(file, runs, isWhole: isWhole)
      #expect(isWhole, "seed \(random.seed)")
    }
  }

  @Test func aLongRunIsGivenPieceByPiece() throws {
    let folder = try TemporaryFolder()
    let row = "u,\"" + String(repeating: "v\n", count: 20_000) + "\"\n"
    let file = try open("a,b\n" + String(repeating: row, count: 120), in: folder)
    let reader = TailReader(file, step: 3 << 20)
    guard case .runs(let runs) = try reader.runs(before: file.file.size) else {
      Issue.record("no runs")
      return
    }
    #expect(runs.count >= 3 && runs.allSatisfy { $0.end - $0.offset <= UInt64(Piece.size) })
    try expectSame(file, runs, isWhole: false)
  }

  @Test func whatReadsBothWaysIsNotKnown() throws {
    let folder = try TemporaryFolder()
    let row = "\",\",\",\"\n"
    let file = try open(
      "a,b\n" + String(repeating: row, count: (40 << 20) / row.utf8.count), in: folder)
    #expect(try TailReader(file).runs(before: file.file.size) == .unknown)
  }

  @Test func aTableWithoutRowsIsAtItsStart() throws {
    let folder = try TemporaryFolder()
    let file = try open("a,b\n", in: folder)
    #expect(try TailReader(file).runs(before: file.file.size) == .isStart)
  }

  @Test func aFileThatWasCutIsAnError() throws {
    let folder = try TemporaryFolder()
    let file = try open("a,b\n" + String(repeating: "u,v\n", count: 1000), in: folder)
    try folder.cutShort("t.csv", to: 100)
    #expect(throws: TableError.self) {
      try TailReader(file, step: 500).runs(before: file.file.size)
    }
  }
}

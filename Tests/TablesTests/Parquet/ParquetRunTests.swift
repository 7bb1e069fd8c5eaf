import Testing

@testable import Tables

/// What a thread takes in turn are the pieces that claiming one by one gives.
@Suite(.enabled(if: ParquetSample.isReadable, ParquetSample.absence))
struct ParquetRunTests {
  @Test(arguments: ParquetSample.all)
  func runsAreThePiecesOneByOne(_ sample: ParquetSample) throws {
    guard case .table(let file) = try TableFile.open(sample.path, name: "x", knownNames: []) else {
      return
    }
    let piece = Piece()
    var (claimed, position) = ([UInt64](), file.data.offset)
    while true {
      let next = try piece.claim(from: file, at: position)
      guard next > position else { break }
      claimed.append(position)
      position = next
    }
    var runs: [UInt64] = []
    var start = file.data.offset
    while let end = file.run(at: start).last {
      #expect(end > start)
      runs += file.run(at: start).dropLast()
      start = end
    }
    #expect(runs == claimed)
    #expect(start == position)
  }

  /// Where any thread may as well take any piece, there are no runs.
  @Test func filesOfTextHaveNone() throws {
    let table = try TextTable("a,b\n1,2\n")
    #expect(table.file.run(at: table.file.data.offset).isEmpty)
  }
}

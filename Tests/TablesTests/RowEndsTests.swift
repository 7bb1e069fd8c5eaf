import TestSupport
import Testing

@testable import Tables

@Suite struct RowEndsTests {
  private func ends(_ text: String, lineEnd: Character = "\n") -> RowEnds {
    var dialect = Dialect(delimiter: UInt8(ascii: ","))
    dialect.lineEnd = lineEnd.utf8.first ?? 0
    let piece = Piece()
    piece.fill(from: Array(text.utf8), dialect: dialect, isLast: true)
    return piece.rowEnds(dialect: dialect)
  }

  @Test func eachKindOfLineEndIsCounted() {
    let mixed = ends("a,b\r\nc\n\r\n\nlongest\r\n")
    #expect([mixed.pairs, mixed.feeds, mixed.returns] == [3, 2, 0])
    #expect(mixed.isMixed && !mixed.isUnfinished)
    #expect(mixed.longest == 8)
    #expect(mixed.firstPair == 0 && mixed.firstFeed == 5)
    #expect(!ends("a\r\nb\r\n").isMixed)
    #expect(!ends("a\nb\n").isMixed)
  }

  @Test func lineEndsInsideQuotesAreNone() {
    let quoted = ends("\"a\r\nb\",c\n\"d\ne\"\n")
    #expect([quoted.pairs, quoted.feeds] == [0, 2])
    let pair = ends("\"a\nb\"\r\n")
    #expect(pair.pairs == 1 && pair.firstFeed == nil)
  }

  @Test func theLastRowMayLackItsLineEnd() {
    let unfinished = ends("a\nb")
    #expect(unfinished.isUnfinished && unfinished.feeds == 1)
    // A carriage return that nothing follows ends no row.
    let half = ends("a\r\nb\r")
    #expect(half.isUnfinished && half.pairs == 1 && !half.isMixed)
    #expect(ends("") == RowEnds())
  }

  @Test func carriageReturnsAloneEndRows() {
    let returns = ends("a\rb,c\rd", lineEnd: "\r")
    #expect([returns.pairs, returns.feeds, returns.returns] == [0, 0, 2])
    #expect(returns.isUnfinished && returns.longest == 3)
  }

  @Test func piecesAddUpToTheFile() {
    var random = SeededGenerator()
    let parts = ["a", ",", "\n", "\r\n", "\"x\ny\"\n", "\r"]
    for _ in 0..<200 {
      let lines = (0..<20).map { _ in (parts.randomElement(using: &random) ?? "") + "\n" }
      var sum = RowEnds()
      for line in lines { sum.merge(ends(line)) }
      var whole = ends(lines.joined())
      // Each line is a file of its own here, whose offsets count from its start.
      for first in [\RowEnds.firstPair, \.firstFeed] {
        #expect((sum[keyPath: first] == nil) == (whole[keyPath: first] == nil))
        whole[keyPath: first] = sum[keyPath: first]
      }
      #expect(sum == whole, "\(lines), seed \(random.seed)")
    }
  }
}

import TestSupport
import Testing

@testable import Tables

@Suite struct StrayQuoteTests {
  private func stray(_ text: String) -> StrayQuote? {
    Array(text.utf8).withUnsafeBufferPointer { StrayQuote(in: $0, quote: UInt8(ascii: "\"")) }
  }

  @Test(arguments: ["", "a", "\"\"", "\"a\"", "\"a\"\"b\"", "\"\"\"\"", "\"a\nb\"", "it's"])
  func cellsAsRFC4180HasThemHaveNone(_ cell: String) {
    #expect(stray(cell) == nil)
  }

  @Test(arguments: [
    ("\"a\"b", StrayQuote.Kind.textBehind, 2), ("\"\"a", .textBehind, 1),
    ("\"a\"b\"c\"", .textBehind, 2), ("\"{\\\"a\\\": 1}\"", .escaped, 3),
    (" \"a\"", .blanks, 1), ("\t\"a", .blanks, 1), ("\"a\" ", .blanks, 2),
    ("5\" screen", .bare, 1), ("{\"a\": 1}", .bare, 1), ("{\\\"a\\\": 1}", .bare, 2),
  ])
  func theFirstStrayQuoteIsTold(_ cell: String, _ kind: StrayQuote.Kind, _ offset: Int) {
    #expect(stray(cell)?.kind == kind)
    #expect(stray(cell)?.offset == offset)
  }

  @Test func aRowHasAStrayQuoteWhereOneChangesItsCells() {
    func stray(_ row: String) -> (cell: Int, quote: StrayQuote)? {
      let (piece, dialect) = (Piece(), Dialect(delimiter: UInt8(ascii: ",")))
      piece.fill(from: Array((row + "\n").utf8), dialect: dialect, isLast: true)
      return piece.rows.strayQuote(ofRow: 0, quote: dialect.quote)
    }
    #expect(stray("a,\"b\"") == nil)
    #expect(stray("5\",b") == nil)
    #expect(stray("5\",\"{\\\"a\\\": 1, \\\"b\\\": 2}\"")?.cell == 1)
    #expect(stray("a, \"b,c\"")?.quote.kind == .blanks)
  }

  /// Pieces that say so are never looked at for them.
  @Test func withoutOddQuotesNoCellHasAStrayOne() {
    var random = SeededGenerator()
    let (piece, dialect) = (Piece(), Dialect(delimiter: UInt8(ascii: ",")))
    let parts = ["\"", "\"\"", "\"a\"", ",", ",\"", "\",", "\n", "\r\n", "\r", "a", " "]
    var (even, odd) = (0, 0)
    for round in 0..<4000 {
      // Longer texts are split 64 bytes at a time.
      let count = round % 2 == 0 ? 8 : 60
      var text = (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      if round % 4 > 1 { text = "x,y\n" + String(repeating: "\"a\",b\n", count: count) + text }
      piece.fill(from: Array(text.utf8), dialect: dialect, isLast: true)
      let rows = piece.rows
      let hasStray = (0..<rows.count).contains { row in
        rows.shape(row, width: 2) != .broken
          && (0..<rows.markRange(row).count).contains {
            StrayQuote(in: rows.cell($0, of: row), quote: dialect.quote) != nil
          }
      }
      if rows.hasOddQuotes { odd += 1 } else { even += 1 }
      if hasStray, !rows.hasOddQuotes {
        Issue.record("\(text.debugDescription), seed \(random.seed)")
      }
    }
    #expect(even > 100 && odd > 100, "\(even) even, \(odd) odd")
  }
}

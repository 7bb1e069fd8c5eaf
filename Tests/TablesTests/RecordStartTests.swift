import TestSupport
import Testing

@testable import Tables

@Suite struct RecordStartTests {
  private let dialect = Dialect(delimiter: UInt8(ascii: ","))

  private func first(_ text: String, _ dialect: Dialect? = nil) -> Int? {
    Array(text.utf8).withUnsafeBufferPointer {
      RecordStart.first(in: $0, dialect: dialect ?? self.dialect)
    }
  }

  /// The slow twin: the starts of all records when the text is read from its start.
  private func starts(_ bytes: [UInt8], _ dialect: Dialect) -> Set<Int> {
    let piece = Piece()
    piece.fill(from: bytes, dialect: dialect, isLast: true)
    return Set((0..<piece.rows.count).map { piece.rows.start($0) })
  }

  @Test func withoutQuotesEveryLineIsARecord() {
    #expect(first("ello\nu2,x\n") == 5)
    #expect(first("ello\r\nu2,x\r\n") == 6)
    #expect(first("no line end") == nil)
    #expect(first("nothing behind it\n") == nil)
    #expect(first("") == nil)
  }

  @Test func aLineInsideACellIsNoRecord() {
    // Behind the first line end a cell may be open, which the quote before the comma closes.
    #expect(first("a\nb\",c\nd,\"e\"\n") == 7)
    #expect(first("{\n\"\"x\"\"}\"\nu2,\"{\"\"a\"\":1}\"\n") == 10)
  }

  @Test func pairsOfQuotesTellNothing() {
    #expect(first("x\nu1,\"\",a\"\"b\n") == 2)
    #expect(first("x\nu1,\"\"\"a\"\n") == 2)
  }

  @Test func textThatReadsBothWaysIsLeftOpen() {
    #expect(first("x\n\",\",\",\"\n\",\",\",\"\n") == nil)
    #expect(first("a,b\nc,d\n\"") == nil, "all may be one cell")
  }

  /// Pieces of tables with every kind of quoting, well done and badly.
  private static let fragments = [
    "a", ",", "\n", "\"", "\"\"", "\",", ",\"", "\"\n", "\n\"", "\",\"", "\"\"\"", "u1,x,y\n",
    "\"q\",", "\r\n", "\"a\nb\"", "\"{\"\"k\"\":\n1}\"", "\"\"x", "x\"y", "\"unclosed\n",
  ]

  @Test func everyStartIsOneThatReadingFromTheStartGives() {
    var random = SeededGenerator()
    var found = 0
    for round in 0..<20_000 {
      var text = "first,row,here\n"
      for _ in 0..<Int.random(in: 1...30, using: &random) {
        text += Self.fragments.randomElement(using: &random) ?? ""
      }
      var dialect = self.dialect
      if round % 7 == 0 {
        dialect.lineEnd = UInt8(ascii: "\r")
        text = text.replacing("\n", with: "\r")
      }
      let bytes = Array(text.utf8)
      let starts = starts(bytes, dialect)
      // The end may be the file's, or any record's start.
      let ends = starts.filter { $0 > 0 } + [bytes.count]
      let end = ends.sorted().randomElement(using: &random) ?? bytes.count
      let from = Int.random(in: 0..<end, using: &random)
      let part = bytes[from..<end].withUnsafeBufferPointer {
        RecordStart.first(in: $0, dialect: dialect)
      }
      guard let part else { continue }
      found += 1
      #expect(starts.contains(from + part), "seed \(random.seed): \(text.debugDescription)")
    }
    #expect(found > 5000, "only \(found) were told, seed \(random.seed)")
  }
}

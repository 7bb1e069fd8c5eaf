import Testing

@testable import Tables

@Suite struct DialectTests {
  private let known: Set<String> = ["USER_ID", "EVENT_NAME", "TIMESTAMP"]

  private func detect(_ text: String) -> Dialect {
    Dialect.detect(head: Array(text.utf8), knownNames: known)
  }

  @Test(arguments: [",", ";", "\t", "|"])
  func theDelimiterThatSplitsKnownNamesWins(_ delimiter: String) {
    let header = ["user id", "EVENT-NAME", "TIMESTAMP"].joined(separator: delimiter)
    let dialect = detect(header + "\n1\(delimiter)x\(delimiter)2022-10-26\n")
    #expect(dialect.delimiter == delimiter.utf8.first)
  }

  @Test func oneRaggedRowDoesNotChangeTheDelimiter() {
    let row = "1,a|b|c|d,2022\n"
    #expect(detect("USER_ID,EVENT_NAME,TIMESTAMP\n\(row)1,a|b\n\(row)\(row)").delimiter == 44)
    #expect(detect("a,b,c\n\(row)1,a|b\n\(row)").delimiter == 44, "without known names too")
  }

  @Test func knownNamesBeatEvenRows() {
    // Every row has one semicolon; commas are as many as there are cells.
    let text = "USER_ID,TIMESTAMP,note;x\n1,2,a;b\n1,2,3,4,a;b\n1,a;b\n"
    #expect(detect(text).delimiter == UInt8(ascii: ","))
    #expect(detect("ab,c;d\n1;2\n3,4,5;6\n").delimiter == UInt8(ascii: ";"), "evenness is next")
  }

  @Test func delimitersInsideQuotesDoNotCount() {
    #expect(detect("a|b\n\"1,2,3\"|2\n\"1,2,3\"|4\n").delimiter == UInt8(ascii: "|"))
  }

  @Test func oneColumnIsReadWithCommas() {
    #expect(detect("USER_ID\n1\n2\n").delimiter == UInt8(ascii: ","))
    #expect(detect("").delimiter == UInt8(ascii: ","))
  }

  @Test func rowsEndWithACarriageReturnOnlyWithoutLineFeeds() {
    #expect(detect("a,b\r1,2\r").lineEnd == UInt8(ascii: "\r"))
    #expect(detect("a,b\r\n1,2\r\n").lineEnd == UInt8(ascii: "\n"))
    #expect(detect("a,b\r1,2\n").lineEnd == UInt8(ascii: "\n"))
    #expect(detect("a,b").lineEnd == UInt8(ascii: "\n"))
  }

  @Test func namesAreKnownHoweverTheyAreWritten() {
    #expect(detect("\"userId\" ; \"Event Name\",x\n1;2,3\n4;5,6\n").delimiter == 59)
  }

  @Test func aPreambleDoesNotDecide() {
    let text = "Events; of; March\nby; us\nUSER_ID,EVENT_NAME\n1,x\n2,y\n"
    #expect(detect(text).delimiter == UInt8(ascii: ","))
    #expect(detect("a title; of, three\nx,y,z\n1,2,3\n4,5,6\n").delimiter == UInt8(ascii: ","))
  }

  @Test func theDelimiterOfHiveIsTold() {
    #expect(detect("a\u{1}b\n1,2\u{1}3\n4\u{1}5\n").delimiter == 0x01)
  }

  @Test(arguments: ["'", "`"])
  func anotherQuoteIsFollowedWhereCellsAreQuotedWithIt(_ quote: String) {
    let byte = quote.utf8.first
    func quoted(_ text: String) -> Dialect { detect(text.replacing("'", with: quote)) }
    #expect(quoted("'USER_ID','EVENT_NAME'\n'1','a, b'\n").quote == byte)
    #expect(quoted("'a';'b'\n'1';'2'\n").quote == byte, "without known names too")
    #expect(quoted("'a';'b'\n'1';'2'\n").delimiter == UInt8(ascii: ";"))
    #expect(quoted("USER_ID,EVENT_NAME\n1,'x'\n2,'a, b'\n").quote == byte, "one column")
    #expect(quoted("a,b\n1,'{\"k\": 1}'\n2,'{\"k\": 2, \"l\": 3}'\n").quote == byte)
  }

  @Test(arguments: [
    "a,b\n1,{'k': 'x', 'l': 1}\n2,{'k': 'y', 'l': 2}\n", "a,b\n'90s,x\nit's,y\n",
    "a,b\n1,'x'\n2,y\n", "a,b\n1,'x'\n2,\"y, z\"\n", "a,b\n'tis, so,'1'\n", "'a,b\n'1,2\n",
    "a,b\n1,\"{'k': 'x'}\"\n2,\"{'k': 'y'}\"\n", "a,b\n1,'x'y\n2,'z'w\n", "a,b\n1,'x'\n",
  ])
  func whatStandsInsideCellsIsNoQuote(_ text: String) {
    #expect(detect(text).quote == UInt8(ascii: "\""))
  }
}

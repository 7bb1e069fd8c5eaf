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
}

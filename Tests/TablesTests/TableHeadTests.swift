import Testing

@testable import Tables

@Suite struct TableHeadTests {
  private let known: Set<String> = ["USER_ID", "EVENT_NAME", "TIMESTAMP", "UPDATED_AT"]

  private func table(_ text: String) throws -> TextTable {
    try TextTable(text, knownNames: known)
  }

  @Test(arguments: [
    "Events of March\n", "# made by x\n#\n", "Report,of,March\n", "\nEvents\n\n\n", "Events,,\n",
    "title one\ntitle, two\n# three,four,five,six\n", "\"Events, of \"\"March\"\"\"\n",
  ])
  func theHeaderIsFoundBelowLinesThatAreNoRows(_ preamble: String) throws {
    for names in ["USER_ID,EVENT_NAME,TIMESTAMP", "userId,eventName,timestamp"] {
      let table = try table(preamble + names + "\n1,x,2\n3,y,4\n")
      #expect(table.file.header == names.split(separator: ",").map(String.init))
      let lines = preamble.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(table.file.head.preamble == lines.count { !$0.isEmpty })
      #expect(table.file.head.line == lines.count)
      #expect(table.file.head.offset == UInt64(preamble.utf8.count))
      #expect(String(decoding: table.file.head.bytes, as: UTF8.self) == names)
      #expect(try table.records().map { $0.text(0) } == ["1", "3"])
      #expect(try table.records().first?.line == lines.count + 1)
    }
  }

  @Test func titlesAboveUnknownNamesAreTold() throws {
    let titled = try table("Report of March\na;b;c\n1;2;3\n4;5;6\n")
    #expect(titled.file.header == ["a", "b", "c"])
    #expect(titled.file.head.preamble == 1)
    let commented = try table("# x\n# y\nid\n1\n2\n")
    #expect(commented.file.header == ["id"])
    #expect(commented.file.head.preamble == 2)
  }

  @Test(arguments: [
    "USER_ID\n1\n", "a\n1,2\n", "a\n1,2\n3,4\nb\nc\nd\n", "#id,name\n1,2\n3,4\n", "1,2\n3,4\n",
    "a,b,c\nUSER_ID,EVENT_NAME\nx,y,z\n", "only\n",
    "USER_ID,plan\n1,x\nUSER_ID,EVENT_NAME,TIMESTAMP\n1,2,3\n1,2,3\n1,2,3\n",
  ])
  func theFirstRowIsTheHeaderUnlessAllSaysOtherwise(_ text: String) throws {
    let head = try table(text).file.head
    if text.hasPrefix("a,b,c") {
      #expect(head.names == ["USER_ID", "EVENT_NAME"], "no name of the first row is known")
    } else {
      #expect(head.preamble == 0 && head.line == 1, "\(head.names)")
    }
  }

  @Test func aFileOfTitlesAloneKeepsItsFirstRow() throws {
    #expect(try table("# a\n# b\n").file.header == ["# a"])
  }
}

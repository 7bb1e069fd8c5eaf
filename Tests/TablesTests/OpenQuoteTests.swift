import Testing

@testable import Tables

@Suite struct OpenQuoteTests {
  private func open(_ text: String) throws -> [OpenQuote?] {
    try TextTable("a,b\n" + text).records().map(\.openQuote)
  }

  @Test func theFurtherLinesUpToTheNextQuoteAreCounted() throws {
    let found = try open("1,\"x\n2,y\n3,z\n4,\"w\"\n")
    #expect(found.count == 4)
    #expect(found[0]?.offset == 2)
    #expect(found[0]?.lines == 3, "the quote of the fourth record is taken for the closing one")
    #expect(found[0]?.isAtLeast == false)
    #expect(found.dropFirst().allSatisfy { $0 == nil })
  }

  @Test func withNoFurtherQuoteTheRestOfTheFileIsSwallowed() throws {
    #expect(try open("1,\"x\n2,y\n3,z\n")[0]?.lines == 2)
    #expect(try open("1,\"x\n2,y\n3,z")[0]?.lines == 2)
    #expect(try open("1,2\n3,\"x\n").last??.lines == 0)
    #expect(try open("1,2\n3,\"").last??.lines == 0)
  }

  @Test func aRecordThatIsReadAloneSaysTheSame() throws {
    let rows = (0..<2000).map { "\($0),\"a\"\n" }.joined()
    let table = try TextTable("a,b\n1,\"x\n" + String(repeating: "2,y\n", count: 3000) + rows)
    let first = try #require(try table.records().first)
    #expect(first.openQuote?.lines == 3001)
    #expect(try RecordReader(table.file).record(at: first.offset).openQuote == first.openQuote)
  }

  @Test func beyondTheLongestRecordTheLinesAreAtLeastSoMany() throws {
    let rows = String(repeating: "1,2222222222222\n", count: Piece.maximumRecord / 16 + 10)
    let table = try TextTable("a,b\n0,\"0\n" + rows)
    let quote = try #require(try RecordReader(table.file).head(1).first?.openQuote)
    #expect(quote.isAtLeast)
    #expect(quote.lines == Piece.maximumRecord / 16)
  }
}

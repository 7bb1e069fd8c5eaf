import Testing

@testable import Tables

@Suite struct JSONRowsTests {
  @Test func x() { #expect(JSONHead([], isWhole: true).count == 0) }
}

import Testing

@testable import Tables

@Suite struct CellBytesTests {
  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("\"\"", ""), ("\"a,b\"", "a,b"), ("\"a\"\"b\"", "a\"b"),
    ("\"\"\"\"", "\""), ("\"a\"tail", "atail"), ("\"a\"\"", "a\""), ("\"", ""),
    ("a\"b", "a\"b"), ("\"a\"b\"c\"", "ab\"c\""),
  ])
  func valueIsTheCellWithoutItsQuotes(_ cell: String, _ value: String) {
    let found = Array(cell.utf8).withUnsafeBufferPointer {
      CellBytes.value($0, quote: UInt8(ascii: "\""))
    }
    #expect(String(decoding: found, as: UTF8.self) == value)
  }
}

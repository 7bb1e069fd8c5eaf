import TestSupport
import Testing

@testable import Tables

@Suite struct RelaxedJSONTests {
  private static func read(_ text: String) -> RelaxedJSON? {
    Array(text.utf8).withUnsafeBufferPointer(RelaxedJSON.read)
  }

  @Test(arguments: [
    ("{'a': 1}", "single quotes", 1), (#"{"a": None}"#, "None", 6),
    ("{'a': nan}", "single quotes", 1),
    (#"{"a": [True, False,],}"#, "True", 7), ("{u'a': 'x'}", "the letter u before a string", 1),
    (#"{"a": (1, "b")}"#, "a tuple", 6), (#"{'it"s': "it's", 1: None}"#, "single quotes", 1),
    (#"{'a\'b': '\x41'}"#, "single quotes", 1), ("'text'", "single quotes", 0), ("None", "None", 0),
  ])
  func pythonIsKnown(text: String, sign: String, offset: Int) {
    #expect(Self.read(text) == RelaxedJSON(notation: .python, sign: sign, offset: offset))
  }

  @Test(arguments: [
    ("{a: 1}", "the key a without quotes", 1), (#"{"a": undefined}"#, "undefined", 6),
    (#"{"a": 1} // note"#, "a comment", 9), (#"{/* x */"a": 1}"#, "a comment", 1),
    ("{$k_1: 'x', b: NaN,}", "the key $k_1 without quotes", 1),
    ("{\"a\": \u{201c}x\u{201d}}", "typographic quotes", 6),
    ("{\"a\": +1}", "a plus sign before a number", 6),
    ("{\u{2018}a\u{2019}: 1}", "typographic quotes", 1), ("[0x1F]", "a hexadecimal number", 1),
    ("[.5]", "a number that starts or ends with its point", 1), ("{1: 2}", "a number as a key", 1),
    ("[1, 5.]", "a number that starts or ends with its point", 4),
    ("{'a': undefined}", "single quotes", 1),
  ])
  func javaScriptIsKnown(text: String, sign: String, offset: Int) {
    #expect(Self.read(text) == RelaxedJSON(notation: .javaScript, sign: sign, offset: offset))
  }

  @Test(arguments: [
    (#"{"a": NaN}"#, "NaN", 6), ("[-Infinity]", "-Infinity", 1), ("[1, inf,]", "inf", 4),
    (#"{"a": -nan, "b": NaN}"#, "-nan", 6),
  ])
  func numbersThatAreNoneAreKnown(text: String, sign: String, offset: Int) {
    #expect(Self.read(text) == RelaxedJSON(notation: .notANumber, sign: sign, offset: offset))
  }

  @Test(arguments: [
    "", " ", "{", "{'a': 1", "{'a'}", "{a: None}", "{'a': 01}", "{'a': 1_000}", "[,]", "[1,,2]",
    "{'a': 'x\ny'}", "x", "{\"a\": \u{201c}x\"}", "{'a': 1} {'b': 2}", "{'a': 1e}", "{'a': - 1}",
    "/* {}",
    "/", "{'a': '", "'\\", "[0x]", "[+]", "[.]", "{a}", "{a:}", "[nulL]", "{'a': infinite}",
    String(repeating: "[", count: 100) + "None" + String(repeating: "]", count: 100),
  ])
  func whatNoReaderTakesIsNothing(text: String) {
    #expect(Self.read(text) == nil)
  }

  @Test func jsonShowsNoSign() {
    for text in [#"{"a": [1, -2.5e3, true, null, "\n\u0041"]}"#, "[]", "[1,]", #"["\x"]"#] {
      #expect(Self.read(text) == nil)
    }
  }

  @Test func bytesThatAreNoTextAreNothing() {
    let bytes = Array("{'a': '".utf8) + [0xff] + Array("'}".utf8)
    #expect(bytes.withUnsafeBufferPointer(RelaxedJSON.read) == nil)
  }

  @Test func randomBytesNeverCrash() {
    var random = SeededGenerator()
    let parts = [
      "{", "}", "[", "]", "(", ")", ",", ":", "'", "\"", "a", "None", "NaN", "-", "+", ".", "0x",
      "1", "e",
      "//", "/*", "*/", "\\", "\u{201c}", "\u{2019}", "u'", "\n", " ", "undefined",
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        parts.randomElement(using: &random) ?? ""
      }.joined()
      guard let found = Self.read(text) else { continue }
      #expect((0..<text.utf8.count).contains(found.offset), "seed \(random.seed): \(text)")
    }
  }
}

import Foundation
import TestSupport
import Testing

@testable import Reports

@Suite struct JSONValueTests {
  @Test func smallValuesStandOnALineAndOthersAreIndented() {
    let value = JSONValue.object([
      ("a", .array([.integer(1), .null, .bool(true)])), ("b", .object([])), ("c", .number(1.5)),
      ("d", .array([.object([("x", .string("y"))]), .array([])])),
    ])
    #expect(
      value.text == """
        {
          "a": [1, null, true],
          "b": {},
          "c": 1.5,
          "d": [
            {"x": "y"},
            []
          ]
        }
        """)
  }

  @Test func keysKeepTheirOrder() {
    let one = JSONValue.object([("b", .null), ("a", .null)])
    #expect(one.text == "{\"b\": null, \"a\": null}")
    #expect(one != .object([("a", .null), ("b", .null)]))
    #expect(one == .object([("b", .null), ("a", .null)]))
  }

  @Test(arguments: [
    ("a\"b\\c/d", #""a\"b\\c/d""#), ("\n\r\t", #""\n\r\t""#),
    ("\u{0}\u{1b}\u{7f}", #""\u0000\u001b\u007f""#),
    ("\u{85}\u{9b}", #""\u0085\u009b""#), ("\u{202e}\u{2066}\u{feff}", #""\u202e\u2066\ufeff""#),
    ("\u{2028}\u{2029}", #""\u2028\u2029""#), ("é日😀", "\"é日😀\""),
    ("\u{e0001}", #""\udb40\udc01""#),
  ])
  func controlsAndWhatHidesTextAreEscaped(_ text: String, _ written: String) {
    #expect(JSONValue.string(text).text == written)
  }

  @Test func everyTextComesBackAsItWas() throws {
    for sample in HostileText.samples {
      let data = Data(JSONValue.array([.string(sample)]).text.utf8)
      let back = try #require(try JSONSerialization.jsonObject(with: data) as? [String])
      #expect(back.map { Array($0.utf8) } == [Array(sample.utf8)])
    }
  }

  @Test func numbersThatJSONLacksAreNull() {
    #expect(JSONValue.number(.nan).text == "null")
    #expect(JSONValue.number(.infinity).text == "null")
    #expect(JSONValue.number(-2).text == "-2.0")
    #expect(JSONValue.count(UInt64(7)).text == "7")
    #expect(JSONValue.optional(nil).text == "null")
    #expect(JSONValue.optional("x").text == "\"x\"")
  }
}

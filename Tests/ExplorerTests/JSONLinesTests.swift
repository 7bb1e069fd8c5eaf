import TestSupport
import Testing

@testable import Explorer

@Suite struct JSONLinesTests {
  private func lines(_ text: String) -> [String] {
    JSONLines(ArraySlice(text.utf8)).lines.map { line in
      let key = String(decoding: line.key, as: UTF8.self)
      let value = String(decoding: line.value, as: UTF8.self)
      return String(repeating: " ", count: line.depth) + key + value
    }
  }

  @Test func writesALineForEachMember() {
    #expect(
      lines(#" {"a" : 1,"b":{"c":[true,null]}, "d":{ },"e":[]} "#) == [
        "{", #" "a":1,"#, #" "b":{"#, #"  "c":["#, "   true,", "   null", "  ]", " },",
        #" "d":{},"#, #" "e":[]"#, "}",
      ])
  }

  @Test func takesSignsInsideOfStringsForText() {
    #expect(
      lines(#"{"a{,:\"":"}],\\","b":"é 日"}"#) == ["{", #" "a{,:\"":"}],\\","#, #" "b":"é 日""#, "}"])
  }

  @Test func showsTheStartOfATextThatWasCut() {
    #expect(lines(#"{"a":{"b":"cd"#) == ["{", #" "a":{"#, #"  "b":"cd"#])
    #expect(lines("").isEmpty && lines("12") == ["12"])
  }

  /// Whatever the lines are, they hold the text but for its blanks.
  @Test func losesNothingOfAnyText() {
    var random = SeededGenerator()
    for _ in 0..<2000 {
      let text = String(
        (0..<Int.random(in: 0...40, using: &random)).map { _ in
          "{}[]:,\"\\a1é".randomElement(using: &random) ?? "a"
        })
      #expect(
        lines(text).joined().filter { $0 != " " } == text, "seed \(random.seed): \(text)")
    }
  }

  @Test func depthCostsNothing() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(JSONLines(ArraySlice(deep.utf8)).lines.last?.depth == 99_999)
  }

  @Test(arguments: [
    (#"{"a":1,}"#, 7), (#"{"a":tru}"#, 5), (#"{"a" 1}"#, 5), (#"{'a':1}"#, 1), ("{", 1),
  ])
  func saysWhereParsingStops(_ text: String, _ offset: Int) throws {
    let fault = try #require(JSONFault(Array(text.utf8)))
    #expect(fault.offset == offset, "\(fault.reason)")
    #expect(fault.isMinor == text.contains(",}"))
  }

  @Test func findsNoFaultInJSON() {
    #expect(JSONFault(Array(#"{"a":[1,2,{"b":null}]}"#.utf8)) == nil)
  }
}

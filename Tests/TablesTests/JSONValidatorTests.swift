import Foundation
import TestSupport
import Testing

@testable import Tables

@Suite struct JSONValidatorTests {
  private func verdict(_ text: String, quote: UInt8 = 0) -> JSONValidator.Verdict {
    let validator = JSONValidator()
    return Array(text.utf8).withUnsafeBufferPointer { validator.check($0, quote: quote) }
  }

  private func isInvalid(_ text: String) -> Bool {
    if case .invalid = verdict(text) { true } else { false }
  }

  @Test(.enabled(if: sharedFolder("corpora/json-test-suite") != nil, "JSONTestSuite is absent"))
  func theTestSuiteOfParsersIsJudgedRight() throws {
    let folder = try #require(sharedFolder("corpora/json-test-suite"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix(".json") }
    let validator = JSONValidator()
    var seen: [Character: Int] = [:]
    for name in names {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
      // Whether a cell is empty is asked before it is judged.
      if bytes.allSatisfy({ $0 == 0x20 }) { continue }
      let verdict = bytes.withUnsafeBufferPointer { validator.check($0, quote: 0) }
      let offset = validator.errorOffset(in: bytes)
      #expect((0...bytes.count).contains(offset), "\(name)")
      let kind = name.first ?? " "
      seen[kind, default: 0] += 1
      if kind == "y" { #expect(verdict == .valid, "\(name)") }
      if kind == "n" { #expect(verdict != .valid, "\(name)") }
      if verdict == .valid {
        let shape = bytes.withUnsafeBufferPointer { validator.shape($0, quote: 0) }
        let word = bytes.withUnsafeBufferPointer { validator.shapeWord($0, quote: 0) }
        #expect(shape.word == word && word != 0, "\(name)")
      }
    }
    #expect((seen["y"] ?? 0) > 80)
    #expect((seen["n"] ?? 0) > 150)
  }

  @Test(arguments: [#"{"a":1,}"#, "[1,]", "[[1,],{\"a\":[2 , ],} ,\n]", "{\"a\":\",}\",\t}"])
  func onlyCommasBeforeClosingSignsAreTrailing(_ text: String) {
    #expect(verdict(text) == .trailingComma)
  }

  @Test(arguments: [
    "{\"a\":1,,}", "{\"a\" 1,}", "[1,}", "{\"a\":1,", ",", "{\"a\":\"x,}", "{\"a\":\"\\\",}",
    "{} {}", "\u{feff}{}x", "{a:None}", "{'a':1,,}",
  ])
  func otherMistakesAreInvalid(_ text: String) {
    #expect(isInvalid(text))
  }

  @Test(arguments: [
    ("'a'", RelaxedJSON.Notation.python), ("{'a': 'x,}',}", .python), ("{a:1}", .javaScript),
    ("// x\n{}", .javaScript), ("{\"a\":\u{201c}x\u{201d}}", .javaScript),
    ("{\"a\":NaN}", .notANumber),
    ("[1,{\"a\":NaN,},]", .notANumber),
  ])
  func otherNotationsAreNamed(_ text: String, _ notation: RelaxedJSON.Notation) {
    #expect(verdict(text) == .other(notation))
  }

  @Test(.enabled(if: sharedFolder("corpora/json-test-suite") != nil, "JSONTestSuite is absent"))
  func theTestSuiteHoldsOtherNotations() throws {
    let folder = try #require(sharedFolder("corpora/json-test-suite"))
    let expected: [(String, RelaxedJSON.Notation)] = [
      ("n_number_NaN", .notANumber), ("n_number_minus_infinity", .notANumber),
      ("n_number_hex_2_digits", .javaScript), ("n_object_unquoted_key", .javaScript),
      ("n_object_trailing_comment", .javaScript), ("n_object_key_with_single_quotes", .javaScript),
      ("n_object_single_quote", .python), ("n_structure_capitalized_True", .python),
    ]
    for (name, notation) in expected {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name).json")))
      let verdict = bytes.withUnsafeBufferPointer { JSONValidator().check($0, quote: 0) }
      #expect(verdict == .other(notation), "\(name)")
    }
  }

  @Test func aQuotedCellIsJudgedByItsValue() {
    let quote = UInt8(ascii: "\"")
    #expect(verdict("\"{\"\"a\"\": \"\"b\"\"}\"", quote: quote) == .valid)
    #expect(verdict("\"{\"\"a\"\": 1,}\"", quote: quote) == .trailingComma)
    #expect(verdict("{}", quote: quote) == .valid)
  }

  @Test func whatWasJudgedBeforeLeavesNoTrace() {
    let validator = JSONValidator()
    let long = Array(("{\"a\":\"" + String(repeating: "x", count: 20_000) + "\"}").utf8)
    for _ in 0..<3 {
      #expect(long.withUnsafeBufferPointer { validator.check($0, quote: 0) } == .valid)
      #expect(Array("{".utf8).withUnsafeBufferPointer { validator.check($0, quote: 0) } != .valid)
      #expect(Array("[]".utf8).withUnsafeBufferPointer { validator.check($0, quote: 0) } == .valid)
    }
  }

  @Test(arguments: [("{\"a\": x}", 6), ("{\"a\": 1", 7), ("[1, 2, 03]", 7), ("[1] 2", 4)])
  func theOffsetPointsAtWhatCannotStandThere(_ text: String, _ offset: Int) {
    #expect(JSONValidator().errorOffset(in: Array(text.utf8)) == offset)
  }

  @Test(arguments: [1000, 1020, 1021, 1022, 1023, 1024, 1025, 1100, 100_000])
  func deepTextsAreRefusedAndNeverCrash(_ depth: Int) {
    let open = String(repeating: "[", count: depth)
    let text = open + String(repeating: "]", count: depth)
    #expect((verdict(text) == .valid) == (depth <= 1024))
    for text in [text, open, open + "x", String(repeating: "{\"a\":", count: depth)] {
      let offset = JSONValidator().errorOffset(in: Array(text.utf8))
      #expect((0...text.utf8.count).contains(offset))
    }
  }

  @Test(arguments: ["nul", "nulx", "[nul]", "{\"a\": nul}", "tru", "[fals]", "[\"\\x\"]", "-"])
  func halfAWordIsNoCrash(_ text: String) {
    #expect(isInvalid(text))
    #expect((0...text.utf8.count).contains(JSONValidator().errorOffset(in: Array(text.utf8))))
  }

  @Test func everyReasonHasWords() {
    for code in Int32(0)...60 { #expect(!JSONValidator.reason(code).isEmpty) }
  }

  @Test func randomBytesNeverCrash() {
    var random = SeededGenerator(seed: 8259)
    let alphabet = Array("{}[]\",:\\ 019.eE-+trufalsn\n\u{1}é".utf8) + [0xff, 0xc3]
    let validator = JSONValidator()
    for _ in 0..<5000 {
      let bytes = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      let verdict = bytes.withUnsafeBufferPointer { validator.check($0, quote: 0) }
      let offset = validator.errorOffset(in: bytes)
      if !(0...bytes.count).contains(offset) { Issue.record("\(bytes): \(offset)") }
      if case .invalid(let code) = verdict { _ = JSONValidator.reason(code) }
    }
  }
}

import CKernels
import TestSupport
import Testing

@testable import Tables

@Suite struct JSONShapeTests {
  private static func shape(_ text: String, quote: UInt8 = 0) -> JSONShape {
    let validator = JSONValidator()
    return Array(text.utf8).withUnsafeBufferPointer { cell in
      #expect(validator.check(cell, quote: quote) == .valid, "\(text)")
      let shape = validator.shape(cell, quote: quote)
      #expect(shape.word == validator.shapeWord(cell, quote: quote), "\(text)")
      #expect(shape.word != 0)
      return shape
    }
  }

  /// The word that a kernel gives, 0 where it leaves the text to the validator.
  private static func word(_ text: String, doubled: Bool, _ machine: ck_machine) -> UInt64 {
    let text = doubled ? text.replacing("\"", with: "\"\"") : text
    // What lies behind the text must not matter.
    let padded = Array(text.utf8) + Array("\"}, 1".utf8) + [UInt8](repeating: 0, count: 64)
    var word: UInt64 = 0
    let isPlain = ck_json_is_plain_with(padded, text.utf8.count, doubled ? 1 : 0, machine, &word)
    return isPlain == 1 ? word : 0
  }

  private static func members(_ shape: JSONShape) -> [String] {
    shape.members.map { "\(String(decoding: $0.key, as: UTF8.self)):\($0.type)" }
  }

  // MARK: - What a shape says

  @Test func aShapeHasTheKeysWithTheirTypesInOrder() {
    let shape = Self.shape(
      #" {"s": "x", "n": -2.5, "i": 10, "e": 1e3, "t": true, "f":false , "z": null, "o": {"q": 1},"#
        + #" "a": [{"r": ","}], "s\"": "}", "é": 0, "": ""} "#)
    #expect(shape.type == .object)
    #expect(
      Self.members(shape) == [
        "s:string", "n:number", "i:integer", "e:number", "t:boolean", "f:boolean", "z:null",
        "o:object",
        "a:array", "s\\\":string", "é:integer", ":string",
      ])
    #expect(shape.depth == 3 && !shape.isDeep && !shape.repeatsKey)
  }

  @Test(arguments: [
    ("[]", JSONShape.ValueType.array, 1), ("[[1], {\"a\": []}]", .array, 3), ("1", .integer, 0),
    (" 1.5 ", .number, 0), ("null", .null, 0), ("true", .boolean, 0), (#""text""#, .string, 0),
    (#""{text}""#, .string, 0), (#""12""#, .string, 0), (#""{\"a\": 1}""#, .encoded, 0),
    (#"" [1, 2]""#, .encoded, 0), ("{}", .object, 1),
  ])
  func aTextOfAnotherTypeHasNoMembers(text: String, type: JSONShape.ValueType, depth: Int) {
    let shape = Self.shape(text)
    #expect(shape.type == type && shape.members.isEmpty && shape.depth == depth)
    #expect(!shape.repeatsKey)
  }

  @Test(arguments: [
    (#"{"a": 1, "b": 2, "a": 3}"#, true), (#"{"a": {"a": {"a": 1}}}"#, false),
    (#"{"x": [{"a": 1, "b": 2, "a": 3}]}"#, true), (#"[{"a": 1}, {"a": 2}]"#, false),
    (#"{"a": "a", "b": "a"}"#, false), (#"{"a": 1, "\u0061": 2}"#, false),
    (#"{"x": {"a": {"b": 1, "c": [], "b": 2}}, "y": {"a": 1}}"#, true),
    (#"{"x": {"a": {"b": 1}, "b": {"a": 1}, "c": 1}}"#, false),
  ])
  func aKeyThatStandsTwiceIsSeenAtAnyLevel(text: String, repeats: Bool) {
    #expect(Self.shape(text).repeatsKey == repeats)
  }

  @Test(arguments: [
    (#"{"a": {"b": {"c": 1}}}"#, 3, false), (#"{"a": {"b": {"c": []}}}"#, 4, false),
    (#"{"a": {"b": {"c": [{}]}}}"#, 5, true), ("[[[[[]]]], [[]]]", 5, true),
  ])
  func depthCountsArraysAndObjects(text: String, depth: Int, isDeep: Bool) {
    let shape = Self.shape(text)
    #expect(shape.depth == depth && shape.isDeep == isDeep)
  }

  @Test func veryDeepAndVeryWideTextsHaveShapes() {
    let deep = String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000)
    #expect(Self.shape(deep).depth == 1000)
    let wide = (0..<50_000).map { "\"\($0)\":\($0)" }.joined(separator: ",")
    #expect(Self.shape("{\(wide)}").members.count == 50_000)
    let inside = Self.shape("{\"x\":{\(wide),\"7\":1}}")
    #expect(inside.members.count == 1 && inside.repeatsKey)
    #expect(!Self.shape("{\"x\":{\(wide)}}").repeatsKey)
  }

  // MARK: - Words

  @Test func whatDiffersHasAnotherWord() {
    let texts = [
      "{}", "[]", "1", "1.5", "null", "true", #""x""#, #""[]""#, #"{"a": 1}"#, #"{"b": 1}"#,
      #"{"a": 1.5}"#,
      #"{"a": "1"}"#, #"{"a": null}"#, #"{"a": true}"#, #"{"a": []}"#, #"{"a": {}}"#,
      #"{"a": 1, "b": 1}"#, #"{"b": 1, "a": 1}"#, #"{"a": 1, "a": 1}"#, #"{"ab": 1}"#, #"{"": 1}"#,
      #"{"a": {"x": 1, "x": 2}}"#, #"{"a": {"x": {"x": {"x": {}}}}}"#, "[[[[[]]]]]", #"{"A": 1}"#,
    ]
    #expect(Set(texts.map { Self.shape($0).word }).count == texts.count)
  }

  @Test func whatIsAlikeHasOneWord() {
    let word = Self.shape(#"{"a": 1, "b": {"c": 1}}"#).word
    for text in [
      #"{"a":-200,"b":{"d":[1,2,3]}}"#, "{\n\t\"a\" : 0 , \"b\" : { }\r\n}",
      #"{"a": 12345678901234567890, "b": {}}"#,
      #"{"a": 1, "b": {"c": "é\n"}}"#, #"{"a": 1, "b": {"c": {"d": {}}}}"#,
    ] {
      #expect(Self.shape(text).word == word, "\(text)")
    }
  }

  @Test func wordsAreTheSameOnEveryMachineAndInEveryVersion() {
    #expect(
      Self.shape(#"{"plan": "gold", "amount": 12.5, "n": 3}"#).word == 3_512_677_974_221_029_260)
    #expect(Self.shape("{}").word == 8_360_697_188_923_789_789)
  }

  /// The kernels by their fast and slow ways, and the validator, over texts of many lengths.
  @Test func allWaysGiveTheSameWord() {
    var random = SeededGenerator()
    var (plain, flat) = (0, 0)
    for round in 0..<30_000 {
      let text = round % 2 == 0 ? Self.flat(&random) : Self.value(&random, depth: 3)
      let word = Self.shape(text).word
      let cell = "\"" + text.replacing("\"", with: "\"\"") + "\""
      #expect(
        Self.shape(cell, quote: UInt8(ascii: "\"")).word == word, "seed \(random.seed): \(text)")
      for doubled in [false, true] {
        let slow = Self.word(text, doubled: doubled, CK_BYTES)
        let fast = Self.word(text, doubled: doubled, ck_best_machine())
        #expect(slow == fast, "seed \(random.seed): \(text)")
        #expect(slow == 0 || slow == word, "seed \(random.seed): \(text)")
        plain += slow == 0 ? 0 : 1
      }
      flat += round % 2 == 0 ? 1 : 0
    }
    #expect(plain > 2 * flat)
  }

  /// A flat object without anything odd.
  private static func flat(_ random: inout SeededGenerator) -> String {
    let values = [
      "1", "-20.75", "true", "false", "null", "\"\"", "\"two words, and: more\"", "0", "3.25",
      "\"1.5\"",
    ]
    let members = (0..<Int.random(in: 0...9, using: &random)).map { _ in
      let key = String(repeating: "k", count: Int.random(in: 0...25, using: &random))
      let blank = Bool.random(using: &random) ? " " : ""
      return "\"\(key)\":\(blank)\(values.randomElement(using: &random) ?? "")"
    }
    return "{\(members.joined(separator: Bool.random(using: &random) ? ", " : ","))}"
  }

  private static func value(_ random: inout SeededGenerator, depth: Int) -> String {
    let scalars = [
      "1", "-0.5", "1e5", "2E-1", "true", "false", "null", "\"x\"", "\"\"", #""\"""#, #""\\""#,
      #""a\"b{\\""#, "\"é\"",
      "123456789012345678",
    ]
    let blanks = ["", " ", "\n", "\t "]
    func blank() -> String { blanks.randomElement(using: &random) ?? "" }
    let count = Int.random(in: 0...4, using: &random)
    switch depth == 0 ? 0 : Int.random(in: 0...3, using: &random) {
    case 1, 2:
      let keys = ["a", "b", "long key", "é", #"q\""#, ""]
      let members = (0..<count).map { _ -> String in
        let key = keys.randomElement(using: &random) ?? ""
        return blank() + "\"\(key)\"" + blank() + ":" + blank()
          + value(&random, depth: depth - 1) + blank()
      }
      return "{" + members.joined(separator: ",") + "}"
    case 3:
      let elements = (0..<count).map { _ in value(&random, depth: depth - 1) + blank() }
      return "[" + elements.joined(separator: ",") + "]"
    default:
      return scalars.randomElement(using: &random) ?? ""
    }
  }
}

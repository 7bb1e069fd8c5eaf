import Foundation
import Testing

@testable import BucketSetup

@Suite struct JSONValueTests {
  @Test func keepsOrderDoubleKeysAndTheTextOfNumbers() throws {
    let text = #"{"b": 1.50e+02, "a": [true, false, null, {}, []], "b": "x\u00e9\ud83d\ude00\/\n"}"#
    let value = try JSONValue(text)
    #expect(value.members?.map(\.key) == ["b", "a", "b"])
    #expect(value.members?.first?.value == .number("1.50e+02"))
    #expect(value["b"] == .string("xé😀/\n"))
    #expect(value.compactText == #"{"b":1.50e+02,"a":[true,false,null,{},[]],"b":"xé😀/\u000a"}"#)
  }

  @Test func textIsLaidOutAsTheGuides() throws {
    let guide = BucketPolicy(bucket: "acme").text
    #expect(try JSONValue(guide).text + "\n" == guide)
  }

  @Test func byteOrderMarkAndSpaceAroundCountForNothing() throws {
    #expect(try JSONValue("\u{FEFF} \r\n\t{ } \n") == [:])
  }

  @Test func textsThatOnlyLookTheSameDiffer() throws {
    #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
    let object: JSONValue = ["\u{E9}": .null]
    #expect(object["e\u{301}"] == nil)
  }

  @Test(arguments: [
    ("", "the JSON ends too early at line 1, column 1"),
    ("{\n  \"a\": }", "a value is missing at line 2, column 8"),
    ("{\"a\" 1}", "a colon is missing at line 1, column 6"),
    ("{\"a\": 1,}", "a key in double quotes is missing at line 1, column 9"),
    ("[1 2]", "a comma or \"]\" is missing at line 1, column 4"),
    ("[1", "the JSON ends too early at line 1, column 3"),
    ("01", "something stands behind the JSON at line 1, column 2"),
    ("-", "the JSON ends too early at line 1, column 2"),
    ("1.x", "a digit is missing at line 1, column 3"),
    ("\"\\q\"", "an unknown escape at line 1, column 2"),
    ("\"\\ud800\"", "an unknown escape at line 1, column 8"),
    ("\"\\udc00\"", "an unknown escape at line 1, column 8"),
    ("\"a\nb\"", "a control character that is not escaped at line 1, column 3"),
    ("\"a", "the JSON ends too early at line 1, column 3"),
    ("\"\\", "the JSON ends too early at line 1, column 3"),
    ("“a”", "a value is missing at line 1, column 1"),
  ])
  func faultIsNamedAtItsPlace(text: String, message: String) {
    let error = #expect(throws: JSONError.self) { try JSONValue(text) }
    #expect(error?.message == message)
  }

  @Test func depthIsLimited() throws {
    let nested = { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }
    _ = try JSONValue(nested(JSONReader.deepest))
    for count in [JSONReader.deepest + 1, 100_000] {
      let error = #expect(throws: JSONError.self) { try JSONValue(nested(count)) }
      #expect(error?.kind == .tooDeep)
    }
  }

  @Test func readsItsOwnTextAndWhatFoundationReads() throws {
    let seed: UInt64 = 0x1507
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let value = generator.value(depth: 4)
      #expect(try JSONValue(value.text) == value, "seed \(seed)")
      #expect(try JSONValue(value.compactText) == value, "seed \(seed)")
      let ours = JSONValue.array([value])
      _ = try JSONSerialization.jsonObject(with: Data(ours.text.utf8))
    }
  }

  @Test func damagedTextIsRefusedOrReadNeverACrash() throws {
    let seed: UInt64 = 0xDA6A
    var generator = SeededGenerator(seed: seed)
    let whole = Array(BucketPolicy(bucket: "acme").text.utf8)
    for _ in 0..<2_000 {
      var bytes = whole
      for _ in 0...Int.random(in: 0...3, using: &generator) {
        bytes[Int.random(in: bytes.indices, using: &generator)] = .random(
          in: 0...127, using: &generator)
      }
      let text = String(
        decoding: bytes.prefix(Int.random(in: 0...bytes.count, using: &generator)), as: UTF8.self)
      let read = try? JSONValue(text)
      let peer = try? JSONSerialization.jsonObject(with: Data(text.utf8))
      #expect((read == nil) == (peer == nil), "seed \(seed): \(text)")
    }
  }
}

extension SeededGenerator {
  fileprivate mutating func value(depth: Int) -> JSONValue {
    switch Int.random(in: depth > 0 ? 0...5 : 2...5, using: &self) {
    case 0: .array((0..<Int.random(in: 0...3, using: &self)).map { _ in value(depth: depth - 1) })
    case 1:
      .object(
        (0..<Int.random(in: 0...3, using: &self)).map { _ in
          JSONMember(hostileText(), value(depth: depth - 1))
        })
    case 2: .bool(.random(using: &self))
    case 3: .number(["0", "-1", "1e5", "12.50", "-0.1E-7"][Int.random(in: 0...4, using: &self)])
    case 4: .null
    default: .string(hostileText())
    }
  }
}

import CFormats
import CKernels
import Foundation
import TestSupport
import Testing

/// The quick look at JSON may only accept what the thorough parser accepts.
@Suite struct PlainJSONTests {
  private static func isPlain(_ text: [UInt8], doubled: Bool = false) -> Bool {
    let text = doubled ? text.flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] } : text
    // What lies behind the text must not matter.
    let padded = text + Array("\"}, 1".utf8) + [UInt8](repeating: 0, count: 64)
    let slow = ck_json_is_plain(padded, text.count, doubled ? 1 : 0)
    let fast = ck_json_is_plain_with(padded, text.count, doubled ? 1 : 0, ck_best_machine(), nil)
    #expect(slow == fast, "\(String(decoding: text, as: UTF8.self))")
    return fast == 1
  }

  private static func isValid(_ text: [UInt8]) -> Bool {
    let json = cf_json_new()
    defer { cf_json_free(json) }
    let padded = text + [UInt8](repeating: 0x20, count: cf_json_padding())
    return cf_json_check(json, padded, text.count) == 0
  }

  @Test(arguments: [
    #"{}"#, #"[]"#, #"{"a": 1}"#, #"{"a": [1, -2.5, true, false, null, "x"], "b": {"c": {}}}"#,
    "{\n\"a\" : 77\n}", #"" ""#, "0", "[[[]]]",
  ])
  func usualJSONIsPlain(text: String) {
    #expect(Self.isPlain(Array(text.utf8)))
    #expect(Self.isPlain(Array(text.utf8), doubled: true))
    #expect(Self.isValid(Array(text.utf8)))
  }

  @Test(arguments: [
    "", " ", "{", "}", #"{"a"}"#, #"{"a": }"#, #"{"a": 1,}"#, "[1,]", "[1 2]", "01", "-", "1.",
    "tru", "nul", #"{"a": 1} x"#, #"{a: 1}"#, "{'a': 1}", "[}", "{]", #"{"a" 1}"#, "[", ",",
    "]",
  ])
  func whatIsNoJSONIsNotPlain(text: String) {
    #expect(!Self.isPlain(Array(text.utf8)))
    #expect(!Self.isPlain(Array(text.utf8), doubled: true))
  }

  @Test func randomTextIsPlainOnlyWhereItIsValid() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let parts = [
      "{", "}", "[", "]", ",", ":", "\"a\"", "\"", "1", "-2", "0.5", "true", "null", " ",
    ]
    for _ in 0..<100_000 {
      let text = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        parts.randomElement(using: &random) ?? ""
      }
      let bytes = Array(text.joined().utf8)
      guard Self.isPlain(bytes) || Self.isPlain(bytes, doubled: true) else { continue }
      #expect(Self.isValid(bytes), "seed \(seed): \(text.joined())")
    }
  }

  /// Objects of many lengths, some with a byte that does not belong there.
  @Test func flatObjectsAreReadAsByteByByte() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let values = ["1", "-20.75", "true", "false", "null", "\"\"", "\"two words, and: more\"", "0"]
    let signs = Array("{}[],:\"\\ .-0a\n".utf8)
    for _ in 0..<20_000 {
      let members = (0..<Int.random(in: 0...9, using: &random)).map { _ in
        let key = String(repeating: "k", count: Int.random(in: 0...20, using: &random))
        let blank = Bool.random(using: &random) ? " " : ""
        return "\"\(key)\":\(blank)\(values.randomElement(using: &random) ?? "")"
      }
      var bytes = Array("{\(members.joined(separator: ", "))}".utf8)
      let isWhole = Bool.random(using: &random)
      if !isWhole {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] =
          signs.randomElement(using: &random) ?? 0
      }
      let text = String(decoding: bytes, as: UTF8.self)
      for doubled in [false, true] {
        let isPlain = Self.isPlain(bytes, doubled: doubled)
        #expect(isPlain || !isWhole, "seed \(seed): \(text)")
        if isPlain { #expect(Self.isValid(bytes), "seed \(seed): \(text)") }
      }
    }
  }

  @Test(.enabled(if: sharedFolder("corpora/json-test-suite") != nil, "no public test files here"))
  func thePublicSuiteIsAcceptedOnlyWhereItMustOrMayBe() throws {
    let folder = try #require(sharedFolder("corpora/json-test-suite"))
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let text = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
      guard Self.isPlain(text) || Self.isPlain(text, doubled: true) else { continue }
      #expect(!name.hasPrefix("n_") && Self.isValid(text), "\(name)")
    }
  }
}

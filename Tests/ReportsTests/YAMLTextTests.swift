import Foundation
import TestSupport
import Testing

@testable import Reports

@Suite struct YAMLTextTests {
  private static let value = JSONValue.object([
    ("name", .string("two words")), ("$key", .string("a: b")),
    ("list", .array([.integer(1), .string("1"), .null, .array([.bool(true), .array([])])])),
    ("objects", .array([.object([("a", .object([])), ("b", .array([.string("x")]))])])),
    ("empty", .string("")),
  ])

  @Test func keysAndItemsStandOnLinesOfTheirOwn() {
    #expect(
      Self.value.yaml == """
        name: two words
        "$key": "a: b"
        list:
          - 1
          - "1"
          - null
          - - true
            - []
        objects:
          - a: {}
            b:
              - x
        empty: ""

        """)
  }

  /// Texts which YAML would take for something else, or not read at all.
  private static let texts = [
    "no", "Yes", "null", "~", "1", "1.0", "0x1f", "2022-10-26", "2022-10-26 07:08:34", "- a",
    "a: b",
    "a #b", " a", "a ", "\"a\"", "'a'", "{a}", "[a]", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a",
    "a\nb", "tab\there", "›", "1e3", ".inf", "y", "a.b", "a-b", "=", "<<",
  ]

  @Test(.enabled(if: Validator.areInstalled, "\(Validator.absence)"))
  func othersReadItAsTheJSON() throws {
    let keyed = Self.texts.map { ($0, JSONValue.string($0)) }
    let value = JSONValue.array([
      Self.value, .array(Self.texts.map(JSONValue.string)), .object(keyed),
    ])
    let folder = try TemporaryFolder()
    try folder.write(value.yaml, to: "value.yaml")
    let script = "import json, yaml; print(json.dumps(yaml.safe_load(open('value.yaml'))))"
    let run = try Validator.python.run("-c", script, in: folder)
    let read = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? NSArray
    let meant = try JSONSerialization.jsonObject(with: Data(value.text.utf8)) as? NSArray
    #expect(read != nil && read == meant, "\(run.output)")
  }
}

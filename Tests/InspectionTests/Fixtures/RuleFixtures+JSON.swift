extension RuleFixture {
  /// JSON.
  static let json: [RuleFixture] = [
    properties(
      "error json.python events.EVENT_PROPERTIES 3/1",
      broken: ["«{'a': None}»", #"«"{""a"": True, }"»"#, "«{u'a': 'x'}»"],
      clean: [#""{""a"": ""None, 'True'""}""#]),
    properties(
      "error json.js events.EVENT_PROPERTIES 4/1",
      broken: ["«{a: 1}»", #"«"{""a"": undefined}"»"#, "«{/* none */}»", "«{“a”: 1}»"],
      clean: [#""{""a"": ""{b: undefined} // “c”""}""#]),
    properties(
      "error json.nan events.EVENT_PROPERTIES 2/1",
      broken: [#"«"{""a"": NaN}"»"#, #"«"{""a"": [-Infinity,]}"»"#],
      clean: [#""{""a"": ""NaN""}""#, #""{""a"": null}""#]),
    properties(
      "warning json.not_object events.EVENT_PROPERTIES 5/1",
      broken: [#"«"[1, 2]"»"#, "«12»", "«true»", #"«"""text"""»"#, #"«"[{""a"": 1}]"»"#],
      clean: ["{}", ""]),
    properties(
      "warning json.double_encoded events.EVENT_PROPERTIES 2/1",
      broken: [#"«"""{\""a\"": 1}"""»"#, #"«"""[1]"""»"#],
      clean: [#""{""a"": ""{\""b\"": 1}""}""#]),
    properties(
      "warning json.dup_key events.EVENT_PROPERTIES 3/1",
      broken: [
        #"«"{""a"": 1, ""a"": 2}"»"#, #"«"{""x"": [{""é"": 1, ""é"": 1}]}"»"#,
        #"«"{""a"": 5, ""a"": 6}"»"#,
      ],
      clean: [#""{""a"": {""a"": ""a""}, ""A"": [{""a"": 1}, {""a"": 2}]}""#]),
    properties(
      "warning json.depth events.EVENT_PROPERTIES 2/1",
      broken: [#"«"{""a"": {""b"": {""c"": [[]]}}}"»"#, #"«"{""a"": [[[{""é"": 1}]]]}"»"#],
      clean: [#""{""a"": {""b"": {""c"": 1}}}""#, #""{""a"": [{""b"": [1]}, [[2]]]}""#]),
    properties(
      "warning json.size events.EVENT_PROPERTIES 1/1",
      broken: ["«\"\(object(keys: 256))\"»"],
      clean: ["\"\(object(keys: 255))\""]),
    properties(
      "warning json.type_drift events.EVENT_PROPERTIES 2/1",
      broken: Array(repeating: amount("1"), count: 20)
        + ["«\(amount(#"""1"""#))»", amount("2.5"), amount(#"""2"""#), amount("null")],
      clean: Array(repeating: amount("1"), count: 20) + [amount("null"), amount("-0.5")]),
    properties(
      "info json.key_sometimes_missing events.EVENT_PROPERTIES 2/1",
      broken: Array(repeating: amount("1"), count: 20)
        + [#"«"{""b"": 1}"»"#, #""{""b"": 1}""#, "", "{}"],
      clean: Array(repeating: amount("1"), count: 20) + ["", "{}"]),
    properties(
      "info json.not_compared events.EVENT_PROPERTIES 4097/1",
      broken: ["«\(made(from: 0))»"] + (1...4096).map(made),
      clean: (1...4096).map(made)),
  ]

  /// Events whose properties are given, each at another second.
  private static func properties(
    _ finding: String, broken: [String], clean: [String]
  ) -> RuleFixture {
    RuleFixture(finding, broken: rows(broken), clean: rows(clean))
  }

  private static func rows(_ properties: [String]) -> Files {
    tables(
      events: properties.enumerated().map { number, cell in
        let time = "\(10 + number / 3600):\(pair(number / 60 % 60)):\(pair(number % 60))"
        return "u1,a1,login,2024-03-01 \(time),2024-03-02 \(time),\(cell)"
      })
  }

  private static func pair(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func amount(_ value: String) -> String {
    "\"{\"\"b\"\": 1, \"\"amount\"\": \(value)}\""
  }

  private static func made(from number: Int) -> String { "\"{\"\"key \(number)\"\": 1}\"" }

  private static func object(keys: Int) -> String {
    "{" + (0..<keys).map { "\"\"\($0)\"\": 1" }.joined(separator: ", ") + "}"
  }
}

extension JSONValue {
  /// The value as YAML 1.2, keys and items on lines of their own.
  ///
  /// Text is quoted as in JSON wherever it could be taken for anything else. YAML reads that alike
  /// but for escaped surrogates, so the text is to be our own.
  public var yaml: String {
    var text = ""
    writeYAML(into: &text, indent: 0)
    return text
  }

  private func writeYAML(into text: inout String, indent: Int) {
    let margin = String(repeating: "  ", count: indent)
    switch self {
    case .object(let members) where !members.isEmpty:
      for (key, value) in members {
        text += margin + JSONValue.string(key).scalar + ":"
        value.writeYAMLValue(into: &text, indent: indent + 1)
      }
    case .array(let values) where !values.isEmpty:
      for value in values {
        var item = ""
        value.writeYAML(into: &item, indent: indent + 1)
        text += margin + "- " + item.drop { $0 == " " }
      }
    default: text += margin + scalar + "\n"
    }
  }

  /// Behind a key: on its line, or below it.
  private func writeYAMLValue(into text: inout String, indent: Int) {
    if isScalar {
      text += " " + scalar + "\n"
    } else {
      text += "\n"
      writeYAML(into: &text, indent: indent)
    }
  }

  /// The value on one line.
  private var scalar: String {
    guard case .string(let value) = self, value.isPlainInYAML else { return self.text }
    return value
  }
}

extension String {
  /// Whether YAML takes the text for itself without quotes.
  fileprivate var isPlainInYAML: Bool {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    guard let first = utf8.first, letters.contains(first) || capitals.contains(first) else {
      return false
    }
    let signs = Array("_.- ".utf8)
    let isHarmless = utf8.allSatisfy { byte in
      letters.contains(byte) || capitals.contains(byte) || (48...57).contains(byte)
        || signs.contains(byte)
    }
    return isHarmless && last != " " && !Self.yamlWords.contains(lowercased())
  }

  /// Words of YAML 1.1 and 1.2 that are no text.
  private static let yamlWords: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n",
  ]
}

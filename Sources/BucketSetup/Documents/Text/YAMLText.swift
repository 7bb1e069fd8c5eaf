/// Values as YAML reads them back, in version 1.1 as well as in 1.2.
enum YAMLText {
  /// A value in block style, as lines without their ends; each level is indented by two columns.
  static func lines(_ value: JSONValue) -> [String] {
    switch value {
    case .object(let members) where !members.isEmpty:
      members.flatMap { lines(scalar($0.key) + ":", $0.value) }
    case .array(let elements) where !elements.isEmpty:
      elements.flatMap { element in
        let inner = lines(element)
        return ["- " + (inner.first ?? "")] + inner.dropFirst().map { "  " + $0 }
      }
    default: [inline(value)]
    }
  }

  /// A string, quoted unless it is a word that no version of YAML takes for anything else.
  static func scalar(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  private static func lines(_ key: String, _ value: JSONValue) -> [String] {
    switch value {
    case .object(let members) where !members.isEmpty: [key] + lines(value).map { "  " + $0 }
    case .array(let elements) where !elements.isEmpty: [key] + lines(value).map { "  " + $0 }
    default: ["\(key) \(inline(value))"]
    }
  }

  private static func inline(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): scalar(text)
    default: value.compactText
    }
  }

  private static func quoted(_ text: String) -> String {
    var written = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        written.append("\\")
        written.append(scalar)
      case _ where PlainText.isVisible(scalar): written.append(scalar)
      default:
        let (letter, count) = scalar.value <= 0xFFFF ? ("u", 4) : ("U", 8)
        written.append(
          contentsOf: "\\\(letter)\(Hex.digits(scalar.value, count: count))".unicodeScalars)
      }
    }
    return "\"" + String(written) + "\""
  }

  /// Letters and digits, a letter first, with `::` between words.
  private static func isPlain(_ text: String) -> Bool {
    guard text.wholeMatch(of: /[A-Za-z][A-Za-z0-9]*(::[A-Za-z][A-Za-z0-9]*)*/) != nil else {
      return false
    }
    return !otherThanStrings.contains(text.lowercased())
  }

  /// What YAML 1.1 takes for a boolean or for nothing.
  private static let otherThanStrings: Set = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null",
  ]
}

extension JSONValue {
  /// The value over several lines, indented by four columns as the guide's policy is; no line end
  /// behind the last.
  public var text: String {
    var text = ""
    write(to: &text, indent: 0)
    return text
  }

  /// The value on one line without a space that it does not need.
  public var compactText: String {
    var text = ""
    write(to: &text, indent: nil)
    return text
  }

  private func write(to text: inout String, indent: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .number(let number): text += number
    case .string(let string): text += JSONText.literal(string)
    case .array(let elements):
      Self.write(elements, between: ("[", "]"), to: &text, indent: indent) {
        element, text, indent in
        element.write(to: &text, indent: indent)
      }
    case .object(let members):
      Self.write(members, between: ("{", "}"), to: &text, indent: indent) { member, text, indent in
        text += JSONText.literal(member.key) + (indent == nil ? ":" : ": ")
        member.value.write(to: &text, indent: indent)
      }
    }
  }

  private static func write<Part>(
    _ parts: [Part], between brackets: (String, String), to text: inout String, indent: Int?,
    each write: (Part, inout String, Int?) -> Void
  ) {
    text += brackets.0
    let inner = indent.map { $0 + 4 }
    for (number, part) in parts.enumerated() {
      if number > 0 { text += "," }
      breakLine(&text, indent: inner)
      write(part, &text, inner)
    }
    if !parts.isEmpty { breakLine(&text, indent: indent) }
    text += brackets.1
  }

  private static func breakLine(_ text: inout String, indent: Int?) {
    if let indent { text += "\n" + String(repeating: " ", count: indent) }
  }
}

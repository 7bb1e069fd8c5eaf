/// A JSON value whose objects keep the order of their keys, so that reports are the same each time.
public indirect enum JSONValue: Sendable, Equatable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A number with a fraction.
  case number(Double)
  /// Text.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Keys with their values, in order.
  case object([(String, JSONValue)])

  /// Whether both are the same, keys in the same order.
  public static func == (left: JSONValue, right: JSONValue) -> Bool { left.text == right.text }

  /// A string, or `null` where there is none.
  public static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// Whole numbers with a sign only where needed.
  public static func count(_ number: some BinaryInteger) -> JSONValue { .integer(Int(number)) }

  /// The value as text: small arrays and objects on a line of their own, others indented.
  public var text: String {
    var text = ""
    write(into: &text, indent: 0)
    return text
  }

  /// The value as text on one line.
  public var line: String {
    switch self {
    case .array(let values): "[" + values.map(\.line).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.string($0.0).text + ":" + $0.1.line }.joined(separator: ",") + "}"
    default: text
    }
  }

  private func write(into text: inout String, indent: Int) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value.isFinite ? String(value) : "null"
    case .string(let value): Self.writeString(value, into: &text)
    case .array(let values):
      Self.writeList(values, "[", "]", &text, indent, isFlat: isFlat) {
        $0.write(into: &$1, indent: $2)
      }
    case .object(let members):
      Self.writeList(members, "{", "}", &text, indent, isFlat: isFlat) {
        Self.writeString($0.0, into: &$1)
        $1 += ": "
        $0.1.write(into: &$1, indent: $2)
      }
    }
  }

  /// Whether there are no arrays or objects inside.
  private var isFlat: Bool {
    switch self {
    case .array(let values): values.allSatisfy(\.isScalar)
    case .object(let members): members.allSatisfy { $0.1.isScalar }
    default: true
    }
  }

  /// Whether the value is neither an object nor an array with something inside.
  var isScalar: Bool {
    switch self {
    case .array(let values): values.isEmpty
    case .object(let members): members.isEmpty
    default: true
    }
  }

  private static func writeList<Item>(
    _ items: [Item], _ open: String, _ close: String, _ text: inout String, _ indent: Int,
    isFlat: Bool, write: (Item, inout String, Int) -> Void
  ) {
    text += open
    let newLine = "\n" + String(repeating: "  ", count: indent + 1)
    for (index, item) in items.enumerated() {
      if index > 0 { text += isFlat ? ", " : "," }
      if !isFlat { text += newLine }
      write(item, &text, indent + 1)
    }
    if !isFlat { text += "\n" + String(repeating: "  ", count: indent) }
    text += close
  }

  private static func writeString(_ value: String, into text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where mustBeEscaped(scalar): text += escape(scalar)
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  /// Controls, and what would turn the text around or hide it on a terminal.
  private static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    UTF16.encode(scalar)?.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined() ?? ""
  }
}

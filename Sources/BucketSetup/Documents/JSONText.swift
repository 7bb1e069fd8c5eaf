/// Text as JSON writes it (RFC 8259, section 7).
enum JSONText {
  /// The text between double quotes.
  static func literal(_ text: String) -> String { "\"\(escaped(text))\"" }

  /// The text with what may not stand inside a JSON string escaped.
  static func escaped(_ text: String) -> String {
    var written = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        written.append("\\")
        written.append(scalar)
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        let padding = String(repeating: "0", count: 4 - digits.count)
        written.append(contentsOf: "\\u\(padding)\(digits)".unicodeScalars)
      default: written.append(scalar)
      }
    }
    return String(written)
  }
}

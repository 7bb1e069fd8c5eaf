/// Text as JSON writes it (RFC 8259, section 7).
enum JSONText {
  /// The text between double quotes.
  static func literal(_ text: String) -> String { "\"\(escaped(text))\"" }

  /// The text with what may not stand inside a JSON string escaped, and what one would not see.
  static func escaped(_ text: String) -> String {
    var written = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        written.append("\\")
        written.append(scalar)
      case _ where PlainText.isVisible(scalar): written.append(scalar)
      default:
        for unit in String(scalar).utf16 {
          written.append(contentsOf: "\\u\(Hex.digits(unit, count: 4))".unicodeScalars)
        }
      }
    }
    return String(written)
  }
}

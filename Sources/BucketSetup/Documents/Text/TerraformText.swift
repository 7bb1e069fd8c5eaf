/// Text as Terraform's language reads it back (HCL Native Syntax Specification, "Templates").
enum TerraformText {
  /// A string in quotes: nothing in it is a template, and what one would not see is spelled out.
  static func literal(_ text: String) -> String {
    var written = String.UnicodeScalarView()
    for scalar in withoutTemplates(text).unicodeScalars {
      switch scalar {
      case "\"", "\\":
        written.append("\\")
        written.append(scalar)
      case _ where PlainText.isVisible(scalar): written.append(scalar)
      case _ where scalar.value <= 0xFFFF:
        written.append(contentsOf: "\\u\(Hex.digits(scalar.value, count: 4))".unicodeScalars)
      default:
        written.append(contentsOf: "\\U\(Hex.digits(scalar.value, count: 8))".unicodeScalars)
      }
    }
    return "\"" + String(written) + "\""
  }

  /// A text of whole lines as they stand, between a marker that none of its lines is.
  ///
  /// Each line ends with a line feed, and no other control character is in them, as a heredoc knows
  /// no escapes.
  static func heredoc(_ text: String, marker: String) -> String {
    let lines = text.split(separator: "\n").map { $0.filter { $0 != " " } }
    var end = marker
    while lines.contains(where: { $0 == end }) { end += "_" }
    return "<<\(end)\n" + withoutTemplates(text) + end
  }

  /// `${` and `%{` begin a template; doubled, the sign stands for itself.
  private static func withoutTemplates(_ text: String) -> String {
    var written = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar == "{", let sign = previous, sign == "$" || sign == "%" { written.append(sign) }
      written.append(scalar)
      previous = scalar
    }
    return String(written)
  }
}

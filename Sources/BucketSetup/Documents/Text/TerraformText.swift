/// Text as Terraform's language reads it back (HCL Native Syntax Specification, "Templates").
enum TerraformText {
  /// A string in quotes: nothing in it is a template, and what one would not see is spelled out.
  static func literal(_ text: String) -> String {
    var written = String.UnicodeScalarView()
    let scalars = text.unicodeScalars
    for index in scalars.indices {
      let scalar = scalars[index]
      let next = scalars[scalars.index(after: index)...].first
      switch scalar {
      case "\"", "\\":
        written.append("\\")
        written.append(scalar)
      // Spelled out rather than doubled: of `$$${` not every reader makes the same.
      case "$" where next == "{", "%" where next == "{": written.append(contentsOf: code(scalar))
      case _ where PlainText.isVisible(scalar): written.append(scalar)
      default: written.append(contentsOf: code(scalar))
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

  private static func code(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    let (letter, count) = scalar.value <= 0xFFFF ? ("u", 4) : ("U", 8)
    return "\\\(letter)\(Hex.digits(scalar.value, count: count))".unicodeScalars
  }
}

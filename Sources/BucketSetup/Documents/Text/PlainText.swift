/// Text for people: nothing invisible, numbers that one can read.
enum PlainText {
  /// The text with control and invisible formatting characters written as `\u{…}`.
  ///
  /// Names of files are anything; they must neither move a cursor nor break a line of a document.
  static func printable(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { return text }
    var written = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isVisible(scalar) {
        written.append(scalar)
      } else {
        let code = String(scalar.value, radix: 16, uppercase: true)
        written.append(contentsOf: "\\u{\(code)}".unicodeScalars)
      }
    }
    return String(written)
  }

  /// Whether a character shows, or is a space, and leaves all others where they are.
  static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
    default: true
    }
  }

  /// A number with a comma between thousands.
  static func grouped(_ number: Int) -> String {
    var digits = String(number.magnitude)[...]
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.append(digits.suffix(3))
      digits.removeLast(3)
    }
    groups.append(digits)
    return (number < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
  }

  /// A count with its noun, in the plural where the count asks for it.
  static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// A size in bytes, with the rounded decimal unit where it helps.
  static func size(_ bytes: Int) -> String {
    let units = [(1_000_000_000_000, "TB"), (1_000_000_000, "GB"), (1_000_000, "MB"), (1000, "kB")]
    guard let (unit, name) = units.first(where: { bytes >= $0.0 }) else {
      return "\(bytes) bytes"
    }
    let tenths = bytes / (unit / 10)
    return "\(tenths / 10).\(tenths % 10) \(name)"
  }
}

/// Text for people: nothing invisible, numbers that one can read.
enum PlainText {
  /// The text with control and invisible formatting characters written as `\u{…}`.
  ///
  /// Names of files are anything; they must neither move a cursor nor break a line of a document.
  static func printable(_ text: String) -> String {
    var written = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        let code = String(scalar.value, radix: 16, uppercase: true)
        written.append(contentsOf: "\\u{\(code)}".unicodeScalars)
      default: written.append(scalar)
      }
    }
    return String(written)
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

/// Words as bash reads them back.
enum ShellText {
  /// One word, quoted where it needs to be, whatever it holds.
  static func word(_ text: String) -> String {
    let isBare = !text.isEmpty && text.utf8.allSatisfy(isOrdinary)
    return isBare ? text : quoted(text)
  }

  /// One word in quotes; invisible characters are spelled out, so that what one sees is all.
  ///
  /// A shell cannot hold the NUL character, so that is left out.
  static func quoted(_ text: String) -> String {
    PlainText.printable(text) == text ? literal(text) : spelled(text)
  }

  /// A whole command line.
  static func line(_ words: [String]) -> String { words.map(word).joined(separator: " ") }

  private static func literal(_ text: String) -> String {
    let parts = text.utf8.split(separator: quote, omittingEmptySubsequences: false)
    return "'" + parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: #"'\''"#) + "'"
  }

  /// The `$'…'` form, every byte that is not printable ASCII as two hexadecimal digits.
  private static func spelled(_ text: String) -> String {
    let bytes = text.utf8.filter { $0 != 0 }.map { byte -> String in
      if isOrdinary(byte) || byte == UInt8(ascii: " ") { return String(UnicodeScalar(byte)) }
      return #"\x"# + Hex.digits(byte, count: 2)
    }
    return "$'" + bytes.joined() + "'"
  }

  private static let quote = UInt8(ascii: "'")

  private static func isOrdinary(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-_./:,@+".utf8.contains(byte)
    }
  }
}

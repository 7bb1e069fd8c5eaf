/// Text as a part of a URL (RFC 3986, section 2).
enum URLText {
  /// Every byte but letters, digits and `-._~` as `%` and two digits.
  static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        String(UnicodeScalar(byte))
      default: "%" + Hex.digits(byte, count: 2).uppercased()
      }
    }.joined()
  }
}

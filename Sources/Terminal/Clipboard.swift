/// Writing to the clipboard of the terminal, also through ssh (xterm's "OSC 52").
enum Clipboard {
  /// The longest text, encoded, that xterm accepts.
  static let limit = 74_994

  /// The bytes that put `text` on the clipboard, or nil when it is too long.
  ///
  /// Only base64 stands between the brackets, so nothing in the text can end the command early.
  static func command(for text: String) -> [UInt8]? {
    let encoded = base64(Array(text.utf8))
    guard encoded.count <= limit else { return nil }
    return Array("\u{1B}]52;c;".utf8) + encoded + [0x07]
  }

  /// Encodes bytes as RFC 4648 says.
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      for digit in 0..<4 {
        let value = Int(bits >> (18 - 6 * UInt32(digit)) & 0x3F)
        result.append(digit <= group.count ? alphabet[value] : UInt8(ascii: "="))
      }
    }
    return result
  }
}

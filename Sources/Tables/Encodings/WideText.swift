/// Text with two or four bytes a character that no byte order mark announces.
enum WideText {
  /// Most text has many ASCII characters, whose upper bytes are zeros at every second place, or at
  /// three places of four.
  static func charset(_ head: ArraySlice<UInt8>) -> Charset? {
    guard head.count >= 8 else { return nil }
    var zeros = [0, 0, 0, 0]
    for (place, byte) in head.enumerated() where byte == 0 { zeros[place % 4] += 1 }
    let most = head.count / 4 * 7 / 10
    let isZero = zeros.map { $0 > most }
    switch isZero.count(where: { $0 }) {
    case 3 where !isZero[0]: return .utf32LE
    case 3 where !isZero[3]: return .utf32BE
    case 2 where isZero[0] == isZero[2] && zeros.contains(where: { $0 * 20 < head.count / 4 }):
      return isZero[0] ? .utf16BE : .utf16LE
    default: return nil
    }
  }
}

/// An encoding of text with two or four bytes a character.
public struct WideEncoding: Sendable, Equatable {
  /// Its name.
  public let name: String
  /// Whether a byte order mark says so.
  public let hasMark: Bool

  /// The encoding of the first bytes of a file; nothing where they are not of this kind.
  init?(_ head: [UInt8]) {
    if let found = Self.marks.first(where: { head.starts(with: $0.mark) }) {
      (name, hasMark) = (found.name, true)
    } else if let found = Self.name(byZerosOf: head.prefix(4096)) {
      (name, hasMark) = (found, false)
    } else {
      return nil
    }
  }

  /// The longer marks first, since they start with shorter ones.
  private static let marks: [(mark: [UInt8], name: String)] = [
    ([0xff, 0xfe, 0, 0], "UTF-32"), ([0, 0, 0xfe, 0xff], "UTF-32"), ([0xff, 0xfe], "UTF-16"),
    ([0xfe, 0xff], "UTF-16"),
  ]

  /// Most text has many ASCII characters, whose upper bytes are zeros at every second place, or at
  /// three places of four.
  private static func name(byZerosOf head: ArraySlice<UInt8>) -> String? {
    guard head.count >= 8 else { return nil }
    var zeros = [0, 0, 0, 0]
    for (place, byte) in head.enumerated() where byte == 0 { zeros[place % 4] += 1 }
    let most = head.count / 4 * 7 / 10
    let isZero = zeros.map { $0 > most }
    switch isZero.count(where: { $0 }) {
    case 3 where !isZero[0] || !isZero[3]: return "UTF-32"
    case 2 where isZero[0] == isZero[2] && zeros.contains(where: { $0 * 20 < head.count / 4 }):
      return "UTF-16"
    default: return nil
    }
  }
}

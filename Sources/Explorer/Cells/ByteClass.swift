/// How a byte of a text counts for a reader.
enum ByteClass: Equatable {
  /// A character of ASCII that is seen.
  case plain
  /// A part of another character.
  case part
  /// A control, or a byte that is no UTF-8.
  case odd

  /// The classes of the bytes in a range, which may start inside a character.
  static func of(_ range: Range<Int>, in bytes: [UInt8]) -> [ByteClass] {
    var start = range.lowerBound
    // A character has three bytes at most behind its first.
    while start > 0, range.lowerBound - start < 3, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let end = min(bytes.count, range.upperBound + 3)
    var classes: [ByteClass] = []
    var (input, parser) = (bytes[start..<end].makeIterator(), Unicode.UTF8.ForwardParser())
    reading: while true {
      switch parser.parseScalar(from: &input) {
      case .valid(let encoded):
        let value = Unicode.UTF8.decode(encoded).value
        let isControl = value < 0x20 || (0x7F...0x9F).contains(value)
        let kind = isControl ? ByteClass.odd : value < 0x7F ? .plain : .part
        classes += Array(repeating: kind, count: encoded.count)
      case .error(let length): classes += Array(repeating: .odd, count: length)
      case .emptyInput: break reading
      }
    }
    return Array(classes.dropFirst(range.lowerBound - start).prefix(range.count))
  }
}

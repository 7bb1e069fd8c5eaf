/// Values without the blanks around them.
extension UnsafeBufferPointer<UInt8> {
  /// The bytes between blanks and tabs at the ends.
  var bare: UnsafeBufferPointer<UInt8> {
    var (start, end) = (0, count)
    while start < end, Self.isBlank(self[start]) { start += 1 }
    while end > start, Self.isBlank(self[end - 1]) { end -= 1 }
    return UnsafeBufferPointer(rebasing: self[start..<end])
  }

  /// Whether a byte is a blank or a tab.
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

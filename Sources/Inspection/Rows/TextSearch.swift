/// A text to look for in the bytes of records.
///
/// Smart case: without a capital in the text, ASCII letters match in either case.
public struct TextSearch: Sendable, Equatable {
  /// The text.
  public let text: String
  private let bytes: [UInt8]
  private let ignoresCase: Bool

  /// A search for a text that is not empty.
  public init?(_ text: String) {
    guard !text.isEmpty else { return nil }
    self.text = text
    bytes = Array(text.utf8)
    ignoresCase = !bytes.contains { (65...90).contains($0) }
  }

  /// Whether the text is among the bytes.
  public func matches(_ value: some Collection<UInt8>) -> Bool {
    guard value.count >= bytes.count else { return false }
    return value.withContiguousStorageIfAvailable(isFound)
      ?? Array(value).withUnsafeBufferPointer(isFound)
  }

  private func isFound(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    let last = value.count - bytes.count
    guard last >= 0 else { return false }
    return bytes.withUnsafeBufferPointer { wanted in
      for start in 0...last where isSame(value[start], wanted[0]) {
        var at = 1
        while at < wanted.count, isSame(value[start + at], wanted[at]) { at += 1 }
        if at == wanted.count { return true }
      }
      return false
    }
  }

  @inline(__always)
  private func isSame(_ byte: UInt8, _ wanted: UInt8) -> Bool {
    byte == wanted || (ignoresCase && (65...90).contains(byte) && byte + 32 == wanted)
  }
}

/// The value of a cell as it stands between delimiters.
public enum CellBytes {
  /// Whether the cell starts with a quote, so that its value has to be unwrapped.
  @inlinable public static func isQuoted(_ cell: UnsafeBufferPointer<UInt8>, by quote: UInt8)
    -> Bool
  {
    cell.first == quote
  }

  /// Writes the value without its quotes, doubled quotes as one, to `target`.
  ///
  /// What follows the closing quote up to the delimiter is kept as text, as most
  /// readers do. `target` holds at least `cell.count` bytes. Returns the value's length.
  public static func unquote(
    _ cell: UnsafeBufferPointer<UInt8>, quote: UInt8, into target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var length = 0
    var at = 1
    var isOpen = true
    while at < cell.count {
      let byte = cell[at]
      at += 1
      if byte == quote, isOpen {
        guard at < cell.count, cell[at] == quote else {
          isOpen = false
          continue
        }
        at += 1
      }
      target[length] = byte
      length += 1
    }
    return length
  }

  /// The value of a cell as an array.
  public static func value(_ cell: UnsafeBufferPointer<UInt8>, quote: UInt8) -> [UInt8] {
    guard isQuoted(cell, by: quote) else { return Array(cell) }
    return [UInt8](unsafeUninitializedCapacity: cell.count) { buffer, count in
      count = buffer.baseAddress.map { unquote(cell, quote: quote, into: $0) } ?? 0
    }
  }
}

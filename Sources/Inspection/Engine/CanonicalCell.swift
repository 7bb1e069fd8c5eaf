/// The one way to write a cell: with quotes where it holds a comma, a quote or a line end.
enum CanonicalCell {
  /// Writes the cell and returns its length, at most twice the value's and two.
  static func write(
    _ value: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let quote = UInt8(ascii: "\"")
    let needsQuotes = value.contains {
      $0 == quote || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\n")
    }
    guard needsQuotes else {
      if let base = value.baseAddress { target.update(from: base, count: value.count) }
      return value.count
    }
    var length = 0
    func put(_ byte: UInt8) {
      target[length] = byte
      length += 1
    }
    put(quote)
    for byte in value {
      if byte == quote { put(quote) }
      put(byte)
    }
    put(quote)
    return length
  }
}

/// Text that was UTF-8, was read as Windows-1252, and written as UTF-8 again: `Ã©` for `é`.
struct DoubleEncoding: Equatable {
  /// What stands there.
  let shown: String
  /// What was meant.
  let meant: String
  /// Its first byte's place in the cell.
  let offset: Int

  /// The first place of a text that is UTF-8.
  ///
  /// A place counts where the characters, put back into the bytes they were, are UTF-8 again.
  static func first(in cell: UnsafeBufferPointer<UInt8>) -> DoubleEncoding? {
    // All lead bytes of UTF-8 are read as one of U+00C2 to U+00F4, which start with this byte.
    guard var at = cell.firstIndex(of: 0xc3) else { return nil }
    while at + 3 < cell.count {
      if cell[at] == 0xc3, let found = read(cell, at) { return found }
      at += 1
    }
    return nil
  }

  private static func read(_ cell: UnsafeBufferPointer<UInt8>, _ at: Int) -> DoubleEncoding? {
    let lead = cell[at + 1] | 0x40
    let count = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
    guard count > 0 else { return nil }
    // Four characters of two or three bytes each.
    let text = String(decoding: cell[at..<min(cell.count, at + 12)], as: UTF8.self)
    let scalars = Array(text.unicodeScalars.prefix(count))
    let bytes = scalars.compactMap(byte)
    guard bytes.count == count else { return nil }
    // Quotation marks and dashes stand behind an `Ã` in sound text too.
    if count == 2, punctuation.contains(scalars[1].value) { return nil }
    guard let meant = String(validating: bytes, as: UTF8.self) else { return nil }
    return DoubleEncoding(
      shown: String(String.UnicodeScalarView(scalars)), meant: meant, offset: at)
  }

  /// The byte that Windows-1252 has for a character beyond ASCII.
  private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    if (0xa0...0xff).contains(scalar.value) { return UInt8(scalar.value) }
    if let place = windows1252.firstIndex(of: scalar.value) { return UInt8(0x80 + place) }
    // Some readers keep bytes that the code page leaves free, or take it for Latin-1.
    return (0x80...0x9f).contains(scalar.value) ? UInt8(scalar.value) : nil
  }

  /// The characters of the bytes 0x80 to 0x9f.
  private static let windows1252: [UInt32] = [
    0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
  ]
  private static let punctuation: Set<UInt32> = [
    0x2018, 0x2019, 0x201a, 0x201c, 0x201d, 0x201e, 0x2013, 0x2014, 0x2022, 0x2026, 0x2039, 0x203a,
    0xa0, 0xab, 0xbb,
  ]
}

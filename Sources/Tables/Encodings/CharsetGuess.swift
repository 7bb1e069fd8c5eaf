import CEncodings

/// What text is in that is no UTF-8: uchardet's guess, where the text bears it out.
enum CharsetGuess {
  /// The charset that uchardet names; nothing where it names none that is known here.
  static func named(_ text: UnsafeBufferPointer<UInt8>) -> Charset? {
    ce_guess(text.baseAddress, text.count).flatMap { Charset(named: String(cString: $0)) }
  }

  /// The charset of a text; nothing where none fits.
  static func of(_ text: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> Charset? {
    switch named(text) {
    case .latin1?, .latin9?, .windows1252?:
      return fits(.windows1252, text, isWhole: isWhole) ? .windows1252 : .latin1
    case let guess? where guess.form != nil && fits(guess, text, isWhole: isWhole):
      return guess.isOtherLatin && isWestern(text, rather: guess) ? .windows1252 : guess
    default:
      return fits(.windows1252, text, isWhole: isWhole) ? .windows1252 : nil
    }
  }

  /// Whether a text has nothing, or next to nothing, that is no character of a charset.
  static func fits(
    _ charset: Charset, _ text: UnsafeBufferPointer<UInt8>, isWhole: Bool
  ) -> Bool {
    guard let decoder = TextDecoder(charset) else { return false }
    let out = UnsafeMutableRawBufferPointer.allocate(byteCount: 4 * text.count + 16, alignment: 16)
    defer { out.deallocate() }
    let step = decoder.decode(UnsafeRawBufferPointer(text), isLast: isWhole, into: out)
    let others = text.count { $0 >= 0x80 }
    return step.malformed * 100 <= others
  }

  // MARK: - Latin alphabets

  /// Whether a text that was taken for another Latin alphabet may as well be Windows-1252.
  ///
  /// The frequencies of letters, by which uchardet goes, tell little of a few names. What tells is
  /// a sign of Windows-1252 amid the letters of a word, such as `Pawe³` or `£ukasz`; without any,
  /// only many letters are a reason for the rarer alphabet.
  private static func isWestern(_ text: UnsafeBufferPointer<UInt8>, rather guess: Charset) -> Bool {
    guard fits(.windows1252, text, isWhole: true), let other = TextDecoder(guess)?.table,
      let western = TextDecoder(.windows1252)?.table
    else { return false }
    let places = text.indices.filter { other[Int(text[$0])] != western[Int(text[$0])] }
    return places.count < 32 && !places.contains { isSignInWord(text, $0) }
  }

  /// Whether a byte that is a sign in Windows-1252 stands where a letter is: before a small one,
  /// or, being small in the other alphabets, behind one.
  private static func isSignInWord(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    guard (0xa1...0xbf).contains(text[at]) else { return false }
    let isBefore = at + 1 < text.count && isLower(text[at + 1])
    let isBehind = text[at] >= 0xb0 && at > 0 && isLower(text[at - 1])
    return isBefore || isBehind
  }

  private static func isLower(_ byte: UInt8) -> Bool {
    (0x61...0x7a).contains(byte) || byte >= 0xe0
  }
}

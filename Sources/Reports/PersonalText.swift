/// Text in which words that may tell whom it is about are found: e-mail addresses and ids.
struct PersonalText {
  typealias Token = (ArraySlice<UInt8>) -> [UInt8]

  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The text with tokens for addresses and ids; for `numbers` also where they may be ids.
  func hidden(numbers: Bool, _ token: Token) -> [UInt8] {
    var hidden: [UInt8] = []
    var at = 0
    while at < bytes.count {
      let end = bytes[at...].firstIndex { !Self.isWord($0) } ?? bytes.count
      if end > at { hidden += Self.hidden(bytes[at..<end], numbers: numbers, token) }
      if end < bytes.count { hidden.append(bytes[end]) }
      at = end + 1
    }
    return hidden
  }

  /// A word, with a token for it where it is an address or an id; signs around it stay.
  private static func hidden(
    _ word: ArraySlice<UInt8>, numbers: Bool, _ token: Token
  ) -> [UInt8] {
    let start = word.firstIndex(where: isInside) ?? word.endIndex
    let end = word.lastIndex(where: isInside).map { $0 + 1 } ?? start
    let core = word[start..<end]
    guard isAddress(core) || isID(core, numbers: numbers) else { return Array(word) }
    return word[..<start] + token(core) + word[end...]
  }

  // MARK: - Words

  /// What words are made of, beyond letters and digits the signs of addresses.
  static func isWord(_ byte: UInt8) -> Bool {
    isInside(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "'")
      || byte == UInt8(ascii: "%")
  }

  /// What may also stand at their ends.
  private static func isInside(_ byte: UInt8) -> Bool {
    isDigit(byte) || isLetter(byte) || byte >= 0x80 || byte == UInt8(ascii: "@")
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }

  static func isNumber(_ bytes: some Sequence<UInt8>) -> Bool { bytes.allSatisfy(isDigit) }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte | 0x20) }

  private static func isHex(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
  }

  /// Whether a word is an e-mail address, plain or as in a URL.
  static func isAddress(_ word: some Collection<UInt8>) -> Bool {
    let at = word.firstIndex(of: UInt8(ascii: "@")) ?? encodedAt(in: word)
    return at.map { $0 > word.startIndex && word.distance(from: $0, to: word.endIndex) > 1 }
      ?? false
  }

  private static func encodedAt<Word: Collection<UInt8>>(in word: Word) -> Word.Index? {
    guard word.contains(UInt8(ascii: "%")) else { return nil }
    return word.firstRange(of: [0x25, 0x34, 0x30])?.lowerBound
  }

  /// Whether a word looks like an id: a UUID, a long number, or a long mixture of both.
  private static func isID(_ word: ArraySlice<UInt8>, numbers: Bool) -> Bool {
    let digits = word.count(where: isDigit)
    let dashes = word.count { $0 == UInt8(ascii: "-") }
    if digits == word.count { return numbers && digits >= 6 }
    if digits + dashes == word.count { return numbers && digits >= 9 && dashes < digits }
    if word.count == 36, dashes == 4, word.count(where: isHex) == 32 { return true }
    return word.count >= 16 && digits >= 4 && word.contains(where: isLetter)
  }

  /// Whether the name of a column or of a member says that it holds ids.
  static func namesID(_ name: some Sequence<UInt8>) -> Bool {
    let letters = String(decoding: name.filter(isLetter).map { $0 | 0x20 }, as: UTF8.self)
    return ["id", "ids", "identifier"].contains { letters.hasSuffix($0) }
  }
}

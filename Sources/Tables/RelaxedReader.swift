/// Reads a value in JSON or in what is taken for it, and notes what JSON does not have.
struct RelaxedReader {
  /// Whose sign something is.
  enum Owner: Int, CaseIterable {
    case python, javaScript
    /// Both have these.
    case singleQuotes, numberKeys
    /// Numbers that are none; both have these, and so have writers of JSON.
    case notANumber
  }

  /// Something that JSON does not have.
  struct Sign {
    let sign: String
    let offset: Int
  }

  private let text: UnsafeBufferPointer<UInt8>
  private var at = 0
  private var depth = 0
  private var firsts = [Sign?](repeating: nil, count: Owner.allCases.count)
  private static let maximumDepth = 64

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// The first sign of an owner.
  func first(_ owner: Owner) -> Sign? { firsts[owner.rawValue] }

  /// Reads the whole text; false where no reader would take it.
  mutating func readAll() -> Bool {
    guard skipBlanks(), readValue(), skipBlanks() else { return false }
    return at == text.count
  }

  private mutating func note(_ owner: Owner, _ sign: String, at offset: Int) {
    guard firsts[owner.rawValue] == nil else { return }
    firsts[owner.rawValue] = Sign(sign: sign, offset: offset)
  }

  // MARK: - Bytes

  private var byte: UInt8? { at < text.count ? text[at] : nil }

  private func starts(with other: StaticString) -> Bool {
    guard text.count - at >= other.utf8CodeUnitCount else { return false }
    return (0..<other.utf8CodeUnitCount).allSatisfy { text[at + $0] == other.utf8Start[$0] }
  }

  private mutating func take(_ wanted: Character) -> Bool {
    guard let value = wanted.asciiValue, byte == value else { return false }
    at += 1
    return true
  }

  /// Skips blanks and comments; false in a comment that is not closed.
  private mutating func skipBlanks() -> Bool {
    while let byte {
      switch byte {
      case 0x20, 0x09, 0x0a, 0x0d:
        at += 1
      case UInt8(ascii: "/"):
        guard skipComment() else { return false }
      default:
        return true
      }
    }
    return true
  }

  private mutating func skipComment() -> Bool {
    let start = at
    if starts(with: "//") {
      while let byte, byte != 0x0a, byte != 0x0d { at += 1 }
    } else if starts(with: "/*") {
      at += 2
      while !starts(with: "*/") {
        guard at < text.count else { return false }
        at += 1
      }
      at += 2
    } else {
      return false
    }
    note(.javaScript, "a comment", at: start)
    return true
  }

  // MARK: - Lists and words

  private mutating func readValue() -> Bool {
    guard let byte else { return false }
    switch byte {
    case UInt8(ascii: "{"): return readMembers()
    case UInt8(ascii: "["): return readElements(until: "]")
    case UInt8(ascii: "("):
      note(.python, "a tuple", at: at)
      return readElements(until: ")")
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      return readNumber()
    default: return readString() ?? readWord(from: at)
    }
  }

  /// Reads what stands between brackets, with a comma behind the last or without.
  private mutating func readList(
    until end: Character, _ readOne: (inout RelaxedReader) -> Bool
  ) -> Bool {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { return false }
    at += 1
    guard skipBlanks() else { return false }
    while !take(end) {
      guard readOne(&self), skipBlanks() else { return false }
      guard take(",") else { return take(end) }
      guard skipBlanks() else { return false }
    }
    return true
  }

  private mutating func readElements(until end: Character) -> Bool {
    readList(until: end) { $0.readValue() }
  }

  private mutating func readMembers() -> Bool {
    readList(until: "}") { reader in
      guard reader.readKey(), reader.skipBlanks(), reader.take(":"), reader.skipBlanks() else {
        return false
      }
      return reader.readValue()
    }
  }

  private mutating func readKey() -> Bool {
    if let isString = readString() { return isString }
    let start = at
    if let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      note(.numberKeys, "a number as a key", at: start)
      return readDigits()
    }
    guard let name = takeName() else { return false }
    note(.javaScript, "the key \(name) without quotes", at: start)
    return true
  }

  private mutating func takeName() -> String? {
    let start = at
    while let byte, Self.isOfName(byte) { at += 1 }
    guard at > start, !(0x30...0x39).contains(text[start]) else { return nil }
    return String(decoding: text[start..<min(at, start + 40)], as: UTF8.self)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
      true
    default: false
    }
  }

  private mutating func readWord(from start: Int) -> Bool {
    switch takeName() {
    case "true", "false", "null": break
    case "None": note(.python, "None", at: start)
    case "True": note(.python, "True", at: start)
    case "False": note(.python, "False", at: start)
    case "undefined": note(.javaScript, "undefined", at: start)
    case "NaN", "nan", "Infinity", "inf": note(.notANumber, wordText(start), at: start)
    default: return false
    }
    return true
  }

  private func wordText(_ start: Int) -> String {
    String(decoding: text[start..<at], as: UTF8.self)
  }

  // MARK: - Numbers

  private mutating func readNumber() -> Bool {
    let start = at
    if take("+") {
      note(.javaScript, "a plus sign before a number", at: start)
    } else {
      _ = take("-")
    }
    if starts(with: "Infinity") || starts(with: "inf") || starts(with: "NaN")
      || starts(with: "nan")
    {
      return readWord(from: start)
    }
    if starts(with: "0x") || starts(with: "0X") { return readHexadecimal(from: start) }
    let digits = at
    let hasWhole = readDigits()
    if hasWhole, text[digits] == UInt8(ascii: "0"), at - digits > 1 { return false }
    if take(".") {
      let hasFraction = readDigits()
      guard hasWhole || hasFraction else { return false }
      if !hasWhole || !hasFraction {
        note(.javaScript, "a number that starts or ends with its point", at: start)
      }
    } else if !hasWhole {
      return false
    }
    guard take("e") || take("E") else { return true }
    _ = take("+") || take("-")
    return readDigits()
  }

  private mutating func readHexadecimal(from start: Int) -> Bool {
    at += 2
    let digits = at
    while let byte, Character(Unicode.Scalar(byte)).isHexDigit { at += 1 }
    note(.javaScript, "a hexadecimal number", at: start)
    return at > digits
  }

  private mutating func readDigits() -> Bool {
    let start = at
    while let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
    return at > start
  }

  // MARK: - Strings

  /// Reads a string; nothing where none starts.
  private mutating func readString() -> Bool? {
    let start = at
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return readQuoted()
    case UInt8(ascii: "u"), UInt8(ascii: "b"), UInt8(ascii: "r"):
      guard at + 1 < text.count, text[at + 1] == UInt8(ascii: "'") || text[at + 1] == 0x22 else {
        return nil
      }
      at += 1
      note(.python, "the letter \(wordText(start)) before a string", at: start)
      return readQuoted()
    case 0xe2:
      guard let isDouble = takeTypographicQuote() else { return nil }
      note(.javaScript, "typographic quotes", at: start)
      return readTypographic(isDouble: isDouble)
    default:
      return nil
    }
  }

  private mutating func readQuoted() -> Bool {
    let quote = text[at]
    if quote == UInt8(ascii: "'") { note(.singleQuotes, "single quotes", at: at) }
    at += 1
    while let byte, byte >= 0x20 {
      at += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == quote { return true }
    }
    return false
  }

  /// Takes one of “ ” ‘ ’ and tells whether it is double.
  private mutating func takeTypographicQuote() -> Bool? {
    guard at + 2 < text.count, text[at] == 0xe2, text[at + 1] == 0x80 else { return nil }
    switch text[at + 2] {
    case 0x98, 0x99: at += 3
    case 0x9c, 0x9d: at += 3
    default: return nil
    }
    return text[at - 1] >= 0x9c
  }

  private mutating func readTypographic(isDouble: Bool) -> Bool {
    while let byte, byte >= 0x20 {
      if let other = takeTypographicQuote() {
        if other == isDouble { return true }
      } else {
        at += byte == UInt8(ascii: "\\") ? 2 : 1
      }
    }
    return false
  }
}

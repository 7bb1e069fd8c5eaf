/// The slow twin: reads one object of JSON byte by byte, as RFC 8259 has it.
struct NaiveJSON {
  struct Malformed: Error {}

  /// The members of an object, with their keys unescaped and their values as cells.
  static func members(_ bytes: [UInt8]) throws -> [(key: String, cell: String)] {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw Malformed() }
    var reader = NaiveJSON(bytes: bytes)
    reader.skipBlanks()
    guard reader.byte == UInt8(ascii: "{") else { throw Malformed() }
    let members = try reader.readMembers(depth: 1)
    reader.skipBlanks()
    guard reader.byte == nil else { throw Malformed() }
    return members.map { ($0.key.text, $0.value.cell) }
  }

  /// The cells of a row, empty where a key is missing.
  static func cells(_ bytes: [UInt8], names: [String]) throws -> [String] {
    var cells = [String](repeating: "", count: names.count)
    for (key, cell) in try members(bytes) {
      // Strings that Swift holds for equal may differ in their bytes.
      if let column = names.firstIndex(where: { Array($0.utf8) == Array(key.utf8) }) {
        cells[column] = cell
      }
    }
    return cells
  }

  /// A value as it stands without blanks, and as a cell.
  private struct Value {
    var compact: String
    var cell: String
  }

  private struct Text {
    var compact: String
    var text: String
  }

  private let bytes: [UInt8]
  private var at = 0

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipBlanks() {
    while let byte, [0x20, 0x09, 0x0a, 0x0d].contains(byte) { at += 1 }
  }

  private mutating func take(_ character: Character) throws {
    guard byte == character.asciiValue else { throw Malformed() }
    at += 1
  }

  private mutating func takeNext(_ character: Character) -> Bool {
    skipBlanks()
    guard byte == character.asciiValue else { return false }
    at += 1
    return true
  }

  private mutating func readValue(depth: Int) throws -> Value {
    skipBlanks()
    switch byte {
    case UInt8(ascii: "{"):
      let members = try readMembers(depth: depth)
      let compact = members.map { "\($0.key.compact):\($0.value.compact)" }
      let text = "{\(compact.joined(separator: ","))}"
      return Value(compact: text, cell: text)
    case UInt8(ascii: "["):
      let text = "[\(try readElements(depth: depth).map(\.compact).joined(separator: ","))]"
      return Value(compact: text, cell: text)
    case UInt8(ascii: "\""):
      let string = try readString()
      return Value(compact: string.compact, cell: string.text)
    default:
      let word = readWord()
      guard ["true", "false", "null"].contains(word) || Self.isNumber(word) else {
        throw Malformed()
      }
      return Value(compact: word, cell: word == "null" ? "" : word)
    }
  }

  private mutating func readMembers(depth: Int) throws -> [(key: Text, value: Value)] {
    guard depth <= 1000 else { throw Malformed() }
    try take("{")
    if takeNext("}") { return [] }
    var members: [(Text, Value)] = []
    repeat {
      skipBlanks()
      let key = try readString()
      guard takeNext(":") else { throw Malformed() }
      members.append((key, try readValue(depth: depth + 1)))
    } while takeNext(",")
    try take("}")
    return members
  }

  private mutating func readElements(depth: Int) throws -> [Value] {
    guard depth <= 1000 else { throw Malformed() }
    try take("[")
    if takeNext("]") { return [] }
    var elements: [Value] = []
    repeat { elements.append(try readValue(depth: depth + 1)) } while takeNext(",")
    try take("]")
    return elements
  }

  private mutating func readWord() -> String {
    let start = at
    while let byte, !Array(" \t\r\n,:[]{}\"".utf8).contains(byte) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private static func isNumber(_ word: String) -> Bool {
    word.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+\-]?[0-9]+)?/) != nil
  }

  // MARK: - Strings

  private mutating func readString() throws -> Text {
    let start = at
    try take("\"")
    var text: [UInt8] = []
    while let byte, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw Malformed() }
      at += 1
      if byte == UInt8(ascii: "\\") {
        text += try readEscape()
      } else {
        text.append(byte)
      }
    }
    try take("\"")
    let compact = String(decoding: bytes[start..<at], as: UTF8.self)
    return Text(compact: compact, text: String(decoding: text, as: UTF8.self))
  }

  private mutating func readEscape() throws -> [UInt8] {
    guard let byte else { throw Malformed() }
    at += 1
    let plain: [Character: UInt8] = [
      "\"": 0x22, "\\": 0x5c, "/": 0x2f, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9,
    ]
    if let value = plain[Character(Unicode.Scalar(byte))] { return [value] }
    guard byte == UInt8(ascii: "u") else { throw Malformed() }
    var unit = try readUnit()
    if (0xd800..<0xdc00).contains(unit) {
      try take("\\")
      try take("u")
      let low = try readUnit()
      guard (0xdc00..<0xe000).contains(low) else { throw Malformed() }
      unit = 0x10000 + (unit - 0xd800) << 10 + (low - 0xdc00)
    }
    guard let scalar = Unicode.Scalar(unit) else { throw Malformed() }
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func readUnit() throws -> UInt32 {
    let digits = bytes.dropFirst(at).prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw Malformed() }
    at += 4
    return unit
  }
}

extension JSONValue {
  /// Reads the one value that a text holds; a byte order mark before it counts for nothing.
  public init(_ text: String) throws(JSONError) {
    var reader = JSONReader(Array(text.utf8))
    self = try reader.document()
  }
}

/// Reads JSON strictly from bytes and tells where it stands.
struct JSONReader {
  /// How many values may stand in each other, so that hostile text cannot use up the stack.
  static let deepest = 128

  let bytes: [UInt8]
  private(set) var place = 0

  init(_ bytes: [UInt8], at place: Int = 0) {
    self.bytes = bytes
    self.place = place
  }

  /// The whole text as one value.
  mutating func document() throws(JSONError) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    let value = try value(depth: 1)
    skipSpace()
    guard place == bytes.count else { throw fault(.trailing) }
    return value
  }

  /// The value that begins at or behind the place.
  mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    guard depth <= Self.deepest else { throw fault(.tooDeep) }
    skipSpace()
    guard place < bytes.count else { throw fault(.endsEarly) }
    switch bytes[place] {
    case UInt8(ascii: "{"):
      var members: [JSONMember] = []
      try parts(until: UInt8(ascii: "}")) { (reader) throws(JSONError) in
        let key = try reader.key()
        members.append(JSONMember(key, try reader.value(depth: depth + 1)))
      }
      return .object(members)
    case UInt8(ascii: "["):
      var elements: [JSONValue] = []
      try parts(until: UInt8(ascii: "]")) { (reader) throws(JSONError) in
        elements.append(try reader.value(depth: depth + 1))
      }
      return .array(elements)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: return try word()
    }
  }

  /// Goes over the parts of the object or array that begins at the place.
  mutating func parts(
    until end: UInt8, each read: (inout Self) throws(JSONError) -> Void
  ) throws(JSONError) {
    place += 1
    skipSpace()
    if take(end) { return }
    repeat {
      skipSpace()
      try read(&self)
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(end) else {
      throw expected("a comma or \"\(Character(UnicodeScalar(end)))\"")
    }
  }

  /// A key with the colon behind it.
  mutating func key() throws(JSONError) -> String {
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
      throw expected("a key in double quotes")
    }
    let key = try string()
    skipSpace()
    guard take(UInt8(ascii: ":")) else { throw expected("a colon") }
    return key
  }

  mutating func skipSpace() {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x09, 0x0A, 0x0D: place += 1
      default: return
      }
    }
  }
}

// MARK: - Scalars

extension JSONReader {
  private mutating func string() throws(JSONError) -> String {
    place += 1
    var text: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text.append(contentsOf: try escape().utf8)
      case 0..<0x20: throw fault(.controlCharacter)
      default:
        text.append(byte)
        place += 1
      }
    }
    throw fault(.endsEarly)
  }

  /// The character that the escape at the place stands for.
  private mutating func escape() throws(JSONError) -> String {
    guard place + 1 < bytes.count else {
      place = bytes.count
      throw fault(.endsEarly)
    }
    let plain: [UInt8: String] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
      UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
      UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    if let character = plain[bytes[place + 1]] {
      place += 2
      return character
    }
    let first = try codeUnit()
    guard UTF16.isLeadSurrogate(first) else {
      guard let scalar = UnicodeScalar(first) else { throw fault(.escape) }
      return String(Character(scalar))
    }
    let second = try codeUnit()
    guard UTF16.isTrailSurrogate(second) else { throw fault(.escape) }
    return String(decoding: [first, second], as: UTF16.self)
  }

  /// The sixteen bits of an escape such as `\u00e9`.
  private mutating func codeUnit() throws(JSONError) -> UInt16 {
    guard place + 6 <= bytes.count, bytes[place..<place + 2].elementsEqual("\\u".utf8) else {
      throw fault(.escape)
    }
    var unit: UInt16 = 0
    for byte in bytes[place + 2..<place + 6] {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, byte < 0x80 else {
        throw fault(.escape)
      }
      unit = unit << 4 | UInt16(digit)
    }
    place += 6
    return unit
  }

  private mutating func number() throws(JSONError) -> String {
    let start = place
    _ = take(UInt8(ascii: "-"))
    // A leading zero stands alone.
    if !take(UInt8(ascii: "0")) { try digits() }
    if take(UInt8(ascii: ".")) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func digits() throws(JSONError) {
    let start = place
    while place < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[place] { place += 1 }
    guard place > start else { throw expected("a digit") }
  }

  private mutating func word() throws(JSONError) -> JSONValue {
    let words: [(String, JSONValue)] = [
      ("null", .null), ("true", .bool(true)), ("false", .bool(false)),
    ]
    for (word, value) in words where bytes[place...].starts(with: word.utf8) {
      place += word.utf8.count
      return value
    }
    throw fault(.expected("a value"))
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private func expected(_ what: String) -> JSONError {
    fault(place < bytes.count ? .expected(what) : .endsEarly)
  }

  private func fault(_ kind: JSONError.Kind) -> JSONError {
    let before = bytes[..<min(place, bytes.count)]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return JSONError(kind: kind, line: line, column: place - start + 1)
  }
}

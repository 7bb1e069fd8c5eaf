/// A JSON value, as far as rules about properties look into it.
indirect enum JSONReading {
  struct Member {
    let key: String
    let value: JSONReading
  }

  case text(String)
  case number, word
  case array([JSONReading])
  case object([Member])

  /// The value of a whole text; nothing where it is not JSON as RFC 8259 has it.
  init?(_ text: String) {
    var reader = JSONTextReader(text)
    guard let value = reader.value(), reader.isAtEnd else { return nil }
    self = value
  }

  /// What kind of value it is.
  var type: String {
    switch self {
    case .text: "text"
    case .number: "number"
    case .word: "word"
    case .array: "array"
    case .object: "object"
    }
  }

  /// How deep arrays and objects stand in one another, this one counted.
  var depth: Int {
    switch self {
    case .text, .number, .word: 0
    case .array(let values): 1 + (values.map(\.depth).max() ?? 0)
    case .object(let members): 1 + (members.map(\.value.depth).max() ?? 0)
    }
  }
}

/// Reads a JSON text from front to back.
private struct JSONTextReader {
  private let characters: [Character]
  private var at = 0

  init(_ text: String) { characters = Array(text) }

  var isAtEnd: Bool { at == characters.count }

  mutating func value() -> JSONReading? {
    skipBlanks()
    defer { skipBlanks() }
    switch peek {
    case "{": return object()
    case "[": return array()
    case "\"": return text().map { .text($0) }
    default: return wordOrNumber()
    }
  }

  private mutating func object() -> JSONReading? {
    guard take("{") else { return nil }
    var members: [JSONReading.Member] = []
    skipBlanks()
    if take("}") { return .object([]) }
    repeat {
      skipBlanks()
      guard let key = text() else { return nil }
      skipBlanks()
      guard take(":"), let value = value() else { return nil }
      members.append(JSONReading.Member(key: key, value: value))
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private mutating func array() -> JSONReading? {
    guard take("[") else { return nil }
    var values: [JSONReading] = []
    skipBlanks()
    if take("]") { return .array([]) }
    repeat {
      guard let value = value() else { return nil }
      values.append(value)
    } while take(",")
    return take("]") ? .array(values) : nil
  }

  private mutating func text() -> String? {
    guard take("\"") else { return nil }
    var text = ""
    while let character = peek, character != "\"" {
      at += 1
      // Of the escapes only that of a quote is ever written here.
      if character == "\\" { guard take("\"") else { return nil } }
      text.append(character == "\\" ? "\"" : character)
    }
    return take("\"") ? text : nil
  }

  private mutating func wordOrNumber() -> JSONReading? {
    let start = at
    while let character = peek, character.isLetter || character.isNumber || "-.".contains(character)
    { at += 1 }
    let word = String(characters[start..<at])
    if ["true", "false", "null"].contains(word) { return .word }
    return word.first?.isLetter == false && Double(word) != nil ? .number : nil
  }

  private var peek: Character? { at < characters.count ? characters[at] : nil }

  private mutating func take(_ character: Character) -> Bool {
    guard peek == character else { return false }
    at += 1
    return true
  }

  private mutating func skipBlanks() {
    while let character = peek, character == " " || character == "\n" { at += 1 }
  }
}

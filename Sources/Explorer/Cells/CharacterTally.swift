import Reports
import Screens

/// The characters of a text that are not plain ASCII, each with how often and where it stands.
struct CharacterTally: Sendable {
  /// What was counted.
  enum Unit: Sendable, Hashable {
    case scalar(Unicode.Scalar)
    /// A byte that is no UTF-8 where it stands.
    case byte(UInt8)
  }

  struct Entry: Sendable {
    let unit: Unit
    /// The offset of the first one.
    let first: Int
    var count = 1
  }

  /// Those that cannot be seen first, and each kind in the order of the text.
  let entries: [Entry]
  /// Whether every byte is a plain character.
  var isPlain: Bool { entries.isEmpty }

  init(_ bytes: [UInt8]) {
    var found: [Entry] = []
    var places: [Unit: Int] = [:]
    func note(_ unit: Unit, at offset: Int) {
      if let place = places[unit] {
        found[place].count += 1
      } else {
        places[unit] = found.count
        found.append(Entry(unit: unit, first: offset))
      }
    }
    var (offset, input, parser) = (0, bytes.makeIterator(), Unicode.UTF8.ForwardParser())
    reading: while true {
      switch parser.parseScalar(from: &input) {
      case .valid(let encoded):
        let scalar = Unicode.UTF8.decode(encoded)
        if !(0x20...0x7E).contains(scalar.value) { note(.scalar(scalar), at: offset) }
        offset += encoded.count
      case .error(let length):
        for place in offset..<offset + length { note(.byte(bytes[place]), at: place) }
        offset += length
      case .emptyInput: break reading
      }
    }
    entries = found.filter { !$0.unit.isSeen } + found.filter(\.unit.isSeen)
  }
}

extension CharacterTally.Unit {
  /// Whether a person sees it for what it is.
  var isSeen: Bool {
    switch self {
    case .byte: false
    case .scalar("\u{FFFD}"): false
    case .scalar(let scalar): Visible.text(String(scalar)) == String(scalar)
    }
  }

  /// Its number: `U+202E`, or `FF` for a byte.
  var number: String {
    switch self {
    case .byte(let byte): Visible.hexadecimal(UInt32(byte), digits: 2)
    case .scalar(let scalar): "U+" + Visible.hexadecimal(scalar.value, digits: 4)
    }
  }

  /// Its name, or what it is where Unicode has no name for it.
  var name: String {
    guard case .scalar(let scalar) = self else { return "a byte that is no UTF-8" }
    if let name = Self.controls[scalar.value] { return name }
    let properties = scalar.properties
    return properties.name ?? properties.nameAlias ?? category ?? "a character without a name"
  }

  /// Controls have no names; these are what people call those that are met.
  private static let controls: [UInt32: String] = [
    0x00: "NULL", 0x07: "BELL", 0x08: "BACKSPACE", 0x09: "TAB", 0x0A: "LINE FEED",
    0x0B: "VERTICAL TAB", 0x0C: "FORM FEED", 0x0D: "CARRIAGE RETURN", 0x1A: "SUBSTITUTE",
    0x1B: "ESCAPE", 0x7F: "DELETE", 0x85: "NEXT LINE", 0x9B: "CONTROL SEQUENCE INTRODUCER",
  ]

  /// What kind of character it is, where that is worth a word.
  var category: String? {
    guard case .scalar(let scalar) = self else { return nil }
    if scalar == "\u{FFFD}" { return "stands where a conversion lost bytes" }
    switch scalar.value {
    case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069:
      return "turns the direction of text"
    case 0x200B...0x200D, 0x2060, 0xFEFF: return "has no width"
    default: break
    }
    return switch scalar.properties.generalCategory {
    case .control: "control"
    case .format: "invisible format"
    case .spaceSeparator: "a blank, not the plain one"
    case .lineSeparator, .paragraphSeparator: "ends a line"
    case .nonspacingMark, .enclosingMark, .spacingMark: "mark on the character before it"
    case .privateUse: "private use"
    case .unassigned: "not assigned"
    case .surrogate: "half of a character"
    default: nil
    }
  }
}

/// Text as a program would write it, so that every character of it can be seen.
func escaped(_ bytes: some Sequence<UInt8>) -> String {
  var text = ""
  let bytes = Array(bytes)
  var (offset, input, parser) = (0, bytes.makeIterator(), Unicode.UTF8.ForwardParser())
  while true {
    switch parser.parseScalar(from: &input) {
    case .valid(let encoded):
      let scalar = Unicode.UTF8.decode(encoded)
      text += escaped(scalar)
      offset += encoded.count
    case .error(let length):
      for byte in bytes[offset..<offset + length] {
        text += "\\x" + Visible.hexadecimal(UInt32(byte), digits: 2)
      }
      offset += length
    case .emptyInput: return "\"\(text)\""
    }
  }
}

private func escaped(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\"": "\\\""
  case "\\": "\\\\"
  case "\n": "\\n"
  case "\r": "\\r"
  case "\t": "\\t"
  default:
    CharacterTally.Unit.scalar(scalar).isSeen
      ? String(scalar) : "\\u{\(Visible.hexadecimal(scalar.value, digits: 1))}"
  }
}

import TestSupport

/// Random objects of JSON, most of them well, with everything that a string can hold.
struct RandomJSON {
  var random: SeededGenerator
  /// Blanks that may stand between the parts of an object.
  var blanks = ["", "", "", " ", "\t", "  ", "\r"]

  /// Keys, with other spellings of some; not all are columns.
  private static let keys = [
    "id", "id", "id", "name", "name", "at", "value", "a key", "é", "x,y", #"q\"uote"#, #"\u0069d"#,
    #"back\\slash"#, "", "a_key_that_is_longer_than_sixteen_bytes", "other", #"n\u0061me"#,
  ]
  static let names = [
    "id", "name", "at", "value", "a key", "é", "x,y", "q\"uote", "back\\slash", "",
    "a_key_that_is_longer_than_sixteen_bytes",
  ]
  private static let scalars = [
    "0", "-0", "1.50", "1e400", "-12E-3", "123456789012345678901234567890", "true", "false",
    "null", "null",
  ]
  private static let parts = [
    "a", "word", " ", ",", "é", "😀", #"\""#, #"\\"#, #"\n"#, #"\r"#, #"\u0000"#, #"\ud83d\ude00"#,
    #"\/"#, "{", "}", "[", "]", ":", "'", "0123456789abcdef", #"\t"#,
  ]
  private static let wrong = [
    "NaN", "Infinity", "01", "1.", ".5", "+1", "tru", "nulll", "1e", "'x'", "undefined", "",
    #""\x""#, #""\ud800""#, #""\udc00\ud800""#, #""\u12""#, "\"\u{1}\"", "[1,]", #"{"a":1,}"#,
    "[1 2]", #"{"a" 1}"#, #"{1:2}"#, "1 2", "\"a\"b",
  ]

  mutating func one(of choices: [String]) -> String { choices.randomElement(using: &random) ?? "" }

  mutating func chance(_ one: Int, in all: Int) -> Bool {
    Int.random(in: 0..<all, using: &random) < one
  }

  /// An object, whose keys mostly come in the same order; one in so many has a wrong value.
  mutating func object(wrongOneIn rarity: Int = 20) -> String {
    var keys = Self.names.indices.filter { _ in chance(3, in: 4) }.map { Self.spelling($0) }
    if chance(1, in: 4) { keys.shuffle(using: &random) }
    if chance(1, in: 5) { keys.append(one(of: Self.keys)) }
    var values = keys.map { _ in value(depth: 3) }
    if chance(1, in: rarity), !values.isEmpty {
      values[Int.random(in: values.indices, using: &random)] = one(of: Self.wrong)
    }
    let members = zip(keys, values).map {
      "\(blank())\"\($0)\"\(blank()):\(blank())\($1)\(blank())"
    }
    return "{\(members.isEmpty ? blank() : members.joined(separator: ","))}"
  }

  private static func spelling(_ name: Int) -> String {
    names[name].replacing("\\", with: #"\\"#).replacing("\"", with: #"\""#)
  }

  mutating func blank() -> String { one(of: blanks) }

  private mutating func string() -> String {
    let count = Int.random(in: 0...6, using: &random)
    return "\"\((0..<count).map { _ in one(of: Self.parts) }.joined())\""
  }

  private mutating func value(depth: Int) -> String {
    let count = Int.random(in: 0...3, using: &random)
    switch depth == 0 ? 0 : Int.random(in: 0...9, using: &random) {
    case 8:
      let elements = (0..<count).map { _ in blank() + value(depth: depth - 1) + blank() }
      return "[\(elements.isEmpty ? blank() : elements.joined(separator: ","))]"
    case 9:
      let members = (0..<count).map { _ in
        "\(blank())\"\(one(of: Self.keys))\"\(blank()):\(blank())\(value(depth: depth - 1))"
      }
      return "{\(members.joined(separator: ","))}"
    case 5...7: return one(of: Self.scalars)
    default: return string()
    }
  }

  /// A text with one byte changed, taken away or added.
  mutating func damaged(_ text: [UInt8]) -> [UInt8] {
    var bytes = text
    let alphabet = Array("{}[]\",:\\ \n0a".utf8) + [0xff, 0x01]
    let place = Int.random(in: bytes.indices, using: &random)
    let byte = alphabet.randomElement(using: &random) ?? 0
    switch Int.random(in: 0...2, using: &random) {
    case 0: bytes[place] = byte
    case 1: bytes.remove(at: place)
    default: bytes.insert(byte, at: place)
    }
    return bytes
  }
}

/// A JSON value (RFC 8259) that keeps what others lose: the order of members, members with the
/// same key, and numbers as they were written.
public indirect enum JSONValue: Sendable {
  case null
  case bool(Bool)
  /// The number's text, so that no digit of it is lost.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])
}

/// A key of a JSON object with its value.
public struct JSONMember: Equatable, Sendable {
  /// The key, unescaped.
  public var key: String
  /// What stands behind the colon.
  public var value: JSONValue

  /// Makes a member.
  public init(_ key: String, _ value: JSONValue) {
    self.key = key
    self.value = value
  }

  /// Whether key and value are the same, byte by byte.
  public static func == (one: Self, other: Self) -> Bool {
    one.key.utf8.elementsEqual(other.key.utf8) && one.value == other.value
  }
}

// By bytes: Swift holds texts equal that look the same, AWS does not.
extension JSONValue: Equatable {
  /// Whether both are the same value, with the same members in the same order.
  public static func == (one: Self, other: Self) -> Bool {
    switch (one, other) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }
}

extension JSONValue {
  /// The text of a string.
  public var string: String? { if case .string(let text) = self { text } else { nil } }

  /// Whether a boolean is true.
  public var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }

  /// A whole number that fits.
  public var int: Int? { if case .number(let text) = self { Int(text) } else { nil } }

  /// The elements of an array.
  public var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

  /// The members of an object, as they stand.
  public var members: [JSONMember]? { if case .object(let members) = self { members } else { nil } }

  /// The value of a key of an object; of several, the last, as most readers have it.
  public subscript(key: String) -> JSONValue? {
    members?.last { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }
}

// Not by string literals: `JSONValue("{}")` would be a string then, and read nothing.
extension JSONValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// An object with its members in the order given.
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { JSONMember($0.0, $0.1) })
  }
}

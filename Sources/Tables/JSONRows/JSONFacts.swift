import CFormats

/// What is worth telling of rows that were made of JSON objects, since no row shows it.
public struct JSONFacts: Equatable, Sendable {
  /// A key that is no column.
  public struct UnknownKey: Equatable, Sendable {
    /// The key, cut to 64 bytes.
    public let name: String
    /// The position of the first object that has it.
    public let position: UInt64
  }

  /// Objects with keys that are no columns, whose values are in no row.
  public private(set) var unknownKeyObjects = 0
  /// The first of these keys in the file.
  public private(set) var firstUnknownKey: UnknownKey?
  /// Objects that have the key of a column more than once, of which the last value is the cell.
  public private(set) var repeatedKeyObjects = 0

  /// Nothing that is worth telling.
  public init() {}

  /// `offset`: the position of the first byte that the facts count from.
  init(_ facts: cf_json_facts, at offset: UInt64) {
    (unknownKeyObjects, repeatedKeyObjects) = (facts.unknown_keys, facts.repeated_keys)
    guard facts.unknown_keys > 0 else { return }
    let name = withUnsafeBytes(of: facts.unknown_key) {
      String(decoding: $0.prefix(facts.unknown_length), as: UTF8.self)
    }
    firstUnknownKey = UnknownKey(name: name, position: offset + UInt64(facts.unknown_origin))
  }

  /// Adds what was found in other rows of the same file.
  public mutating func add(_ other: JSONFacts) {
    unknownKeyObjects += other.unknownKeyObjects
    repeatedKeyObjects += other.repeatedKeyObjects
    let keys = [firstUnknownKey, other.firstUnknownKey].compactMap { $0 }
    firstUnknownKey = keys.min { $0.position < $1.position }
  }
}

import CKernels

/// What JSON cells have in common that hold values for the same keys: their outermost value's type
/// and keys with the types of their values, in the order of the text.
///
/// Cells have the same word when they have the same shape. What a shape says holds for all its
/// cells, but `depth` and the spaces and values of the text, which are those of one cell.
public struct JSONShape: Sendable, Equatable {
  /// What a value is.
  public enum ValueType: UInt8, Sendable, CaseIterable {
    case null = 1
    case boolean, integer, number, string, array, object
    /// A string whose own text is a JSON object or array.
    case encoded
  }

  /// A key of the outermost object and the type of its value.
  public struct Member: Sendable, Equatable {
    /// The key as it is written between its quotes: an escaped letter is another spelling.
    public let key: [UInt8]
    /// What its value is; never `encoded`.
    public let type: ValueType

    /// A key with a value of a type.
    public init(key: [UInt8], type: ValueType) { (self.key, self.type) = (key, type) }
  }

  /// A hash of the shape, the same on every machine; never 0.
  public let word: UInt64
  /// What the whole value is.
  public let type: ValueType
  /// The members of the outermost object in the order of the text.
  public let members: [Member]
  /// How deep arrays and objects stand in one another in the cell that was read, the outermost
  /// counted.
  public let depth: Int
  /// Whether arrays and objects stand deeper in one another than `usualDepth`.
  public let isDeep: Bool
  /// Whether the outermost or any other object has a key twice.
  public let repeatsKey: Bool

  /// Arrays and objects may stand so deep in one another, the outermost counted: properties whose
  /// values are three deep themselves.
  public static let usualDepth = Int(CK_JSON_USUAL_DEPTH)

  /// The shape of a value; nothing where it is no JSON.
  public init?(_ value: [UInt8]) {
    let validator = JSONValidator()
    let shape = value.withUnsafeBufferPointer { cell in
      validator.check(cell, quote: 0) == .valid ? validator.shape(cell, quote: 0) : nil
    }
    guard let shape else { return nil }
    self = shape
  }

  init(_ shape: ck_json_shape, _ members: [ck_json_member], text: UnsafePointer<UInt8>) {
    word = shape.word
    type = ValueType(rawValue: UInt8(shape.type.rawValue)) ?? .null
    self.members = members.map { member in
      Member(
        key: Array(UnsafeBufferPointer(start: text + member.key, count: member.key_length)),
        type: ValueType(rawValue: UInt8(member.type.rawValue)) ?? .null)
    }
    depth = shape.depth
    isDeep = shape.is_deep == 1
    repeatsKey =
      shape.repeats_inside == 1 || Set(self.members.map(\.key)).count < self.members.count
  }
}

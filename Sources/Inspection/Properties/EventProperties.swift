import Tables

/// The properties of one event: the keys of all its records that have some.
struct EventProperties {
  /// Properties of one shape.
  struct Use {
    /// The type of each key's value; the last one where a key stands twice, as readers take it.
    let types: [[UInt8]: JSONShape.ValueType]
    let count: Int
    /// The first record that has them.
    let first: RecordPlace
    /// The positions of the files that have them.
    let files: [Int32]

    init(shape: JSONShape, pair: ShapeTally.Pair) {
      types = Dictionary(shape.members.map { ($0.key, $0.type) }) { $1 }
      (count, first, files) = (pair.count, pair.first, pair.files)
    }
  }

  /// Types that readers hold for one, since a number may or may not have a point.
  enum Family: String, CaseIterable {
    case number, string, boolean, object, array

    /// The family of a type; `null` has none, since any value may be missing.
    init?(_ type: JSONShape.ValueType) {
      switch type {
      case .null: return nil
      case .integer, .number: self = .number
      case .string, .encoded: self = .string
      case .boolean: self = .boolean
      case .object: self = .object
      case .array: self = .array
      }
    }
  }

  /// A key of the properties.
  struct Key {
    /// As it is written between its quotes.
    let name: [UInt8]
    /// Records that have it.
    var count = 0
    /// Records by the family of its value.
    var families: [Family: Int] = [:]

    /// The families in order of their records, the most first.
    var ranked: [(family: Family, count: Int)] {
      Family.allCases.compactMap { family in families[family].map { (family, $0) } }
        .enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
        .map { (family: $0.element.0, count: $0.element.1) }
    }
  }

  /// Fewer records tell nothing of what is usual.
  static let minimumRecords = 20

  let name: [UInt8]
  /// In order of their first records; those without any key are left out.
  let uses: [Use]
  /// Records that have properties.
  let records: Int
  /// In order of their names.
  let keys: [Key]

  init(name: [UInt8], uses: [Use]) {
    self.name = name
    self.uses = uses.filter { !$0.types.isEmpty }
    records = self.uses.reduce(0) { $0 + $1.count }
    var keys: [[UInt8]: Key] = [:]
    for use in self.uses {
      for (name, type) in use.types {
        keys[name, default: Key(name: name)].count += use.count
        guard let family = Family(type) else { continue }
        keys[name]?.families[family, default: 0] += use.count
      }
    }
    self.keys = keys.values.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  /// A key with its event, as it stands in messages.
  func title(of key: Key) -> String {
    "\(String(decoding: key.name, as: UTF8.self)) of \(String(decoding: name, as: UTF8.self))"
  }
}

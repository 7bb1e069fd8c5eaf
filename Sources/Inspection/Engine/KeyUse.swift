import Tables

/// How events name the keys of a table, once all events are read.
struct KeyUse: Sendable {
  /// Some of the keys.
  struct Keys: Sendable {
    /// How many.
    private(set) var count = 0
    /// The files of the table in which they are first.
    private(set) var files: Set<Int> = []
    /// The least of the places where they are first; more than are asked for, in no order.
    private var places: [UInt64] = []

    mutating func add(_ place: UInt64, file: Int, limit: Int) {
      count += 1
      files.insert(file)
      places.append(place)
      if places.count > 4 * limit + 64 { places = Array(places.sorted().prefix(limit)) }
    }

    mutating func add(_ other: Keys) {
      count += other.count
      files.formUnion(other.files)
      places += other.places
    }

    /// The first of them.
    func first(_ count: Int) -> [RecordPlace] {
      places.sorted().prefix(count).map { RecordPlace(number: $0) }
    }
  }

  /// All keys.
  private(set) var count = 0
  /// Keys that no event names.
  private(set) var unused = Keys()
  /// Keys that events name with more than one other id.
  private(set) var mixed = Keys()

  /// Adds what was noted in a table whose keys are in no other; `limit` places are kept.
  mutating func add(_ table: KeyTable, _ places: RecordPlaces, limit: Int) {
    table.visitKeys { place, met in
      count += 1
      guard met != .alike else { return }
      let file = places.file(of: RecordPlace(number: place))
      if met == .never {
        unused.add(place, file: file, limit: limit)
      } else {
        mixed.add(place, file: file, limit: limit)
      }
    }
  }

  /// Adds how events name other keys of the same table.
  mutating func add(_ other: KeyUse) {
    count += other.count
    unused.add(other.unused)
    mixed.add(other.mixed)
  }
}

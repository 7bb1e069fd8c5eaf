import Tables

/// How many ids of a column have which shape, and where the first of each stands.
struct IDTally: Sendable {
  /// The ids of one shape.
  struct Entry: Sendable {
    var count: Int
    var first: RecordPlace
  }

  private(set) var shapes: [IDShapes.Shape: Entry] = [:]

  /// Adds ids of a shape.
  mutating func add(_ shape: IDShapes.Shape, count: Int, first: RecordPlace) {
    var entry = shapes[shape] ?? Entry(count: 0, first: first)
    entry.count += count
    entry.first = min(entry.first, first)
    shapes[shape] = entry
  }

  /// Adds other ids of the column.
  mutating func merge(_ other: IDTally) {
    for (shape, entry) in other.shapes { add(shape, count: entry.count, first: entry.first) }
  }

  /// The ids whose shape passes a test: how many, and the first.
  func entry(where test: (IDShapes.Shape) -> Bool) -> Entry? {
    let entries = shapes.filter { test($0.key) }.map(\.value)
    guard let first = entries.map(\.first).min() else { return nil }
    return Entry(count: entries.reduce(0) { $0 + $1.count }, first: first)
  }
}

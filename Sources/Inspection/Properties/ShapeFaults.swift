import Tables

/// Which rules each shape of JSON breaks: asked once a shape and then known; one a thread.
final class ShapeFaults {
  /// Shapes that break no rule; what is counted of them is of no use.
  private let sound = HashTally(places: 1 << 13)
  /// The rules that other shapes break, as bits.
  private var broken: [UInt64: UInt32] = [:]

  /// The rows whose shape breaks a rule or is not known yet; `rows` holds `count + 1` entries.
  func suspects(
    _ shapes: UnsafePointer<UInt64>, count: Int, into rows: UnsafeMutablePointer<UInt32>
  ) -> Int {
    sound.add(shapes, count: count, fresh: rows)
  }

  /// The rules that a shape breaks, a bit each by their places in the book.
  func rules(_ word: UInt64, shape: () -> JSONShape) -> UInt32 {
    if let known = broken[word] { return known }
    // One that was new when its row was picked.
    if sound.contains(word) { return 0 }
    let shape = shape()
    var rules: UInt32 = 0
    for (place, check) in RuleBook.jsonShapes.enumerated() where check.isBroken(by: shape) {
      rules |= 1 << UInt32(place)
    }
    if rules == 0 {
      if sound.used >= 1 << 12 { sound.removeAll() }
      _ = sound.add(word, count: 1)
    } else {
      if broken.count >= 1 << 12 { broken.removeAll(keepingCapacity: true) }
      broken[word] = rules
    }
    return rules
  }
}

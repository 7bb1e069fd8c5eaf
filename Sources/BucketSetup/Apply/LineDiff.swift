/// What differs between two texts, line by line.
struct LineDiff {
  /// The lines, each behind `+`, `-` or a space.
  let lines: [String]

  /// Compares two texts; what they have in common is kept as long as can be.
  init(from old: String, to new: String) {
    let old = Self.lines(of: old)
    let new = Self.lines(of: new)
    let changes = new.difference(from: old)
    let removed = Set(
      changes.removals.compactMap { change -> Int? in
        if case .remove(let offset, _, _) = change { offset } else { nil }
      })
    let inserted = Set(
      changes.insertions.compactMap { change -> Int? in
        if case .insert(let offset, _, _) = change { offset } else { nil }
      })
    var lines: [String] = []
    var (place, next) = (0, 0)
    while place < old.count || next < new.count {
      if place < old.count, removed.contains(place) {
        lines.append("- " + old[place])
        place += 1
      } else if next < new.count, inserted.contains(next) {
        lines.append("+ " + new[next])
        next += 1
      } else {
        lines.append("  " + old[place])
        place += 1
        next += 1
      }
    }
    self.lines = lines
  }

  private static func lines(of text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }
}

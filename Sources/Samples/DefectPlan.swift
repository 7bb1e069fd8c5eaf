/// What is wrong in a share: how much of each defect, and the rows that carry them.
struct DefectPlan: Sendable {
  struct Placement: Sendable {
    let row: Int
    let defect: Defect
    /// Which one of its kind it is, counted from zero.
    let ordinal: Int
  }

  /// Below this many rows the defects would crowd out what is right.
  static let fewestRows = 200
  /// Partitions of smaller tables are too thin for a missing day to mean anything.
  static let fewestRowsForMissingDay = 1000

  let rows: Int
  /// How often the rarest defects occur: it grows with the root of the rows.
  let scale: Int

  init(rows: Int, defects: Bool) {
    self.rows = rows
    scale = defects ? (1...100).last { $0 * $0 * Self.fewestRows <= rows } ?? 0 : 0
  }

  var isEmpty: Bool { scale == 0 }
  var hasMissingDay: Bool { !isEmpty && rows >= Self.fewestRowsForMissingDay }
  var repeatedUsers: Int { scale }

  func count(of defect: Defect) -> Int { defect.frequency * scale }

  var planted: [PlantedDefect] {
    guard !isEmpty else { return [] }
    var planted = [
      PlantedDefect(rule: "col.near_miss", table: "users", column: "USER_ID", count: 1),
      PlantedDefect(
        rule: "ent.dup_same_partition", table: "users", column: "USER_ID", count: repeatedUsers),
    ]
    if hasMissingDay {
      planted.append(
        PlantedDefect(rule: "part.gap", table: "events", column: "TIMESTAMP", count: 1))
    }
    for defect in Defect.allCases {
      let (rule, column) = defect.finding
      if let same = planted.firstIndex(where: { $0.rule == rule && $0.column == column }) {
        planted[same].count += count(of: defect)
      } else {
        planted.append(
          PlantedDefect(rule: rule, table: "events", column: column, count: count(of: defect)))
      }
    }
    return planted
  }

  /// The spoilt rows in rising order, each with an unspoilt row before it.
  func placements(
    firstFile: Range<Int>, avoiding isTaken: (Int) -> Bool, seed: UInt64
  ) -> [Placement] {
    var random = SplitMix64(seed: seed)
    let early = Defect.allCases.filter(\.belongsInFirstFile)
    let others = Defect.allCases.filter { !$0.belongsInFirstFile }
    return place(early, in: firstFile, avoiding: isTaken, &random)
      + place(others, in: firstFile.upperBound..<rows, avoiding: isTaken, &random)
  }

  /// Gives every defect a stretch of rows of equal length, and in it a row that is not the first.
  private func place(
    _ defects: [Defect], in rows: Range<Int>, avoiding isTaken: (Int) -> Bool,
    _ random: inout SplitMix64
  ) -> [Placement] {
    var waiting = defects.flatMap { defect in
      (0..<count(of: defect)).map { (defect: defect, ordinal: $0) }
    }
    guard !waiting.isEmpty else { return [] }
    let length = rows.count / waiting.count
    var placements: [Placement] = []
    for stretch in waiting.indices {
      let next = waiting.remove(at: random.below(waiting.count))
      let first = rows.lowerBound + stretch * length + 1
      let offset = random.below(length - 1)
      let row = (0..<length - 1).lazy.map { first + (offset + $0) % (length - 1) }
        .first { !isTaken($0) }
      guard let row else { preconditionFailure("no free row between \(first) and its next") }
      placements.append(Placement(row: row, defect: next.defect, ordinal: next.ordinal))
    }
    return placements
  }
}

/// What is wrong in a share: how much of each defect, and the rows that carry them.
struct DefectPlan: Sendable {
  struct Placement: Sendable {
    let row: Int
    let fault: Fault
    /// Which one of its kind it is, counted from zero.
    let ordinal: Int
  }

  /// Below this many rows the defects would crowd out what is right.
  static let fewestRows = 200
  /// From here on there is room for all defects, and a missing day means something: 1000 rows can be
  /// read whatever is wrong with the others.
  static let fewestRowsForAll = 1100

  let rows: Int
  /// How often the rarest defects occur: it grows with the root of the rows.
  let scale: Int
  /// The ways in which event rows are spoilt.
  let defects: [Defect]
  /// The ways in which user rows are spoilt.
  let profileFaults: [ProfileFault]

  init(rows: Int, defects: Bool) {
    self.rows = rows
    scale = defects ? (1...100).last { $0 * $0 * Self.fewestRows <= rows } ?? 0 : 0
    let hasAll = scale > 0 && rows >= Self.fewestRowsForAll
    self.defects = scale == 0 ? [] : Defect.usual + (hasAll ? Defect.further : [])
    profileFaults = scale == 0 ? [] : hasAll ? ProfileFault.allCases : [.againSameDay]
  }

  var isEmpty: Bool { scale == 0 }
  var hasAll: Bool { !isEmpty && rows >= Self.fewestRowsForAll }
  /// Users without events.
  var idleUsers: Int { hasAll ? scale : 0 }

  func count(of defect: Defect) -> Int { defect.isSingle ? 1 : defect.frequency * scale }

  func count(of fault: Fault) -> Int {
    defects.first { $0.fault == fault }.map { count(of: $0) } ?? 0
  }

  /// What is planted, where the events are in one file or in several.
  func planted(inOneFile: Bool) -> [PlantedDefect] {
    guard !isEmpty else { return [] }
    var planted = [FileFlaws.nearMiss] + (hasAll ? FileFlaws.planted : [])
    func add(_ rule: String, _ table: String, _ column: String?, _ count: Int) {
      let new = PlantedDefect(rule: rule, table: table, column: column, count: count)
      if let same = planted.firstIndex(where: { $0.isSamePlace(as: new) }) {
        planted[same].count += count
      } else {
        planted.append(new)
      }
    }
    for fault in profileFaults { add(fault.finding.rule, "users", fault.finding.column, scale) }
    if idleUsers > 0 { add("xref.orphan_profile", "users", "USER_ID", idleUsers) }
    if hasAll { add("part.gap", "events", "TIMESTAMP", 1) }
    for defect in defects where !(inOneFile && defect.needsSeveralFiles) {
      add(defect.rule, defect.table, defect.column, count(of: defect))
    }
    if hasAll {
      // The ids that are damaged are so in both tables.
      for fault in [Fault.user(.damaged), .user(.address)] {
        guard let defect = defects.first(where: { $0.fault == fault }) else { continue }
        add(defect.rule, "users", defect.column, count(of: defect))
      }
    }
    return planted
  }

  /// The spoilt rows in rising order, each with an unspoilt row before it.
  func placements(
    first: Range<Int>, last: Range<Int>, avoiding isTaken: (Int) -> Bool, seed: UInt64
  ) -> [Placement] {
    var random = SplitMix64(seed: seed)
    let places: [(Defect.Place, Range<Int>)] = [
      (.first, first), (.between, first.upperBound..<last.lowerBound), (.last, last),
    ]
    return places.flatMap { place, rows in
      self.place(
        defects.filter { $0.place == place }, in: rows, avoiding: isTaken, &random)
    }
  }

  /// Gives every defect a stretch of rows of equal length, and in it a row that is not the first.
  private func place(
    _ defects: [Defect], in rows: Range<Int>, avoiding isTaken: (Int) -> Bool,
    _ random: inout SplitMix64
  ) -> [Placement] {
    var waiting = defects.flatMap { defect in
      (0..<count(of: defect)).map { (fault: defect.fault, ordinal: $0) }
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
      placements.append(Placement(row: row, fault: next.fault, ordinal: next.ordinal))
    }
    return placements
  }
}

import Contract
import Tables

/// Ids of a column have shapes that do not belong together.
enum MixedIDs: TableRule {
  static let rule = Rule(
    id: "id.mixed_shape", title: "ids of more than one shape", severity: .warning,
    basis: .convention,
    why: "Numbers, UUIDs and e-mail addresses in one column are ids of different systems, and one "
      + "user then has several. Numbers shorter than those that begin with zeros have lost "
      + "theirs. Counted are the ids of the rarer shapes.",
    section: "Event data table › Columns › USER_ID; Profile data table › Columns › USER_ID",
    fix: "Use the ids of one system in all tables, and export them as text.")

  /// A shape counts from so many per cent of the ids on.
  static let leastShare = 1
  /// Fewer ids of a shape are chance.
  static let fewest = 3

  static func broken(in table: TableContext) -> [Broken] {
    table.layout.columns.filter { $0.contract?.type == .id }.compactMap { column in
      var tally = IDTally()
      for facts in table.totals.facts { tally.merge(facts.ids[column.position]) }
      let fault = mixture(tally) ?? lostZeros(tally)
      return fault.flatMap { self.broken($0, column, in: table) }
    }
  }

  private struct Fault {
    let isRare: (IDShapes.Shape) -> Bool
    let detail: String
  }

  private static func broken(
    _ fault: Fault, _ column: TableLayout.Column, in table: TableContext
  ) -> Broken? {
    let found = table.totals.facts.compactMap {
      $0.ids[column.position].entry(where: fault.isRare)
    }
    let places = found.map { (place: $0.first, detail: Optional(fault.detail)) }
    return Broken(
      column.name, rule.severity, count: found.reduce(0) { $0 + $1.count }, files: found.count,
      samples: PlacedSamples(table, column: column.position)
        .samples(at: Array(places.prefix(table.totals.sampleLimit))))
  }

  // MARK: - Systems

  /// The systems that ids come from, as far as their shapes tell.
  private enum System: String, CaseIterable {
    case numbers
    case uuids = "UUIDs"
    case addresses = "e-mail addresses"

    func has(_ shape: IDShapes.Shape) -> Bool {
      switch shape {
      case .number, .led: self == .numbers
      case .uuid: self == .uuids
      case .address: self == .addresses
      case .other: false
      }
    }
  }

  private static func mixture(_ tally: IDTally) -> Fault? {
    let all = tally.entry { _ in true }?.count ?? 0
    let counts = System.allCases.compactMap { system in
      tally.entry(where: system.has).map { (system: system, count: $0.count) }
    }
    .filter { $0.count >= fewest && $0.count * 100 > all * leastShare }
    .sorted { $0.count > $1.count }
    guard counts.count > 1 else { return nil }
    let rare = counts.dropFirst().map(\.system)
    let shares = counts.map { "\($0.count) \($0.system.rawValue)" }.joined(separator: ", ")
    return Fault(
      isRare: { shape in rare.contains { $0.has(shape) } }, detail: "the column has \(shares)")
  }

  // MARK: - Zeros

  /// Where zeros lead ids of one length and no number is longer, shorter ones have lost theirs.
  private static func lostZeros(_ tally: IDTally) -> Fault? {
    var length = 0
    for case .led(let digits) in tally.shapes.keys {
      guard length == 0 || length == digits else { return nil }
      length = digits
    }
    let led = tally.entry { $0 == .led(digits: length) }?.count ?? 0
    let whole = led + (tally.entry { $0 == .number(digits: length) }?.count ?? 0)
    let short = tally.entry { isNumber($0, of: 1..<max(1, length)) }?.count ?? 0
    let long = tally.entry { isNumber($0, of: (length + 1)..<16) }?.count ?? 0
    guard led >= fewest, short > 0, long == 0, short < whole else { return nil }
    return Fault(
      isRare: { isNumber($0, of: 1..<length) },
      detail: "other ids have \(length) digits, \(led) of them with zeros in front")
  }

  private static func isNumber(_ shape: IDShapes.Shape, of digits: Range<Int>) -> Bool {
    if case .number(let count) = shape { digits.contains(count) } else { false }
  }
}

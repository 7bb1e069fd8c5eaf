import Contract
import Tables

/// A row lies in a folder of another time than its own.
///
/// Up to 1 % of the rows it is a warning, as when rows come late. Where another column explains the
/// folders, that alone is told.
enum PartitionValueMismatch: CheckedRule {
  static let rule = Rule(
    id: "part.value_mismatch", title: "row in the folder of another time", severity: .error,
    basis: .explicit,
    why: "The table is to be partitioned on this column. The row's time (UTC) is not the one that "
      + "its folder says, so a query for a day misses it.",
    section: partitionSections,
    fix: "Write each row to the partition of its own time in UTC.")
  static let severities: [Severity] = [.error, .warning]

  static func severity(of counted: Severity, count: Int, among rows: Int) -> Severity? {
    count * 100 < rows ? .warning : .error
  }

  static func cause(in table: TableContext) -> Rule? {
    WrongPartitionColumn.otherColumn(in: table) == nil ? nil : WrongPartitionColumn.rule
  }

  /// A row that is so much before or after its folder's time may just be late.
  private static let lateness: Int64 = 2 * 3600 * 1_000_000
  private static let quarter: Int64 = 900 * 1_000_000

  /// What the stray rows have in common, told from how far the times of each file reach.
  static func explanation(in table: TableContext) -> String? {
    guard let column = table.layout.position(of: table.layout.contract.partitionColumn) else {
      return nil
    }
    // How far behind UTC the folders' clock may be at least and at most.
    var (least, most) = (Int64.min, Int64.max)
    var reach: Int64 = 0
    for (file, facts) in zip(table.layout.files, table.totals.facts) {
      guard let folder = file.path.time?.range, let times = facts.times[column].range.times else {
        continue
      }
      let (early, late) = (
        folder.lowerBound - times.lowerBound, times.upperBound - folder.upperBound + 1
      )
      reach = max(reach, early, late)
      least = max(least, early)
      most = min(most, -late)
    }
    if let zone = zone(from: least, to: most) {
      return "all rows fit where folders go by the time of UTC\(zone)"
    }
    return reach <= lateness
      ? "all within 2 hours of their folder's time: rows that came late" : nil
  }

  /// The zone, in quarters of an hour, whose dates explain all rows; nothing where none does, or
  /// where the rows are too few to tell it from its neighbours.
  private static func zone(from least: Int64, to most: Int64) -> String? {
    guard least <= most, least > 0 || most < 0, most - least < 4 * quarter else { return nil }
    let quarters = least / quarter + (least > 0 && least % quarter != 0 ? 1 : 0)
    guard quarters * quarter <= most, (-48...56).contains(quarters), quarters != 0 else {
      return nil
    }
    let minutes = Int(abs(quarters)) * 15
    return "\(quarters < 0 ? "-" : "+")\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
  }
}

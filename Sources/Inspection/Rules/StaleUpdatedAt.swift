import Contract
import Tables

/// No new rows have come for longer than drops usually take.
enum StaleUpdatedAt: TableRule {
  static let rule = Rule(
    id: "cur.stale", title: "no new rows for longer than usual", severity: .info,
    basis: .convention, unit: .columns, cost: .ordered,
    why: "The greatest UPDATED_AT is more than twice as many days old as drops are usually apart, "
      + "by three drops at least. What has not changed for a year is taken for an old copy.",
    section: "Event data table › Columns › UPDATED_AT; Profile data table › Columns › UPDATED_AT",
    fix: "Look whether the export still runs.")

  private static let fewestDrops = 3
  /// Days after which nobody waits for more.
  private static let longest = 365

  static func broken(in table: TableContext) -> [Broken] {
    let drops = Drops(table.layout.files)
    guard drops.count >= fewestDrops else { return [] }
    let ends = drops.latest(table.totals.updatedRanges).compactMap { $0 }
    guard ends.count >= fewestDrops, let latest = ends.max() else { return [] }
    let age = Timestamp.day(of: table.now.microseconds) - Timestamp.day(of: latest)
    let usual = max(1, median(ends))
    guard age > 2 * usual, age <= longest, let file = drops.drops.last?.files.last else {
      return []
    }
    return [
      Broken(
        "UPDATED_AT", .info, count: 1, files: 1,
        samples: [
          .file(
            table.layout.files[file].file.name,
            value: Timestamp(microseconds: latest).guideText,
            detail: "the last one is \(age) days old; drops are usually \(usual) "
              + "\(usual == 1 ? "day" : "days") apart"
          )
        ])
    ]
  }

  /// The median distance between the ends of drops, in whole days.
  private static func median(_ ends: [Int64]) -> Int {
    let days = ends.sorted().map(Timestamp.day)
    let distances = zip(days, days.dropFirst()).map { $1 - $0 }.sorted()
    return distances[distances.count / 2]
  }
}

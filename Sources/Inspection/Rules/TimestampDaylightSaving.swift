import Contract
import Tables

/// The hours of a table have the gaps and the doubled hours of a local clock.
enum TimestampDaylightSaving: TableRule {
  static let rule = Rule(
    id: "ts.dst_shape", title: "hours like those of a local clock", severity: .warning,
    basis: .inferred, unit: .partitions, cost: .ordered,
    why: "In UTC no hour is skipped and none comes twice. Here an hour is empty, or has twice the "
      + "rows, just when clocks are changed, though it is well filled on the days around. So the "
      + "times are local, and those of half the year are an hour off from the other half.",
    section: "Event data table › Columns › TIMESTAMP; Event data table › Columns › UPDATED_AT",
    fix: "Convert times to UTC where they are exported.")

  static func broken(in table: TableContext) -> [Broken] {
    let hours = HourShape(table.totals.partitions)
    let found = DaylightSaving.allCases.map { ($0, hours.changes(of: $0)) }
    guard let (region, changes) = found.max(by: { $0.1.count < $1.1.count }), !changes.isEmpty
    else {
      return []
    }
    let samples = changes.map { change in
      let (file, hour) = (
        table.file(holding: change.hour), PartitionUnit.hour.label(of: change.hour)
      )
      return Finding.Sample.file(
        table.layout.files[file].file.name, value: hour,
        detail: "\(hour) has \(change.rows) rows, usually about \(change.usual): as by clocks of "
          + region.rawValue)
    }
    return [
      Broken(
        table.layout.contract.partitionColumn, .warning, count: changes.count,
        files: Set(samples.map(\.file)).count, samples: samples)
    ]
  }
}

extension TableContext {
  /// The first file that has rows around an hour.
  fileprivate func file(holding hour: Int) -> Int {
    totals.files.firstIndex { file in
      file.pieceHours.contains { $0?.overlaps(hour - 1...hour + 1) ?? false }
    } ?? 0
  }
}

/// The rows of each hour beside those of the same hour on other days.
private struct HourShape {
  struct Change {
    let hour: Int
    let rows: Int
    let usual: Int
  }

  /// An hour that usually has fewer rows may be empty by chance.
  private static let leastUsual = 20
  /// An hour that usually has fewer rows may have twice as many by chance.
  private static let leastUsualOfDoubled = 100
  /// Days before and after that are compared, and how many of them must have rows.
  private static let (daysAround, fewestDays) = (14, 7)

  private let hours: [Int: PartitionTotals]
  private let years: ClosedRange<Int>?

  init(_ partitions: PartitionCounts) {
    hours = partitions.hours
    years = partitions.span.map { span in
      let ends = [span.lowerBound, span.upperBound].map { hour in
        Timestamp(microseconds: Int64(hour) * 3_600_000_000).date.year
      }
      return ends[0]...ends[1]
    }
  }

  /// The hours that are as clocks of a region make them; none where one speaks against it.
  func changes(of region: DaylightSaving) -> [Change] {
    guard let years, years.count <= 200 else { return [] }
    var changes: [Change] = []
    for year in years {
      let skipped = region.skippedHour(in: year)
      if let usual = usual(at: skipped, least: Self.leastUsual), isFilledAround(skipped) {
        guard rows(skipped) == 0 else { return [] }
        changes.append(Change(hour: skipped, rows: 0, usual: usual))
      }
      let doubled = region.repeatedHour(in: year)
      if let usual = usual(at: doubled, least: Self.leastUsualOfDoubled), isFilledAround(doubled),
        isDoubled(doubled, usual: usual)
      {
        changes.append(Change(hour: doubled, rows: rows(doubled), usual: usual))
      }
    }
    return changes
  }

  private func rows(_ hour: Int) -> Int { hours[hour]?.rows ?? 0 }

  private func isFilledAround(_ hour: Int) -> Bool { rows(hour - 1) > 0 && rows(hour + 1) > 0 }

  /// The median rows of the same hour on the days around; nothing where they are few.
  private func usual(at hour: Int, least: Int) -> Int? {
    let around = (1...Self.daysAround).flatMap { [hour - 24 * $0, hour + 24 * $0] }
    let filled = around.map(rows).filter { $0 > 0 }.sorted()
    guard filled.count >= Self.fewestDays else { return nil }
    let median = filled[filled.count / 2]
    return median >= least ? median : nil
  }

  /// Whether an hour has twice its usual rows though the hours beside it have not.
  private func isDoubled(_ hour: Int, usual: Int) -> Bool {
    func ratio(_ hour: Int) -> Double {
      self.usual(at: hour, least: 1).map { Double(rows(hour)) / Double($0) } ?? 0
    }
    let beside = (ratio(hour - 1) + ratio(hour + 1)) / 2
    return beside > 0.3 && (1.6...2.5).contains(Double(rows(hour)) / Double(usual) / beside)
  }
}

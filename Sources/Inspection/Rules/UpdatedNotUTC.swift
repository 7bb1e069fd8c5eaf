import Contract
import Tables

/// Files end, by their own clock, always the same hours away from when they were written.
enum UpdatedNotUTC: TableRule {
  static let rule = Rule(
    id: "cur.not_utc", title: "UPDATED_AT that looks like local time", severity: .warning,
    basis: .explicit, unit: .files,
    why: "UPDATED_AT is a UTC timestamp. In nearly all files the last one is the same offset of a "
      + "zone away from when the file was written, within 5 minutes; said of files written in "
      + "three different hours or more. Files that end before they were written are a hint only: "
      + "perhaps they are always written late.",
    section: "Event data table › Columns › UPDATED_AT; Profile data table › Columns › UPDATED_AT",
    fix: "Write UPDATED_AT in UTC.")
  static let severities: [Severity] = [.warning, .info]

  /// Files of one hour are one export, which proves nothing.
  private static let fewestHours = 3
  private static let minute: Int64 = 60_000_000
  /// Zones are multiples of half an hour away from UTC, and 14 hours at most.
  private static let step = 30 * minute
  private static let mostSteps: Int64 = 28
  private static let slack = 5 * minute

  static func broken(in table: TableContext) -> [Broken] {
    let known = table.totals.updatedRanges.enumerated().compactMap { file, range in
      range.map { ends(file, of: table, at: $0.upperBound) }
    }
    guard let steps = known.compactMap(\.steps).sorted().dropFirst(known.count / 2).first,
      steps != 0
    else { return [] }
    let alike = known.filter { $0.steps == steps }
    let hours = Set(alike.map { Timestamp.hour(of: $0.written.microseconds) })
    guard hours.count >= fewestHours, alike.count * 10 >= known.count * 9 else { return [] }
    return [
      Broken(
        "UPDATED_AT", steps > 0 ? .warning : .info, count: alike.count, files: alike.count,
        samples: alike.map { sample($0, steps: steps) })
    ]
  }

  /// How a file ends, by its own times and by the clock of who wrote it.
  private struct End {
    let file: String
    let latest: Timestamp
    let written: Timestamp
    /// The distance in half hours; nothing where it is none of these, or more than a zone has.
    let steps: Int?
  }

  private static func ends(_ file: Int, of table: TableContext, at latest: Int64) -> End {
    let opened = table.layout.files[file].file
    let written = opened.file.identity.modified / 1000
    return End(
      file: opened.name, latest: Timestamp(microseconds: latest),
      written: Timestamp(microseconds: written), steps: steps(from: written, to: latest))
  }

  private static func steps(from written: Int64, to latest: Int64) -> Int? {
    let (distance, isFar) = latest.subtractingReportingOverflow(written)
    guard !isFar, abs(distance) <= mostSteps * step + slack else { return nil }
    let steps = (distance + (distance < 0 ? -step : step) / 2) / step
    return abs(distance - steps * step) <= slack ? Int(steps) : nil
  }

  private static func sample(_ end: End, steps: Int) -> Finding.Sample {
    let minutes = abs(steps) * 30
    return .file(
      end.file, value: end.latest.guideText,
      detail: "ends \(minutes / 60):\(padded(minutes % 60, 2)) h "
        + "\(steps > 0 ? "after" : "before") the file was written, "
        + "\(end.written.date.text) \(end.written.clock) UTC")
  }
}

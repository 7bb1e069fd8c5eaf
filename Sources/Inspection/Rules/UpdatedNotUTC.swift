import Contract
import Tables

/// Files end, by their own clock, always the same hours away from when they were written.
enum UpdatedNotUTC: TableRule {
  static let rule = Rule(
    id: "cur.not_utc", title: "UPDATED_AT that looks like local time", severity: .warning,
    basis: .explicit, unit: .files,
    why: "UPDATED_AT is a UTC timestamp. In nearly all files, three at least, the last one is the "
      + "same offset of a zone away from when the file was written, within 5 minutes. Behind it "
      + "is a hint only, since files may be written hours after their last row.",
    section: "Event data table › Columns › UPDATED_AT; Profile data table › Columns › UPDATED_AT",
    fix: "Write UPDATED_AT in UTC.")
  static let severities: [Severity] = [.warning, .info]

  private static let fewestFiles = 3
  private static let minute: Int64 = 60_000_000
  /// Zones are multiples of half an hour away from UTC, and 14 hours at most.
  private static let step = 30 * minute
  private static let mostSteps = 28
  private static let slack = 5 * minute

  static func broken(in table: TableContext) -> [Broken] {
    let ranges = table.totals.updatedRanges
    let known = ranges.indices.compactMap { file in
      ranges[file].map { (file, distance(from: table.written(file), to: $0.upperBound)) }
    }
    guard let steps = known.compactMap(\.1).sorted().dropFirst(known.count / 2).first, steps != 0
    else { return [] }
    let files = known.filter { $0.1 == steps }.map(\.0)
    guard files.count >= fewestFiles, files.count * 10 >= known.count * 9 else { return [] }
    let samples = files.map { sample(table, $0, steps: steps) }
    return [
      Broken(
        "UPDATED_AT", steps > 0 ? .warning : .info, count: files.count, files: files.count,
        samples: samples)
    ]
  }

  /// The distance in half hours; nothing where it is none, or more than a zone has.
  private static func distance(from written: Int64, to latest: Int64) -> Int? {
    let (distance, isFar) = latest.subtractingReportingOverflow(written)
    guard !isFar, abs(distance) <= Int64(mostSteps) * step + slack else { return nil }
    let steps = (Double(distance) / Double(step)).rounded()
    return abs(distance - Int64(steps) * step) <= slack ? Int(steps) : nil
  }

  private static func sample(_ table: TableContext, _ file: Int, steps: Int) -> Finding.Sample {
    let minutes = abs(steps) * 30
    let latest = table.totals.updatedRanges[file]?.upperBound ?? 0
    let written = Timestamp(microseconds: table.written(file))
    return .file(
      table.layout.files[file].file.name, value: Timestamp(microseconds: latest).guideText,
      detail: "ends \(minutes / 60):\(padded(minutes % 60, 2)) h \(steps > 0 ? "after" : "before") "
        + "the file was written, \(written.date.text) \(written.clock) UTC")
  }
}

extension TableContext {
  /// When a file was last changed, in microseconds since 1970.
  fileprivate func written(_ file: Int) -> Int64 {
    layout.files[file].file.file.identity.modified / 1000
  }
}

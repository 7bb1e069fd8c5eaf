import Contract

/// A table lies in one folder, and neither folders nor file names say where a day is.
///
/// The guide wants partitions, yet a small table is read as fast without: it is a warning above
/// 1 GB, or above 100 MB with more than 31 days, and a hint above 10 MB with more than 31 days.
/// Files that carry their date in their names count as partitioned.
enum Unpartitioned: TableRule {
  static let rule = Rule(
    id: "part.none", title: "table without partitions", severity: .warning, basis: .explicit,
    unit: .files,
    why: "The guide partitions events on TIMESTAMP and profiles on UPDATED_AT. Here all days lie "
      + "together, so that whoever wants the new rows reads all of them again.",
    section: partitionSections,
    fix: "Write a folder a day: events/event_date=2024-03-01/, users/updated_date=2024-03-01/.")
  static let severities: [Severity] = [.warning, .info]

  private static let (small, large, huge): (UInt64, UInt64, UInt64) = (
    10_000_000, 100_000_000, 1_000_000_000
  )
  private static let mostDays = 31

  static func broken(in table: TableContext) -> [Broken] {
    guard table.hasStatistics, table.folders.partitions.isEmpty else { return [] }
    let (bytes, days) = (table.table.bytes, table.days.period?.count ?? 0)
    guard bytes > huge || (days > mostDays && bytes > small) else { return [] }
    let severity: Severity = bytes > huge || bytes > large ? .warning : .info
    let samples = table.layout.files.map { file in
      file.sample("\(days) days and \(megabytes(bytes)) together")
    }
    return [
      Broken(
        table.partitionColumn, severity, count: samples.count, files: samples.count,
        samples: samples)
    ]
  }
}

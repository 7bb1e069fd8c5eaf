import Contract
import Tables

extension TableContext {
  /// Whether there are enough rows for statistics of partitions to mean anything.
  var hasStatistics: Bool { rows >= 1000 }

  /// The column by which the guide partitions the table.
  var partitionColumn: String { layout.contract.partitionColumn }

  /// Its rows by day.
  var days: DayRows { DayRows(totals.partitions) }

  /// Its files by partition.
  var folders: PartitionFolders { PartitionFolders(table) }

  /// The severity of odd days: events come every day, while profiles change when they change.
  var severityOfDays: Severity { kind == .events ? .warning : .info }

  /// The first file with rows around a day, as far as its earliest and latest row tell.
  func sample(ofDay day: Int, detail: String) -> Finding.Sample {
    let hours = day * 24..<day * 24 + 24
    let file = zip(layout.files, totals.files).first { _, file in
      file.pieceHours.contains { $0.map { hours.overlaps(Range($0)) } ?? false }
    }
    return (file?.0 ?? layout.files[0]).sample(detail)
  }
}

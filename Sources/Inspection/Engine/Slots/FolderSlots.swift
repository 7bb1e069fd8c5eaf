import Contract

/// Where rows are counted that lie outside the time of which their file's folder speaks, for
/// `PiecePass+Folder`.
struct FolderSlots: Sendable {
  /// The folder's time in microseconds since 1970.
  let range: Range<Int64>
  /// Where a time of the partition column outside of it is counted.
  let stray: Int

  /// Of a file, if its folders speak of a time; `partition` is the column by which its table is
  /// partitioned, -1 being none.
  init?(_ file: FileLayout, partition: Int, _ slots: inout FindingSlots) {
    guard let time = file.path.time, partition >= 0 else { return nil }
    range = time.range
    stray = slots.slot(PartitionValueMismatch.self, column: partition)
  }
}

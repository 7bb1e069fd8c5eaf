import Contract
import Inspection

/// The keys in S3 that partitions of a table would give: nothing writes them here.
///
/// The guide names no form. Hive's is what readers know; the key differs from the column's name, for
/// engines take a column and a folder of one name for the same. What was written once stays: each
/// run has names of its own.
public struct PartitionKeys {
  /// What lies in one partition.
  public struct Key: Sendable, Equatable {
    /// The folder, from the bucket on.
    public let folder: String
    /// The name of the first file.
    let file: String
    /// Files, so that none is larger than readers like.
    public let files: Int
    /// Rows.
    public let rows: Int
    /// Bytes once packed, as far as that can be said.
    public let bytes: Int
    /// Hours since 1970, in UTC, at which the partition starts and ends.
    public let hours: Range<Int>

    /// The key of the first file.
    public var text: String { "\(folder)/\(file)" }
  }

  /// In order of time.
  public let keys: [Key]
  /// How sizes are estimated.
  public let size: PackedSize

  /// The largest file that readers like, packed: Snowflake says 100 to 250 MB.
  static let largestFile = 250_000_000

  /// The keys of a table's partitions in UTC, as of a run at a moment.
  public init(_ table: TableInspection, by unit: PartitionUnit, now: Timestamp) {
    let size = PackedSize(table)
    let run = now.text.prefix(16).filter { $0 != "-" && $0 != ":" }
    let partitions = Partitioning(table.partitions, by: unit).partitions
    keys = partitions.filter { !$0.isMissing }.map { partition in
      let bytes = size.of(partition.totals.bytes)
      let folder = Self.folder(of: partition.label, in: table.kind, unit)
      return Key(
        folder: "\(table.kind.rawValue)/\(folder)", file: "part-\(run)-000.csv.gz",
        files: max(1, (bytes + Self.largestFile - 1) / Self.largestFile), rows: partition.rows,
        bytes: bytes, hours: partition.hours)
    }
    self.size = size
  }

  private static func folder(
    of label: String, in kind: TableKind, _ unit: PartitionUnit
  ) -> String {
    let name = kind == .events ? "event" : "updated"
    switch unit {
    case .hour:
      return "\(name)_date=\(label.prefix(10))/\(name)_hour=\(label.dropFirst(11).prefix(2))"
    case .day: return "\(name)_date=\(label)"
    case .week: return "\(name)_week=\(label)"
    case .month: return "\(name)_month=\(label)"
    }
  }

  /// The key of the partition that holds the start of a time, if it has rows.
  public func key(at hours: Range<Int>) -> Key? {
    keys.first { $0.hours.overlaps(hours) }
  }
}

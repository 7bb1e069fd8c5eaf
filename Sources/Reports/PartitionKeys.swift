import Contract
import Inspection

/// The keys in S3 that partitions of a table would give: nothing writes them here.
///
/// The guide names no form. Hive's is what readers know; the key differs from the column's name, for
/// engines take a column and a folder of one name for the same. What was written once stays: each
/// run has names of its own.
public struct PartitionKeys: Sendable {
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

  /// How sizes are estimated.
  public let size: PackedSize
  private let kind: TableKind
  private let unit: PartitionUnit
  /// When they would be written.
  private let run: String
  /// Those with rows, in order of time.
  private let partitions: [Partitioning.Partition]

  /// The largest file that readers like, packed: Snowflake says 100 to 250 MB.
  static let largestFile = 250_000_000

  /// The keys of a table's partitions in UTC, as of a run at a moment.
  public init(_ table: TableInspection, by unit: PartitionUnit, now: Timestamp) {
    (kind, self.unit) = (table.kind, unit)
    size = PackedSize(table)
    run = now.text.prefix(16).filter { $0 != "-" && $0 != ":" }
    partitions = Partitioning(table.partitions, by: unit).partitions.filter { !$0.isMissing }
  }

  /// How many partitions have rows.
  public var count: Int { partitions.count }

  /// Files of all partitions together.
  public var files: Int { partitions.reduce(0) { $0 + files(of: $1) } }

  private func files(of partition: Partitioning.Partition) -> Int {
    max(1, (size.of(partition.totals.bytes) + Self.largestFile - 1) / Self.largestFile)
  }

  /// The key of one of those partitions.
  public subscript(place: Int) -> Key {
    let partition = partitions[place]
    return Key(
      folder: "\(kind.rawValue)/\(Self.folder(of: partition.label, in: kind, unit))",
      file: "part-\(run)-000.csv.gz", files: files(of: partition), rows: partition.rows,
      bytes: size.of(partition.totals.bytes), hours: partition.hours)
  }

  /// The place of the first partition that ends behind an hour of UTC.
  public func place(behind hour: Int) -> Int? {
    partitions.firstIndex { $0.hours.upperBound > hour }
  }

  /// The key of the first partition with rows that a time touches, if there is one.
  public func key(at hours: Range<Int>) -> Key? {
    guard let place = place(behind: hours.lowerBound),
      partitions[place].hours.overlaps(hours)
    else { return nil }
    return self[place]
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
}

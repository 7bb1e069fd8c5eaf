import Inspection

/// How large rows are once they are packed, as far as that can be said without packing them.
public struct PackedSize: Sendable, Equatable {
  /// How many bytes become one.
  public let ratio: Double
  /// Whether the files of the table are packed so; else a usual ratio stands for what is not known.
  public let isMeasured: Bool

  /// What gzip makes of events and profiles as CSV, more or less.
  private static let usual = 6.0

  /// By the files of a table as they are.
  public init(_ table: TableInspection) {
    let rows = table.partitions.hours.values.reduce(table.partitions.unplaced.bytes) {
      $0 + $1.bytes
    }
    let ratio = Double(rows) / Double(max(1, table.table.bytes))
    isMeasured = table.isComplete && ratio > 1.5
    self.ratio = isMeasured ? ratio : Self.usual
  }

  /// The size of so many bytes once packed.
  public func of(_ bytes: Int) -> Int { Int((Double(bytes) / ratio).rounded(.up)) }

  /// Where the number comes from.
  public var note: String {
    isMeasured
      ? "sizes with ~ are as if packed like the files are now, \(Amount.tenths(ratio)) to 1"
      : "sizes with ~ are estimates: gzip is taken to leave a sixth"
  }
}

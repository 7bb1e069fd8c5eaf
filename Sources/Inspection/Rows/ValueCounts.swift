/// How often each value of a column occurs, in both orders in which that is read.
///
/// Sorting up to 100,000 values takes a while, so it is done where they are counted.
public struct ValueCounts: Sendable {
  /// The listed values, the most frequent first and those of the same count by their bytes.
  public let values: [ValueTally.Value]
  /// The places of these values, in the order of their bytes.
  public let placesByValue: [Int]
  /// Records looked at.
  public let records: Int
  /// Records whose value is not listed.
  public let unlisted: Int
  /// Records without such a cell: the file has no such column, or the row cannot be split.
  public let absent: Int
  /// Whether all records were looked at.
  public let isComplete: Bool

  /// What was counted by now.
  public init(_ tally: ValueTally = ValueTally()) {
    let values = tally.values
    self.values = values
    placesByValue = values.indices.sorted {
      values[$0].bytes.lexicographicallyPrecedes(values[$1].bytes)
    }
    (records, unlisted, absent) = (tally.records, tally.unlisted, tally.absent)
    isComplete = tally.isComplete
  }
}

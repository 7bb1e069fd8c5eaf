import Tables

/// The last records of a table in pieces, from the end backwards, as far as somebody looked.
public struct TailIndex: Sendable, Equatable {
  /// A run of whole records.
  struct Piece: Sendable, Equatable {
    let file: Int
    let run: TailReader.Run
    /// Records of the table behind it.
    let behind: Int
  }

  /// From the last one backwards.
  private(set) var pieces: [Piece] = []
  /// Records in the pieces so far.
  public private(set) var count = 0
  /// Whether the pieces reach the first record of the table.
  public internal(set) var isWhole = false
  /// Whether records before the pieces cannot be told apart without reading from the start.
  public internal(set) var isStuck = false

  /// An index of nothing looked at yet.
  public init() {}

  /// Adds the run before all others; of blank lines alone too, since the next one ends there.
  mutating func append(_ run: TailReader.Run, file: Int) {
    pieces.append(Piece(file: file, run: run, behind: count))
    count += run.records
  }
}

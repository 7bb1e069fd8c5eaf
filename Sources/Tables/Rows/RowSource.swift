/// Where the rows of a file come from, a piece at a time.
///
/// A position is where a record is in its file: a byte of its text, decoded where the file is packed,
/// or the number of a row where a format counts rows. Above this no code knows the format.
protocol RowSource: Sendable {
  /// The position of the first record.
  var start: UInt64 { get }
  /// The position behind the last record, where that is known before all is read.
  var end: UInt64? { get }
  /// No position reaches this.
  var limit: UInt64 { get }
  /// Data records, where the file says so itself.
  var recordCount: Int? { get }
  /// The position of a record, counted from 0, where positions are numbers of rows.
  func position(ofRecord record: Int) -> UInt64?

  /// The positions where pieces start, from one on, that a thread should take in turn, and where the
  /// last of them ends; nothing where each piece costs the same to any thread.
  ///
  /// What a thread decodes for the first serves the others too.
  func run(at position: UInt64) -> [UInt64]

  /// Takes the records from a position on into a piece, about so many bytes of them, as far as the
  /// next reader has to wait for it; returns where the next piece starts, the same place behind the
  /// last record.
  func claim(
    _ piece: Piece, at position: UInt64, wanting size: Int
  ) throws(TableError) -> UInt64

  /// Does what is left to make rows of them.
  func finish(_ piece: Piece) throws(TableError)

  /// The offset in the file on disk of a position, as exactly as the format allows.
  func diskOffset(of position: UInt64) -> UInt64

  /// The records right before a position, for going back from the end; `step` bytes or so of them.
  func tail(
    before end: UInt64, _ piece: Piece, step: Int
  ) throws(TableError) -> TailReader.Step
}

extension RowSource {
  var recordCount: Int? { nil }
  func position(ofRecord record: Int) -> UInt64? { nil }
  func run(at position: UInt64) -> [UInt64] { [] }
}

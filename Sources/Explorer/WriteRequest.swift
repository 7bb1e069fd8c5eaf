import Contract
import Inspection

/// Rows to be written to a file.
public struct WriteRequest: Sendable, Equatable {
  /// The table.
  public let kind: TableKind
  /// Which rows.
  public let filter: RowFilter
  /// How many rows there should be; nothing where nobody counted them.
  public let expected: Int?
  /// The file.
  public internal(set) var path: String
  /// The inspection that the request is about.
  public let generation: Int
}

/// What became of rows to be written.
public enum WriteOutcome: Sendable, Equatable {
  /// So many were found, and so much of the table is looked through, from 0 to 1.
  case soFar(rows: Int, progress: Double)
  /// All are written.
  case written(WrittenRows)
  /// The name cannot be taken, with the reason, and one that can.
  case refused(String, offer: String)
  /// Why there is nothing of them.
  case failed(String)
}

/// Rows that were written.
public struct WrittenRows: Sendable, Equatable {
  /// How many.
  public let rows: Int
  /// The files, by their headers.
  public let files: [String]
  /// The file with the reasons; nothing where nothing is wrong with any row.
  public let reasons: String?
  /// What is not as it stands on the disk; nothing where all is.
  public let note: String?

  /// Rows as they were written.
  public init(rows: Int, files: [String], reasons: String?, note: String?) {
    (self.rows, self.files, self.reasons, self.note) = (rows, files, reasons, note)
  }
}

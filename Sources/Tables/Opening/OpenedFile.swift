/// A file of a share, or a file in an archive of it, and what came of opening it.
public struct OpenedFile: Sendable {
  /// What came of opening a file.
  public enum Outcome: Sendable {
    /// It has rows and a header.
    case table(TableFile)
    /// It is none of ours, being of such a format.
    case notATable(FileFormat)
    /// It may hold a table, but cannot be read.
    case unreadable(TableError)
  }

  /// The path below the folder that the user named, that in the archive behind it.
  public let name: String
  /// Bytes; of a file in an archive as it is unpacked.
  public let size: UInt64
  /// What it is, as far as that is known.
  public let type: FileType?
  /// What came of it.
  public let outcome: Outcome
}

import Contract
import Tables

/// A file that lies in the share, whether its rows are read or not.
public struct ShareFile: Sendable {
  /// The path below the folder that the user named.
  public let name: String
  /// Bytes.
  public let size: UInt64
  /// What it is, as far as its first bytes tell.
  public internal(set) var type: FileType?
  /// The table that it is part of; for a file that is not read the one that its name speaks of.
  public internal(set) var table: TableKind?
  /// What became of it.
  public internal(set) var fate = Fate.read

  /// What became of a file.
  public enum Fate: Sendable, Equatable {
    /// It is read as part of its table.
    case read
    /// It is passed over.
    case leftOut(Discovery.LeftOut.Kind)
    /// It may be part of a table, but cannot be read.
    case unreadable(TableError.Kind)
  }

  /// What its first bytes say it is.
  public var format: FileFormat? { type?.outermost }

  /// The last part of its name.
  var lastName: String { name.split(separator: "/").last.map(String.init) ?? name }

  /// The endings of its name in lower case, the last first: `gz`, `csv`.
  var endings: [String] {
    lastName.lowercased().split(separator: ".", omittingEmptySubsequences: false).dropFirst()
      .reversed().map(String.init)
  }
}

/// One local file that belongs to a table.
public struct UploadFile: Equatable, Sendable {
  /// The tables that are shared.
  public enum Table: String, CaseIterable, Sendable {
    case events
    case users
    case accounts
  }

  /// The path relative to the data folder, with `/` between its parts.
  public let path: String
  /// The table that the file is a part of.
  public let table: Table
  /// The size.
  public let bytes: Int
  /// The number of rows, where it is known.
  public let rows: Int?
  /// Whether a link stands in its place, which a transfer of the whole folder passes over.
  public let isLink: Bool

  /// Makes a file of a table.
  public init(path: String, table: Table, bytes: Int, rows: Int? = nil, isLink: Bool = false) {
    self.path = path
    self.table = table
    self.bytes = bytes
    self.rows = rows
    self.isLink = isLink
  }
}

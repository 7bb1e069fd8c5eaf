/// A file of rows with its header, ready to be read.
public final class TableFile: Sendable {
  /// The path below the folder that the user named.
  public let name: String
  /// The open file.
  public let file: ByteFile
  /// How cells and rows are told apart.
  public let dialect: Dialect
  /// What stands above the data records.
  public let head: TableHead

  /// The names of the columns.
  public var header: [String] { head.names }
  /// Where the data records start.
  public var data: PieceMark { head.data }

  /// Opens a file and reads its header.
  ///
  /// Returns nothing but the format of a file that holds no table.
  public static func open(
    _ path: String, name: String, knownNames: Set<String>
  ) throws(TableError) -> Opened {
    let file = try ByteFile(path)
    let head = try file.head(headSize)
    let format = try FileFormat.of(head, path: path)
    switch format.use {
    case .table: break
    case .unread:
      let isWhole = try FileEnding.isWhole(file, format: format)
      throw TableError(isWhole ? .unsupported(format) : .cutShort(format), path: path)
    case .notATable: return .notATable(format)
    }
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let start = head.starts(with: mark) ? mark.count : 0
    let search = DialectSearch(head: Array(head[start...]), knownNames: knownNames)
    let dialect = search.dialect
    let tableHead = TableHead(
      search, dialect: dialect, isWholeFile: head.count < headSize, skipping: start)
    guard let tableHead else { throw TableError(.empty, path: path) }
    return .table(TableFile(name: name, file: file, dialect: dialect, head: tableHead))
  }

  /// What became of opening a file.
  public enum Opened: Sendable {
    /// It has a header.
    case table(TableFile)
    /// It is none of ours, being of such a format.
    case notATable(FileFormat)
  }

  /// Enough for thousands of columns, and for the delimiter to show.
  private static let headSize = 256 << 10

  private init(name: String, file: ByteFile, dialect: Dialect, head: TableHead) {
    self.name = name
    self.file = file
    self.dialect = dialect
    self.head = head
  }
}

/// A file of rows with its header, ready to be read.
public final class TableFile: Sendable {
  /// The path below the folder that the user named.
  public let name: String
  /// The open file.
  public let file: ByteFile
  /// What it is, by its first bytes.
  public let format: FileFormat
  /// How cells and rows are told apart; the usual way where rows are made of another format.
  public let dialect: Dialect
  /// What stands above the data records.
  public let head: TableHead
  /// Where its rows come from.
  let rows: any RowSource

  /// The names of the columns.
  public var header: [String] { head.names }
  /// Where the data records start.
  public var data: PieceMark { head.data }
  /// The position behind the last record, where that is known before all is read.
  public var end: UInt64? { rows.end }
  /// No position of a record reaches this.
  public var limit: UInt64 { rows.limit }
  /// Whether its rows stand in it as they are, and are not made of another format.
  public var isSeparated: Bool { rows is SeparatedRows }

  /// Whether its rows are separated values that stand on the disk as they are read.
  var isPlain: Bool { (rows as? SeparatedRows)?.source === file }

  /// The offset in the file on disk of a position, as exactly as the format allows.
  public func diskOffset(of position: UInt64) -> UInt64 { rows.diskOffset(of: position) }

  /// The bytes between two positions, where the rows stand in the file as they are; nothing where
  /// they do not, or the file has changed.
  public func bytes(_ range: Range<UInt64>) throws(TableError) -> [UInt8]? {
    guard let rows = rows as? SeparatedRows else { return nil }
    let bytes = try rows.source.bytes(range.count, at: range.lowerBound)
    guard bytes.count == range.count else { throw TableError(.changed, path: file.path) }
    return bytes
  }

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
    return .table(try TableFile(separated: file, file, head, name: name, knownNames: knownNames))
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

  /// A file of separated values: `head` are the first bytes of what it decodes to.
  private init(
    separated source: any ByteSource, _ file: ByteFile, _ head: [UInt8], name: String,
    knownNames: Set<String>
  ) throws(TableError) {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let start = head.starts(with: mark) ? mark.count : 0
    let search = DialectSearch(head: Array(head[start...]), knownNames: knownNames)
    let tableHead = TableHead(
      search, dialect: search.dialect, isWholeFile: head.count < Self.headSize, skipping: start)
    guard let tableHead else { throw TableError(.empty, path: file.path) }
    (self.name, self.file, format) = (name, file, .separatedValues)
    (dialect, self.head) = (search.dialect, tableHead)
    rows = SeparatedRows(
      source: source, dialect: dialect, start: tableHead.data.offset,
      width: tableHead.names.count)
  }
}

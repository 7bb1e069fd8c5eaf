/// A file of rows with its header, ready to be read.
public final class TableFile: Sendable {
  /// The path below the folder that the user named.
  public let name: String
  /// The open file.
  public let file: ByteFile
  /// How cells and rows are told apart.
  public let dialect: Dialect
  /// The names of the columns.
  public let header: [String]
  /// Where the data records start.
  public let data: PieceMark

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
    let text = Array(head[start...])
    let dialect = Dialect.detect(head: text, knownNames: knownNames)
    let few = Array(text.prefix(Dialect.firstLook))
    let header =
      Header(few, dialect: dialect, isWholeFile: false)
      ?? Header(text, dialect: dialect, isWholeFile: head.count < headSize)
    guard let header else {
      throw TableError(.empty, path: path)
    }
    return .table(
      TableFile(name: name, file: file, dialect: dialect, header: header, skipping: start))
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

  private init(name: String, file: ByteFile, dialect: Dialect, header: Header, skipping: Int) {
    self.name = name
    self.file = file
    self.dialect = dialect
    self.header = header.names
    data = PieceMark(offset: UInt64(skipping + header.length), record: 0, line: header.lines)
  }

  private struct Header {
    var names: [String] = []
    var length = 0
    var lines = 0

    /// The first row with anything on it, and how far it reaches.
    init?(_ head: [UInt8], dialect: Dialect, isWholeFile: Bool) {
      let piece = Piece()
      piece.fill(from: head, dialect: dialect, isLast: isWholeFile)
      let rows = piece.rows
      for row in 0..<rows.count where rows.shape(row, width: 0) != .blank {
        names = RecordSplitter.text(of: row, in: rows, dialect: dialect)
        length = min(rows.end(row) + 1, head.count)
        lines = piece.lines(in: length, dialect: dialect)
        return
      }
      return nil
    }
  }
}

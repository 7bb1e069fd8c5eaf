/// A file of rows with its header, ready to be read.
public final class TableFile: Sendable {
  /// The path below the folder that the user named.
  public let name: String
  /// The path below that folder of the file on disk, which for a file in an archive is the archive.
  public let fileName: String
  /// The open file; the archive of a file that lies in one.
  public let file: ByteFile
  /// Bytes; of a file in an archive as it is unpacked.
  public let size: UInt64
  /// What it is.
  public let type: FileType
  /// How cells and rows are told apart; the usual way where rows are made of another format.
  public let dialect: Dialect
  /// What stands above the data records.
  public let head: TableHead
  /// Where its rows come from.
  let rows: any RowSource
  private let text: TranscodedSource?

  /// How its text is written; UTF-8 where it is none.
  public var encoding: TextEncoding { type.encoding ?? TextEncoding(.utf8) }
  /// What was no character of that encoding in what was read so far: how often, and where on disk
  /// the first is.
  public var malformed: (count: UInt64, firstDiskOffset: UInt64?) { text?.malformed ?? (0, nil) }
  /// The names of the columns.
  public var header: [String] { head.names }
  /// Where the data records start.
  public var data: PieceMark { head.data }
  /// The position behind the last record, where that is known before all is read.
  public var end: UInt64? { rows.end }
  /// No position of a record reaches this.
  public var limit: UInt64 { rows.limit }
  /// The position of a record, counted from 0, where positions are numbers of rows.
  public func position(ofRecord record: Int) -> UInt64? { rows.position(ofRecord: record) }
  /// Where pieces start, from a position on, that a thread should take in turn, and where the last of
  /// them ends; nothing where any thread may as well take any piece.
  public func run(at position: UInt64) -> [UInt64] { rows.run(at: position) }
  /// Whether its rows are separated values, and are not made of another format.
  public var isSeparated: Bool { rows is SeparatedRows }
  /// Whether its rows are separated values that are read as they were written, packed or not, and
  /// not decoded from another encoding.
  public var isAsWritten: Bool { isSeparated && text == nil }
  /// Whether its rows are separated values that stand on the disk as they are read.
  public var isPlain: Bool { (rows as? SeparatedRows)?.source === file }

  /// The offset in the file on disk of a position, as exactly as the format allows.
  public func diskOffset(of position: UInt64) -> UInt64 { rows.diskOffset(of: position) }

  /// How much of `size` lies before a position, about, for telling how far one is.
  public func progress(at position: UInt64) -> UInt64 {
    min(size, type.isMember ? position : diskOffset(of: position))
  }

  /// The bytes between two positions, where the rows stand in them as they are; nothing where
  /// they are made of another format.
  public func bytes(_ range: Range<UInt64>) throws(TableError) -> [UInt8]? {
    guard let rows = rows as? SeparatedRows else { return nil }
    let bytes = try rows.source.bytes(range.count, at: range.lowerBound)
    guard bytes.count == range.count else { throw TableError(.changed, path: file.path) }
    return bytes
  }

  /// An error that names the file, also where what found it knows the archive alone.
  func named(_ error: TableError) -> TableError {
    Self.named(error, name, of: file, fileName: fileName)
  }

  static func named(
    _ error: TableError, _ name: String, of file: ByteFile, fileName: String
  ) -> TableError {
    guard name != fileName, error.path == file.path else { return error }
    return TableError(error.kind, path: file.path + name.dropFirst(fileName.count))
  }

  /// Opens a file that is no archive.
  ///
  /// Returns nothing but the format of a file that holds no table.
  public static func open(
    _ path: String, name: String, knownNames: Set<String>
  ) throws(TableError) -> Opened {
    switch FileOpening(path, name: name, knownNames: knownNames).open()[0].outcome {
    case .table(let file): return .table(file)
    case .notATable(let format): return .notATable(format)
    case .unreadable(let error): throw error
    }
  }

  /// What became of opening a file.
  public enum Opened: Sendable {
    /// It has a header.
    case table(TableFile)
    /// It is none of ours, being of such a format.
    case notATable(FileFormat)
  }

  /// A file of separated values.
  init(
    _ part: FileOpening.Part, _ type: FileType, separated text: FileOpening.Text,
    knownNames: Set<String>
  ) throws(TableError) {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let start = text.head.starts(with: mark) ? mark.count : 0
    let search = DialectSearch(head: Array(text.head[start...]), knownNames: knownNames)
    let tableHead = TableHead(
      search, dialect: search.dialect, isWholeFile: text.isWhole, skipping: start)
    guard let tableHead else { throw TableError(.empty, path: part.file.path) }
    if tableHead.names.count > JSONHeader.mostNames {
      let reason = "a header of \(tableHead.names.count) columns, which no table has"
      throw TableError(.beyondReach(.separatedValues, reason), path: part.file.path)
    }
    (name, fileName, file) = (part.name, part.fileName, part.file)
    (size, self.type) = (part.size, type)
    (dialect, head) = (search.dialect, tableHead)
    rows = SeparatedRows(
      source: text.source, dialect: dialect, start: tableHead.data.offset,
      width: tableHead.names.count)
    self.text = text.source as? TranscodedSource
  }

  /// A file whose rows are made of another format, with these columns.
  init(
    _ part: FileOpening.Part, _ type: FileType, _ rows: any RowSource, columns: [String],
    text: TranscodedSource? = nil
  ) {
    (name, fileName, file) = (part.name, part.fileName, part.file)
    (size, self.type) = (part.size, type)
    dialect = Dialect(delimiter: UInt8(ascii: ","))
    head = TableHead(
      columns: columns, start: rows.start, hasLines: type.content.kind == .text)
    self.rows = rows
    self.text = text
  }

  /// A file of rows in binary.
  convenience init(
    _ part: FileOpening.Part, _ type: FileType, columnar format: FileFormat
  ) throws(TableError) {
    switch format {
    case .avro:
      let file = try AvroFile(part.file)
      self.init(part, type, AvroRows(file), columns: file.columns.map(\.name))
    default:
      if try !FileEnding.isWhole(part.file, format: format) {
        throw TableError(.cutShort(format), path: part.file.path)
      }
      let file = try ParquetFile(part.file.path)
      self.init(part, type, ParquetRows(file), columns: file.columns.map(\.name))
    }
  }

  /// A file of JSON objects.
  convenience init(
    _ part: FileOpening.Part, _ type: FileType, json text: FileOpening.Text
  ) throws(TableError) {
    let rows = JSONRows(text.source, try JSONHeader(text.source))
    self.init(
      part, type, rows, columns: rows.header.names, text: text.source as? TranscodedSource)
  }
}

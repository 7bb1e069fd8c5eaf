/// One record of a file, copied out of its piece.
public struct Record: Sendable, Equatable {
  /// Counted from 1 over the file's data records.
  public private(set) var number: Int
  /// The physical line on which it starts, counted from 1; 0 where the format has no lines.
  public private(set) var line: Int
  /// The physical line on which it ends.
  public private(set) var lineEnd: Int
  /// Its position in the file.
  public let offset: UInt64
  /// How its cells compare with the header.
  public let shape: SplitRows.Shape
  /// The bytes as they stand in the file, without the line end; of another format than separated
  /// values, the row that is made of it.
  public private(set) var bytes: [UInt8]
  /// Where in `bytes` each cell stands; a broken record has one cell.
  public private(set) var cells: [Range<Int>]
  /// The quote that breaks a broken record.
  public let openQuote: OpenQuote?
  /// Whether its cells stand elsewhere in the file than in `bytes`.
  private var isRendered: Bool
  private let quote: UInt8

  init(_ place: Place, row: Int, of piece: Piece, in file: TableFile, shape: SplitRows.Shape) {
    let rows = piece.rows
    let (start, end) = (rows.start(row), rows.trimmedEnd(ofRow: row))
    number = place.record
    self.shape = shape
    offset = piece.offset + UInt64(rows.origin(row))
    isRendered = rows.origins != nil
    bytes = Array(UnsafeBufferPointer(start: rows.bytes + start, count: end - start))
    quote = file.dialect.quote
    if let lines = piece.lines(ofRow: row) {
      (line, lineEnd) = (lines.lowerBound + 1, lines.upperBound + 1)
    } else {
      (line, lineEnd) = (place.line, place.line + bytes.count { $0 == file.dialect.lineEnd })
    }
    cells = shape == .broken ? [0..<bytes.count] : Self.cells(of: row, in: rows)
    openQuote = OpenQuote(ofRow: row, of: piece, in: file, shape: shape)
  }

  /// Where a record stands in its file.
  struct Place {
    var record: Int
    var line: Int
  }

  private static func cells(of row: Int, in rows: SplitRows) -> [Range<Int>] {
    let start = rows.start(row)
    return rows.markRange(row).map { mark in
      let cellStart = mark == 0 ? 0 : Int(rows.marks[mark - 1]) + 1
      return cellStart - start..<rows.trimmedEnd(of: mark) - start
    }
  }

  /// Whether its cells can be told apart and belong to the columns.
  public var isSplit: Bool { shape.isSplit }

  /// The physical lines in words, such as `line 3–5`; nothing where the format has none.
  public var lineText: String {
    guard line > 0 else { return "" }
    return "line \(line)" + (line == lineEnd ? "" : "–\(lineEnd)")
  }

  /// The position of a cell, as exactly as the format tells.
  public func position(of cell: Int?) -> UInt64 {
    guard let cell, !isRendered, cells.indices.contains(cell) else { return offset }
    return offset + UInt64(cells[cell].lowerBound)
  }

  /// The bytes of a cell without its quotes; empty where the record has no such cell.
  public func value(_ cell: Int) -> [UInt8] {
    guard cells.indices.contains(cell) else { return [] }
    return bytes.withUnsafeBufferPointer { buffer in
      CellBytes.value(UnsafeBufferPointer(rebasing: buffer[cells[cell]]), quote: quote)
    }
  }

  /// The stray quote of a cell or, with none given, the first that changes how the record splits.
  public func strayQuote(in cell: Int?) -> (cell: Int, quote: StrayQuote)? {
    let cells = cell.map { [$0] } ?? Array(self.cells.indices)
    return bytes.withUnsafeBufferPointer { buffer in
      for number in cells {
        let bytes = UnsafeBufferPointer(rebasing: buffer[self.cells[number]])
        if let stray = StrayQuote(in: bytes, quote: quote), cell != nil || stray.kind != .bare {
          return (number, stray)
        }
      }
      return nil
    }
  }

  /// Whether a cell starts with a quote.
  public func isQuoted(_ cell: Int) -> Bool { bytes[cells[cell]].first == quote }

  /// The text of a cell; bytes that are no UTF-8 become U+FFFD.
  public func text(_ cell: Int) -> String {
    String(decoding: value(cell), as: UTF8.self)
  }
}

extension Record {
  /// The record with other values in its cells, quoted where they were; nothing keeps a cell.
  public func replacing(_ value: (_ cell: Int) -> [UInt8]?) -> Record {
    var copy = self
    (copy.bytes, copy.cells, copy.isRendered) = ([], [], true)
    var end = 0
    for (cell, range) in cells.enumerated() {
      copy.bytes += bytes[end..<range.lowerBound]
      let start = copy.bytes.count
      copy.bytes += value(cell).map { quoted($0, like: cell)[...] } ?? bytes[range]
      copy.cells.append(start..<copy.bytes.count)
      end = range.upperBound
    }
    copy.bytes += bytes[end...]
    return copy
  }

  private func quoted(_ value: [UInt8], like cell: Int) -> [UInt8] {
    guard isQuoted(cell) else { return value }
    return [quote] + value.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }

  /// The record with these bytes, where its cells cannot be told apart.
  public func replacing(all bytes: [UInt8]) -> Record {
    var copy = self
    (copy.bytes, copy.cells, copy.isRendered) = (bytes, [], true)
    return copy
  }
}

extension Record {
  /// Hands out the records of a filled piece until `body` returns false.
  ///
  /// Numbers and lines count from the piece's start; blank lines are no records. Only those that
  /// are wanted, by their row and number, are copied and handed out. Returns how many records there
  /// are, or nothing when `body` had seen enough.
  @discardableResult
  public static func walk(
    _ piece: Piece, in file: TableFile,
    where isWanted: (_ row: Int, _ number: Int) -> Bool = { _, _ in true },
    _ body: (_ row: Int, Record) -> Bool
  ) -> Int? {
    let rows = piece.rows
    var place = Place(record: 0, line: 1)
    for row in 0..<rows.count {
      let shape = rows.shape(row, width: file.header.count)
      guard shape != .blank else {
        place.line += 1
        continue
      }
      place.record += 1
      guard isWanted(row, place.record) else {
        place.line += 1 + lineEnds(in: row, of: rows, dialect: file.dialect)
        continue
      }
      let record = Record(place, row: row, of: piece, in: file, shape: shape)
      place.line = record.lineEnd + 1
      if !body(row, record) { return nil }
    }
    return place.record
  }

  /// Line ends inside a row, which stand in quotes.
  private static func lineEnds(in row: Int, of rows: SplitRows, dialect: Dialect) -> Int {
    guard rows.hasQuotedLines else { return 0 }
    let (start, end) = (rows.start(row), rows.trimmedEnd(ofRow: row))
    let bytes = UnsafeBufferPointer(start: rows.bytes + start, count: end - start)
    return bytes.count { $0 == dialect.lineEnd }
  }

  /// The record of a row that is not blank; its number and lines count from itself.
  public static func at(_ row: Int, of piece: Piece, in file: TableFile) -> Record {
    let shape = piece.rows.shape(row, width: file.header.count)
    return Record(Place(record: 1, line: 1), row: row, of: piece, in: file, shape: shape)
  }

  /// The first record in bytes that stand by themselves; nothing where they hold none.
  public static func first(in bytes: [UInt8], of file: TableFile) -> Record? {
    let piece = Piece()
    piece.fill(from: bytes, dialect: file.dialect, isLast: true)
    var first: Record?
    walk(piece, in: file) { _, record in
      first = record
      return false
    }
    return first
  }

  /// The same record, with its number, and lines where it has any, counted from further up.
  public func shifted(records: Int, lines: Int) -> Record {
    var copy = self
    copy.number += records
    guard line > 0 else { return copy }
    copy.line += lines
    copy.lineEnd += lines
    return copy
  }
}

import Tables

/// Makes the sort keys of the records of a table, a piece at a time; one a thread.
final class RecordKeys {
  private let rows: TableRows
  private let keys: [SortKey]
  private let filter: RowFilter
  private let bytes = OrderedBytes()
  private var room: [UInt8] = []

  /// Keys of the records that pass a filter.
  init(_ table: TableInspection, _ keys: [SortKey], _ filter: RowFilter) {
    (rows, self.keys, self.filter) = (TableRows(table), keys, filter)
  }

  /// Hands out the key and the row, counted from 0 over the table, of each record of a piece.
  func forEach(
    of place: TableRows.Place, _ body: (OrderedBytes, Int) throws(TableError) -> Void
  ) throws(TableError) {
    let (file, layout) = (rows.table.files[place.file], rows.table.layout.files[place.file])
    let range = file.index.records(of: place.piece)
    guard !range.isEmpty else { return }
    let isThere = try rows.claim(place)
    if isThere { try rows.finish(place) }
    guard isThere, rows.records(in: place) == range.count else {
      throw TableError(.changed, path: layout.file.file.path)
    }
    let (cells, split) = (cells(of: layout), rows.worker.piece.rows)
    let first = rows.before[place.file] + range.lowerBound
    for passing in try rows.passing(filter, in: place) {
      bytes.clear()
      if split.shape(passing.row, width: layout.file.header.count).isSplit {
        for cell in cells { add(cell, of: passing.row, split, layout) }
      } else {
        bytes.addRejected()
      }
      try body(bytes, first + passing.number)
    }
  }

  /// Where a file has the column of a key.
  private struct Cell {
    let number: Int?
    let key: SortKey
    let zone: LocalZone?
  }

  private func cells(of layout: FileLayout) -> [Cell] {
    keys.map {
      Cell(number: layout.cell(named: $0.column), key: $0, zone: layout.zone(of: $0.column))
    }
  }

  private func add(_ cell: Cell, of row: Int, _ rows: SplitRows, _ layout: FileLayout) {
    guard let number = cell.number else { return bytes.addEmpty() }
    let (value, quote) = (rows.cell(number, of: row), layout.file.dialect.quote)
    guard CellBytes.isQuoted(value, by: quote) else { return add(value, cell) }
    if room.count < value.count { room = Array(repeating: 0, count: 2 * value.count) }
    room.withUnsafeMutableBufferPointer { target in
      guard let start = target.baseAddress else { return }
      let length = CellBytes.unquote(value, quote: quote, into: start)
      add(UnsafeBufferPointer(start: start, count: length), cell)
    }
  }

  private func add(_ value: UnsafeBufferPointer<UInt8>, _ cell: Cell) {
    let ascending = cell.key.ascending
    guard !value.isEmpty else { return bytes.addEmpty() }
    switch cell.key.kind {
    case .time:
      if let time = TimestampReader.read(value).microseconds(in: cell.zone) {
        return bytes.add(time: time, ascending: ascending)
      }
      bytes.add(text: value, isStray: true, ascending: ascending)
    case .value:
      if let number = DecimalNumber(value) {
        return bytes.add(number, in: value, ascending: ascending)
      }
      bytes.add(text: value, ascending: ascending)
    }
  }
}

import Contract
import Tables

/// How many cells of each column of a table are filled, day by day of its partition column.
public struct FilledCells: Sendable, Equatable {
  /// Rows of a day, or those without a usable time.
  public struct Day: Sendable, Equatable {
    /// Rows.
    public internal(set) var rows = 0
    /// For each column of the table how many of their cells are filled.
    public internal(set) var filled: [Int]
  }

  /// By days since 1970, in UTC; those of the first years met where they are too many.
  public private(set) var days: [Int: Day] = [:]
  /// Rows whose time is empty or unreadable.
  public private(set) var unplaced: Day
  /// Rows of further days than are counted apart.
  public private(set) var further: Day
  /// Rows whose cells cannot be told apart.
  public internal(set) var unsplit = 0
  /// Whether all rows were looked at.
  public internal(set) var isComplete = false

  /// Cells of days and columns that are counted apart.
  private static let room = 1 << 22
  private let dayLimit: Int

  /// Counts of nothing yet.
  public init(columns: Int) {
    let none = Day(filled: Array(repeating: 0, count: columns))
    (unplaced, further) = (none, none)
    dayLimit = max(400, Self.room / max(1, columns))
  }

  /// Adds rows of a piece; `days` has a day for each, `Int.min` for none.
  mutating func add(_ rows: WholeRows, days: [Int], _ layout: FileLayout) {
    let quote = layout.file.dialect.quote
    rows.withBlock { block in
      // Neighbours are mostly of one day.
      var start = 0
      while start < days.count {
        var end = start + 1
        while end < days.count, days[end] == days[start] { end += 1 }
        change(days[start]) { day in
          day.rows += end - start
          for (cell, column) in layout.columnOfCell.enumerated() {
            var filled = 0
            for row in start..<end {
              if !CellBytes.isBlank(block.cell(cell, of: row), quote: quote) { filled += 1 }
            }
            day.filled[column] += filled
          }
        }
        start = end
      }
    }
  }

  private mutating func change(_ day: Int, _ body: (inout Day) -> Void) {
    if day == Int.min {
      body(&unplaced)
    } else if days[day] != nil || days.count < dayLimit {
      body(&days[day, default: Day(filled: Array(repeating: 0, count: unplaced.filled.count))])
    } else {
      body(&further)
    }
  }
}

extension TableRows {
  /// Counts the filled cells of each column day by day, in all pieces that are inspected.
  ///
  /// `progress` gets the counts after each piece and how much is looked through, from 0 to 1, and
  /// returns false to stop.
  public func filledCells(
    progress: (FilledCells, Double) -> Bool
  ) throws(TableError) -> FilledCells {
    var cells = FilledCells(columns: table.layout.columns.count)
    let all = table.files.reduce(0) { $0 + $1.index.marks.count }
    var done = 0
    for (file, inspection) in table.files.enumerated() {
      for mark in inspection.index.marks {
        try add(file: file, at: mark.offset, to: &cells)
        done += 1
        guard progress(cells, Double(done) / Double(all)) else { return cells }
      }
    }
    cells.isComplete = true
    return cells
  }

  private func add(file: Int, at offset: UInt64, to cells: inout FilledCells) throws(TableError) {
    let layout = table.layout.files[file]
    guard try worker.piece.fill(from: layout.file, at: offset) > offset else { return }
    let rows = WholeRows(worker.piece, layout)
    cells.unsplit += rows.count - rows.rows.count
    let column = table.layout.contract.partitionColumn
    guard let cell = layout.cell(named: column) else {
      cells.add(rows, days: Array(repeating: .min, count: rows.rows.count), layout)
      return
    }
    let days = rows.times(of: cell, in: layout.zone(of: column)).map { time in
      time == CellColumn.noTime ? Int.min : Timestamp.day(of: time)
    }
    cells.add(rows, days: days, layout)
  }
}

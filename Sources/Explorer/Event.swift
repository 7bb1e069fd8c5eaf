import BucketSetup
import Contract
import Inspection
import Screens
import Tables

/// What can happen to the explorer.
public enum Event: Sendable {
  /// A key was pressed.
  case key(Key)
  /// Something was done with the mouse.
  case pointer(Pointer)
  /// The terminal has another size.
  case resize(Size)
  /// More is known of the share; seconds since the inspection began, or nothing where it was kept
  /// from an earlier one.
  case inspected(Inspection, seconds: Double?, generation: Int)
  /// Rows that were asked for have been read.
  case rows(RowRequest, [InspectedRow])
  /// Rows counted from the end of a table have been read, and what is known of its end by now.
  case tail(TailRequest, [InspectedRow], TailIndex)
  /// A filter has looked through more of a table, or is done with it.
  case filtered(FilterRequest, FilterIndex, isOver: Bool)
  /// The rows that pass one filter alone were counted, so far or to the end.
  case tallied(FilterRequest, FilterIndex, isOver: Bool)
  /// The rows with what was searched for were counted, so far or to the end.
  case foundAll(FilterRequest, FilterIndex, isOver: Bool)
  /// Values of a column were counted, so far or to the end of what is known.
  case counted(FrequencyRequest, ValueCounts, isOver: Bool)
  /// So much of the rows is sorted, from 0 to 1.
  case sorting(SortRequest, done: Double)
  /// Rows are sorted; nothing where that was stopped or has failed.
  case sorted(SortRequest, RowOrder?)
  /// Filled cells were counted day by day, in so much of the table, from 0 to 1.
  case countedFilled(FilledRequest, FilledCells, progress: Double)
  /// Rows are being written, or that has ended.
  case wrote(WriteRequest, WriteOutcome)
  /// A jump has looked at more records.
  case looked(SeekRequest, records: Int, of: Int)
  /// A jump has ended: at a row, or nowhere; and at which place among the rows that are shown.
  case sought(SeekRequest, InspectedRow?, place: Int? = nil)
  /// The share was opened anew with other settings.
  case reopened(Inspection, generation: Int)
  /// The share could not be opened anew.
  case notReopened(String, generation: Int)
  /// Files that are followed have changed.
  case changed([FileChange])
  /// Something about the set-up.
  case setup(SetupEvent)
  /// What is in a folder.
  case listed(FolderListing)
  /// The time now, for what happens until it is told again.
  case clock(Timestamp)
  /// Something that the user should know.
  case message(String)
  /// Something that went wrong.
  case problem(String)
}

/// What the explorer asks of the world; results come back as events.
public enum Effect: Sendable, Equatable {
  /// Read rows; a later request makes an earlier one pointless.
  case fetch(RowRequest)
  /// Read rows counted from the end; a later request makes an earlier one pointless.
  case fetchTail(TailRequest)
  /// Look for the rows that pass a filter.
  case filter(FilterRequest)
  /// Count the rows that pass one filter alone; a later request makes an earlier one pointless.
  case tally(FilterRequest)
  /// Count all rows with what was searched for; a later request makes an earlier one pointless.
  case findAll(FilterRequest)
  /// Find the next row that passes a filter.
  case seek(SeekRequest)
  /// Count the values of a column; a later request makes an earlier one pointless.
  case count(FrequencyRequest)
  /// Count the filled cells of a table day by day; a later request makes an earlier one pointless.
  case countFilled(FilledRequest)
  /// Stop counting filled cells.
  case stopCountingFilled
  /// Stop counting values.
  case stopCounting
  /// Sort rows; a later request makes an earlier one pointless.
  case sort(SortRequest)
  /// Stop sorting.
  case stopSorting
  /// Write rows to a file that is not there yet.
  case write(WriteRequest)
  /// Stop writing rows, and leave nothing of them.
  case stopWriting
  /// Stop seeking and filtering.
  case stopSeeking
  /// Stop seeking the next row; filters go on.
  case stopJump
  /// Stop the inspection.
  case stopInspecting
  /// Open the share with these settings, keep them, and inspect it anew.
  case reopen(ShareSettings, generation: Int)
  /// Tell from now on when a file of the share changes.
  case follow
  /// Tell of no more changes.
  case stopFollowing
  /// Put text into the terminal's clipboard.
  case copy(String)
  /// Show the roles by another theme.
  case useTheme(Theme)
  /// Have the mouse reported, or leave it to the terminal.
  case useMouse(Bool)
  /// Look what is in a folder; a later request makes an earlier one pointless.
  case list(FolderRequest)
  /// Write to a file that is not there yet.
  case save([UInt8], path: String)
  /// Something about the set-up.
  case setup(SetupEffect)
  /// Leave the terminal to the shell for a while.
  case suspend
  /// Draw everything anew.
  case redraw
}

/// Rows of a table that a view wants to show.
public struct RowRequest: Sendable, Equatable {
  /// The table.
  public let kind: TableKind
  /// Which rows count.
  public let filter: RowFilter
  /// The rows that pass, as far as they are known.
  public let index: FilterIndex
  /// The order in which they are shown; nothing for that of the files.
  public var order: RowOrder?
  /// Places among the rows that pass.
  public let range: Range<Int>
  /// The inspection that the request is about.
  public let generation: Int
}

/// Rows from the end of a table that is not read up to there.
public struct TailRequest: Sendable, Equatable {
  /// The table.
  public let kind: TableKind
  /// What is known of its end.
  public let index: TailIndex
  /// How far from the end; 0 is the last row.
  public let distances: Range<Int>
  /// The inspection that the request is about.
  public let generation: Int
}

/// A filter to run over a table.
public struct FilterRequest: Sendable, Equatable {
  /// The table.
  public let kind: TableKind
  /// Which rows pass.
  public let filter: RowFilter
  /// The row of the table before which they are counted, too.
  public let before: Int
  /// The inspection that the request is about.
  public let generation: Int
}

/// A column whose values are to be counted.
public struct FrequencyRequest: Sendable, Equatable {
  /// The table.
  public let kind: TableKind
  /// The column's name in the table.
  public let column: String
  /// Whether the table is known to its end.
  public let isWhole: Bool
  /// The inspection that the request is about.
  public let generation: Int
}

/// A table whose filled cells are to be counted day by day.
public struct FilledRequest: Sendable, Equatable {
  /// The table.
  public let kind: TableKind
  /// The inspection that the request is about.
  public let generation: Int
}

/// A jump to the next row that passes a filter.
public struct SeekRequest: Sendable, Equatable {
  /// The table.
  public let kind: TableKind
  /// Which rows are looked for.
  public let filter: RowFilter
  /// Which rows are shown, among which they are looked for.
  public let shown: RowFilter
  /// Those that are shown, as far as they are known.
  public let index: FilterIndex
  /// The order in which to look; nothing for that of the files.
  public var order: RowOrder?
  /// The row, counted from 0, from which to look; in an order the place there.
  public var row: Int
  /// Whether to look ahead.
  public let forward: Bool
  /// The records that are known while there may be more.
  public var known: Int?
  /// The inspection that the request is about.
  public let generation: Int

  /// Whether it goes to a place among rows of which some are hidden or which are sorted.
  var isAmongPlaces: Bool { shown != .all || order != nil }

  /// Looks for the row; gives it with its place where some rows are hidden or they are sorted.
  ///
  /// `progress` is told how many records were looked at of how many, and returns false to stop.
  public func row(
    by scan: TableScan, progress: @escaping @Sendable (_ looked: Int, _ all: Int) -> Bool
  ) throws(TableError) -> (row: InspectedRow?, place: Int?) {
    if let order {
      let found = try scan.next(
        filter, in: order, from: row, forward: forward, progress: progress)
      return (found?.row, found?.place)
    }
    let found = try scan.next(
      .both(shown, filter), from: row, forward: forward, progress: progress)
    guard let found, shown != .all else { return (found, nil) }
    return (found, try TableRows(scan.table).place(of: found.row, filter: shown, index: index))
  }
}

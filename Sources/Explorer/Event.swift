import BucketSetup
import Contract
import Inspection
import Screens

/// What can happen to the explorer.
public enum Event: Sendable {
  /// A key was pressed.
  case key(Key)
  /// The terminal has another size.
  case resize(Size)
  /// More is known of the share; seconds since the inspection began, or nothing where it was kept
  /// from an earlier one.
  case inspected(Inspection, seconds: Double?, generation: Int)
  /// Rows that were asked for have been read.
  case rows(RowRequest, [InspectedRow])
  /// Rows counted from the end of a table have been read, and what is known of its end by now.
  case tail(TailRequest, [InspectedRow], TailIndex)
  /// A filter has looked through more of a table, or all of it.
  case filtered(FilterRequest, FilterIndex)
  /// Values of a column were counted, so far or to the end of what is known.
  case counted(FrequencyRequest, ValueTally, isOver: Bool)
  /// A jump has ended: at a row, or nowhere.
  case sought(SeekRequest, InspectedRow?)
  /// The share was opened anew with other settings.
  case reopened(Inspection, generation: Int)
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
  /// Find the next row that passes a filter.
  case seek(SeekRequest)
  /// Count the values of a column; a later request makes an earlier one pointless.
  case count(FrequencyRequest)
  /// Stop counting values.
  case stopCounting
  /// Stop seeking and filtering.
  case stopSeeking
  /// Stop the inspection.
  case stopInspecting
  /// Open the share with these settings, keep them, and inspect it anew.
  case reopen(ShareSettings, generation: Int)
  /// Put text into the terminal's clipboard.
  case copy(String)
  /// Look what is in a folder; a later request makes an earlier one pointless.
  case list(FolderRequest)
  /// Write text to a file that is not there yet.
  case save(String, path: String)
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

/// A jump to the next row that passes a filter.
public struct SeekRequest: Sendable, Equatable {
  /// The table.
  public let kind: TableKind
  /// Which rows are looked for.
  public let filter: RowFilter
  /// The row, counted from 0, from which to look.
  public let row: Int
  /// Whether to look ahead.
  public let forward: Bool
  /// The inspection that the request is about.
  public let generation: Int
}

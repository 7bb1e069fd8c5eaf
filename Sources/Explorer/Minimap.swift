import Contract
import Inspection

/// All rows of a table in their files' order as bands, one a line of the screen, and what is
/// wrong in each.
///
/// It is worked out when more is known, never when it is drawn: there may be a million pieces.
struct Minimap: Sendable {
  /// Columns of the screen that it takes: one says where rows are, one what is wrong with them.
  static let width = 2
  /// A screen that is narrower has none.
  static let narrowest = 40

  /// What the bands are of.
  private(set) var bands = RowBands(rows: 0, count: 0)
  /// For each file the rows before it.
  private(set) var firstRows: [Int] = []
  private var severities: [Severity?] = []
  private var known: Known?

  private struct Known: Equatable {
    let generation: Int
    let isComplete: Bool
    let lines: Int
  }

  /// Takes in what is known of a table by now.
  ///
  /// While more and more rows are read, a map of nearly all of them is good enough; so the work of
  /// a whole pass is some times that of its last map.
  mutating func settle(_ table: TableInspection, lines: Int, _ state: State) {
    let now = Known(
      generation: state.generation, isComplete: state.inspection.isComplete, lines: lines)
    let rows = table.records
    guard now != known || rows - bands.rows > bands.rows / 64 else { return }
    known = now
    bands = RowBands(rows: rows, count: lines)
    severities = table.severities(in: bands)
    firstRows = table.firstRows
  }

  /// The worst that is wrong in a band; a hint is nothing wrong.
  func severity(of band: Int) -> Severity? {
    guard severities.indices.contains(band), let severity = severities[band], severity > .info
    else {
      return nil
    }
    return severity
  }
}

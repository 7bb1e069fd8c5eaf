import Inspection
import Reports
import Tables

/// The last rows of a table that is not read to its end: they are there at once, counted from the
/// end, and keep their places on the screen when their numbers become known.
extension TableView {
  /// The place behind the last row while nobody knows how many rows there are.
  static let end = 1 << 40

  /// The first place with a row that can be shown.
  var firstPlace: Int {
    guard let tail, tail.isWhole || tail.isStuck else { return 0 }
    return Self.end - tail.count
  }

  /// Goes to the last row.
  mutating func enterTail() {
    if tail == nil {
      forgetWindow()
      tail = TailIndex()
    }
    row = Self.end - 1
  }

  /// Goes back to rows that are counted from the start; the cursor is set by whoever calls.
  mutating func leaveTail() {
    guard tail != nil else { return }
    tail = nil
    top = 0
    forgetWindow()
  }

  /// Counts the rows in sight from the start, now that all are known.
  mutating func countTail(_ table: TableInspection) {
    guard tail != nil, table.isComplete else { return }
    let shift = table.records - Self.end
    row += shift
    top = max(0, top + shift)
    windowStart += shift
    tail = nil
  }

  /// Asks for the rows around those in sight.
  func tailRequest(_ state: State, _ tail: TailIndex, page: Int) -> TailRequest {
    let last = min(Self.end, top + 3 * page)
    let first = max(firstPlace, top - 2 * page)
    return TailRequest(
      kind: kind, index: tail, distances: Self.end - last..<Self.end - first,
      generation: state.generation)
  }

  /// Takes rows that were asked for; returns what there is to say about them.
  mutating func take(
    _ rows: [InspectedRow], _ index: TailIndex, for request: TailRequest, in table: TableInspection
  ) -> String? {
    guard request.kind == kind, tail != nil else { return nil }
    guard index.count > 0 else {
      leaveTail()
      row = count(table) - 1
      return index.isStuck
        ? "the last row read so far; where the last rows start is known when the check gets there"
        : nil
    }
    tail = index
    window = rows
    windowStart = Self.end + (rows.first?.row ?? 0)
    return nil
  }

  /// What there is to say when nothing is shown before the row under the cursor.
  var tailLimit: String? {
    guard tail?.isStuck == true, row <= firstPlace else { return nil }
    return "where rows start before this one is known when the check gets there"
  }

  /// The number of a row, or its distance from the end.
  static func label(_ row: InspectedRow) -> String {
    row.isCounted ? Amount.grouped(row.row + 1) : tailLabel(row.row)
  }

  /// The distance from the end: −1 is the last row.
  static func tailLabel(_ row: Int) -> String {
    row == -1 ? "end" : "end-\(Amount.grouped(-1 - row))"
  }
}

import Inspection
import Screens

/// The whole table beside the rows in sight: where these are, where rows are marked or pass the
/// filter, and where something is wrong.
extension TableView {
  func showsMinimap(_ state: State) -> Bool {
    state.size.width >= Minimap.narrowest && state.body.height > head(state)
  }

  func drawMinimap(
    _ table: TableInspection, y: Int, _ state: State, in screen: inout Screen
  ) {
    let (bands, glyphs, x) = (map.bands, state.glyphs, rightEdge(state))
    let (inSight, marks) = (bandsInSight(state), state.marks(of: kind))
    let current = currentRow.map { bands.band(of: $0.isCounted ? $0.row : bands.rows) }
    let (isShown, isFound) = (shown(table), found(table, state))
    for band in 0..<bands.count {
      let rows = bands.rows(of: band)
      if showsAllInOrder, tail == nil {
        screen.mark(Rect(x: x, y: y + band, width: 2, height: 1), as: .row(rows.lowerBound))
      }
      if inSight.contains(band) {
        let style: Style = band == current ? .accent : .dim
        screen.put(glyphs.position, x: x, y: y + band, style: style)
      } else if marks.intersects(rows) {
        screen.put(glyphs.marked, x: x, y: y + band, style: .accent)
      } else if isFound?(rows) ?? isShown(rows) {
        screen.put(glyphs.hit, x: x, y: y + band, style: .accent)
      } else if isFound != nil, isShown(rows) {
        screen.put(glyphs.hit, x: x, y: y + band, style: .dim)
      }
      guard let severity = map.severity(of: band) else { continue }
      let mark = state.mark(severity)
      screen.put(mark.sign, x: x + 1, y: y + band, style: mark.style)
    }
  }

  /// The bands of the rows that are on the screen.
  private func bandsInSight(_ state: State) -> Set<Int> {
    let bands = map.bands
    guard bands.count > 0 else { return [] }
    // Sorted, the rows on the screen stand anywhere: that under the cursor is shown.
    let places = order == nil ? top..<top + page(state) : row..<row + 1
    guard !showsAllInOrder || tail != nil else {
      let last = max(top, min(places.upperBound, bands.rows) - 1)
      return Set(bands.band(of: top)...bands.band(of: last))
    }
    return Set(
      places.compactMap(loaded).map { bands.band(of: $0.isCounted ? $0.row : bands.rows) })
  }

  /// Whether some rows have one with what was searched for, as near as that is known; nothing where
  /// nothing was found.
  private func found(_ table: TableInspection, _ state: State) -> ((Range<Int>) -> Bool)? {
    guard let index = state.hits(in: kind)?.index, index.count > 0 else { return nil }
    return { index.mayHold($0, of: table, firstRows: map.firstRows) }
  }

  /// Whether some rows have one that passes the filter, as near as that is known.
  private func shown(_ table: TableInspection) -> (Range<Int>) -> Bool {
    if case .rows(let rows) = filter { return rows.intersects }
    guard isFiltered else { return { _ in false } }
    if index.isComplete, window.count == index.count {
      return RowSet(window.map(\.row)).intersects
    }
    return { index.mayHold($0, of: table, firstRows: map.firstRows) }
  }
}

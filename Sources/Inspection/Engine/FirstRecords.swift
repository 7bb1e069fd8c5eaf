import Tables

/// Reads the records that others are compared with, in file order: whole pieces where many of them
/// stand close to one another, else each alone.
final class FirstRecords {
  /// A record with the position of its file.
  typealias Placed = (record: Record, file: Int)

  private let plan: TablePlan
  private let files: [FileInspection]
  private let own = Piece()
  private var expected: [RecordPlace] = []
  private var next = 0
  /// Pieces that are in memory, with the places they hold.
  private var held: [Held] = []
  private var last: (place: RecordPlace, placed: Placed)?

  private struct Held {
    let piece: Piece
    let places: Range<UInt64>
    let position: Int
    let file: TableFile
  }

  /// A whole piece is read for so many records, since each alone costs 4 KiB.
  private static let many = 64

  init(_ plan: TablePlan, _ files: [FileInspection]) {
    (self.plan, self.files) = (plan, files)
  }

  /// Announces the places that are asked for next, in order; some may be in a piece that is in
  /// memory already.
  func expect(_ places: [RecordPlace], beside piece: Piece, of layout: FileLayout) {
    (expected, next) = (places, 0)
    held.removeAll(keepingCapacity: true)
    hold(piece, of: layout)
  }

  private func hold(_ piece: Piece, of layout: FileLayout) {
    let start = plan.places.place(file: layout.position, offset: piece.offset).number
    held.append(
      Held(
        piece: piece, places: start..<start + (piece.end - piece.offset), position: layout.position,
        file: layout.file))
  }

  /// The record at a place, which is the next of those expected.
  func record(at place: RecordPlace) throws(TableError) -> Placed {
    defer { next += 1 }
    if let last, last.place == place { return last.placed }
    let placed = try read(place)
    last = (place, placed)
    return placed
  }

  private func read(_ place: RecordPlace) throws(TableError) -> Placed {
    if let placed = heldRecord(at: place) { return placed }
    if held.count > 1 { held.removeLast() }
    try readPiece(holding: place)
    if let placed = heldRecord(at: place) { return placed }
    let file = plan.layout.files[plan.places.file(of: place)]
    throw TableError(.changed, path: file.file.file.path)
  }

  private func heldRecord(at place: RecordPlace) -> Placed? {
    guard let home = held.last(where: { $0.places.contains(place.number) }),
      let row = home.piece.rows.row(at: Int(place.number - home.places.lowerBound))
    else { return nil }
    return (Record.at(row, of: home.piece, in: home.file), home.position)
  }

  private func readPiece(holding place: RecordPlace) throws(TableError) {
    let layout = plan.layout.files[plan.places.file(of: place)]
    let offset = plan.places.offset(of: place, in: layout.position)
    let index = files[layout.position].index
    if let number = index.piece(containing: offset), isDense(number, of: index, layout) {
      _ = try own.fill(from: layout.file, at: index.marks[number].offset)
    } else {
      try own.fillOne(from: layout.file, at: offset)
    }
    hold(own, of: layout)
  }

  /// Whether many of the places that are asked for next stand in a piece.
  private func isDense(_ number: Int, of index: RowIndex, _ layout: FileLayout) -> Bool {
    let end =
      number + 1 < index.marks.count ? index.marks[number + 1].offset : layout.file.limit
    let limit = plan.places.place(file: layout.position, offset: end)
    let ahead = next + Self.many
    return ahead < expected.count && expected[ahead] < limit
  }
}

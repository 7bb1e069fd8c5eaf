/// Rows of separated values, which are split where they stand.
///
/// Where a piece ends is known once it is split, so that nothing is left to do without the lock.
struct SeparatedRows: RowSource {
  let source: any ByteSource
  let dialect: Dialect
  let start: UInt64
  /// Columns of the header.
  let width: Int

  var end: UInt64? { source.knownSize }
  var limit: UInt64 { source.knownSize ?? source.sizeLimit }

  func claim(
    _ piece: Piece, at position: UInt64, wanting size: Int
  ) throws(TableError) -> UInt64 {
    try piece.split(source, at: position, dialect: dialect, wanting: size)
  }

  func finish(_ piece: Piece) {}

  func diskOffset(of position: UInt64) -> UInt64 { source.diskOffset(of: position) }

  // MARK: - From the end

  func tail(
    before end: UInt64, _ piece: Piece, step: Int
  ) throws(TableError) -> TailReader.Step {
    var length = step
    // No cell is longer than the longest record, so that further back there is nothing to learn.
    while length <= 2 * Piece.maximumRecord {
      let place = end - start > UInt64(length) ? end - UInt64(length) : start
      if let first = try recordStart(from: place, to: end) {
        return .runs(try runs(from: first, to: end, piece))
      }
      length *= 4
    }
    return .unknown
  }

  private func recordStart(from place: UInt64, to end: UInt64) throws(TableError) -> UInt64? {
    if place == start { return place }
    let bytes = try source.bytes(Int(end - place), at: place)
    guard bytes.count == Int(end - place) else { throw TableError(.changed, path: source.path) }
    let first = bytes.withUnsafeBufferPointer { RecordStart.first(in: $0, dialect: dialect) }
    return first.map { place + UInt64($0) }
  }

  private func runs(
    from start: UInt64, to end: UInt64, _ piece: Piece
  ) throws(TableError) -> [TailReader.Run] {
    var runs: [TailReader.Run] = []
    var offset = start
    while offset < end {
      let next = try claim(piece, at: offset, wanting: Piece.size)
      guard next > offset else { throw TableError(.changed, path: source.path) }
      let stop = min(next, end)
      let limit = Int(stop - offset)
      let rows = piece.rows
      let records = (0..<rows.count).lazy
        .prefix { rows.start($0) < limit }
        .count { rows.shape($0, width: width) != .blank }
      runs.append(TailReader.Run(offset: offset, end: stop, records: records))
      offset = stop
    }
    return runs
  }
}

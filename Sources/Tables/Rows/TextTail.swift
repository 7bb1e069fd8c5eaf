/// Goes back from the end of a text whose positions are bytes.
struct TextTail {
  let source: any ByteSource
  let rows: any RowSource
  /// Columns of the header.
  let width: Int
  /// The first place in bytes, which end where a record starts or with the text, at which a record
  /// starts for sure.
  let recordStart: (UnsafeBufferPointer<UInt8>) -> Int?

  /// The records right before a position; `step` bytes are looked at first.
  func records(
    before end: UInt64, _ piece: Piece, step: Int
  ) throws(TableError) -> TailReader.Step {
    var length = step
    // No cell is longer than the longest record, so that further back there is nothing to learn.
    while length <= 2 * Piece.maximumRecord {
      let place = end - rows.start > UInt64(length) ? end - UInt64(length) : rows.start
      if let first = try recordStart(from: place, to: end) {
        return .runs(try runs(from: first, to: end, piece))
      }
      length *= 4
    }
    return .unknown
  }

  private func recordStart(from place: UInt64, to end: UInt64) throws(TableError) -> UInt64? {
    if place == rows.start { return place }
    let bytes = try source.bytes(Int(end - place), at: place)
    guard bytes.count == Int(end - place) else { throw TableError(.changed, path: source.path) }
    return bytes.withUnsafeBufferPointer(recordStart).map { place + UInt64($0) }
  }

  private func runs(
    from start: UInt64, to end: UInt64, _ piece: Piece
  ) throws(TableError) -> [TailReader.Run] {
    var runs: [TailReader.Run] = []
    var position = start
    while position < end {
      let next = try rows.claim(piece, at: position, wanting: Piece.size)
      guard next > position else { throw TableError(.changed, path: source.path) }
      try rows.finish(piece)
      let stop = min(next, end)
      let limit = Int(stop - position)
      let split = piece.rows
      let records = (0..<split.count).lazy
        .prefix { split.origin($0) < limit }
        .count { split.shape($0, width: width) != .blank }
      runs.append(TailReader.Run(offset: position, end: stop, records: records))
      position = stop
    }
    return runs
  }
}

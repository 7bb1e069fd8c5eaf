#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Rows of JSON objects: one a line, in one array or one behind the other.
///
/// Where a piece ends is known by its last line end, or by going over its brackets and quotes;
/// parsing, which costs most, is left for when the next reader does not wait.
struct JSONRows: RowSource {
  let source: any ByteSource
  let header: JSONHeader

  var start: UInt64 { UInt64(header.layout.start) }
  var end: UInt64? { source.knownSize }
  var limit: UInt64 { source.knownSize ?? source.sizeLimit }

  init(_ source: any ByteSource, _ header: JSONHeader) {
    (self.source, self.header) = (source, header)
  }

  func claim(
    _ piece: Piece, at position: UInt64, wanting size: Int
  ) throws(TableError) -> UInt64 {
    let renderer = try renderer(of: piece)
    let next = try renderer.claim(at: position, wanting: size)
    piece.isLast = renderer.isLast
    return next
  }

  func finish(_ piece: Piece) throws(TableError) { try renderer(of: piece).render() }

  /// What is worth telling of a finished piece.
  func facts(of piece: Piece) throws(TableError) -> JSONFacts { try renderer(of: piece).facts }

  private func renderer(of piece: Piece) throws(TableError) -> JSONRenderer {
    try piece.renderer {
      $0.source === source
    } _: { () throws(TableError) in
      try JSONRenderer(source, header)
    }
  }

  func diskOffset(of position: UInt64) -> UInt64 { source.diskOffset(of: position) }

  // MARK: - From the end

  func tail(
    before end: UInt64, _ piece: Piece, step: Int
  ) throws(TableError) -> TailReader.Step {
    // A line end is never inside an object that is read; the brackets of an array tell nothing.
    guard header.layout.kind == .lines else { return .unknown }
    var length = step
    while length <= 2 * Piece.maximumRecord {
      let place = end - start > UInt64(length) ? end - UInt64(length) : start
      if let first = try lineStart(from: place, to: end) {
        return .runs(try runs(from: first, to: end, piece))
      }
      length *= 4
    }
    return .unknown
  }

  private func lineStart(from place: UInt64, to end: UInt64) throws(TableError) -> UInt64? {
    if place == start { return place }
    let bytes = try source.bytes(Int(end - place), at: place)
    guard bytes.count == Int(end - place) else { throw TableError(.changed, path: source.path) }
    guard let found = bytes.firstIndex(of: 0x0a), found + 1 < bytes.count else { return nil }
    return place + UInt64(found + 1)
  }

  private func runs(
    from start: UInt64, to end: UInt64, _ piece: Piece
  ) throws(TableError) -> [TailReader.Run] {
    var runs: [TailReader.Run] = []
    var position = start
    while position < end {
      let next = try claim(piece, at: position, wanting: Piece.size)
      guard next > position else { throw TableError(.changed, path: source.path) }
      try finish(piece)
      let stop = min(next, end)
      let limit = Int(stop - position)
      let rows = piece.rows
      let records = (0..<rows.count).prefix { rows.origin($0) < limit }.count
      runs.append(TailReader.Run(offset: position, end: stop, records: records))
      position = stop
    }
    return runs
  }
}

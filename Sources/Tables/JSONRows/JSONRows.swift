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

  func tail(
    before end: UInt64, _ piece: Piece, step: Int
  ) throws(TableError) -> TailReader.Step {
    // A line end is never inside an object that is read; the brackets of an array tell nothing.
    guard header.layout.kind == .lines else { return .unknown }
    let tail = TextTail(source: source, rows: self, width: header.names.count) { bytes in
      bytes.firstIndex(of: UInt8(ascii: "\n")).flatMap { $0 + 1 < bytes.count ? $0 + 1 : nil }
    }
    return try tail.records(before: end, piece, step: step)
  }
}

import CFormats

/// The rows of an Avro file; positions are their numbers.
struct AvroRows: RowSource {
  private let file: AvroFile

  init(_ file: AvroFile) { self.file = file }

  var start: UInt64 { 0 }
  var end: UInt64? { try? file.rowCount() }
  var limit: UInt64 { end ?? file.file.size }
  var recordCount: Int? { end.flatMap(Int.init(exactly:)) }
  func position(ofRecord record: Int) -> UInt64? { UInt64(record) }

  func claim(
    _ piece: Piece, at position: UInt64, wanting size: Int
  ) throws(TableError) -> UInt64 {
    let renderer = try renderer(of: piece)
    renderer.run = try file.claim(position)
    guard let run = renderer.run else { return position }
    piece.offset = run.firstRow
    return run.endRow
  }

  func finish(_ piece: Piece) throws(TableError) { try renderer(of: piece).finish() }

  private func renderer(of piece: Piece) throws(TableError) -> AvroRenderer {
    try piece.renderer {
      $0.reader.file === file
    } _: { () throws(TableError) in
      AvroRenderer(try AvroReader(file))
    }
  }

  func diskOffset(of position: UInt64) -> UInt64 {
    guard let run = try? file.claim(position) else { return file.file.size }
    return run.blocks.last { $0.firstRow <= position }?.offset ?? run.bytes.lowerBound
  }

  func tail(
    before end: UInt64, _ piece: Piece, step: Int
  ) throws(TableError) -> TailReader.Step {
    guard let run = try file.claim(end - 1) else { return .unknown }
    let start = run.firstRow
    return .runs([TailReader.Run(offset: start, end: end, records: Int(end - start))])
  }
}

/// The reader of a thread with the run that it is to read.
private final class AvroRenderer: RowRenderer {
  let reader: AvroReader
  var run: AvroRun?

  init(_ reader: AvroReader) { self.reader = reader }

  var rows: UnsafePointer<cf_rows> { UnsafePointer(reader.rows) }

  func finish() throws(TableError) {
    if let run {
      try reader.read(run)
    } else {
      cf_rows_clear(reader.rows)
    }
  }
}

import CFormats

/// The rows of a Parquet file; positions are their numbers.
struct ParquetRows: RowSource {
  private let file: ParquetFile

  init(_ file: ParquetFile) { self.file = file }

  var start: UInt64 { 0 }
  var end: UInt64? { file.rowCount }
  var limit: UInt64 { file.rowCount }
  var recordCount: Int? { Int(exactly: file.rowCount) }
  func position(ofRecord record: Int) -> UInt64? { UInt64(record) }

  /// Rows that a piece has at most, whatever their size: so few that their text is still near when
  /// it is looked at.
  private static let mostRows: UInt64 = 1 << 12

  /// As many rows as have about so many bytes on disk; where the piece ends must not hang on what
  /// is in them.
  func claim(
    _ piece: Piece, at position: UInt64, wanting size: Int
  ) throws(TableError) -> UInt64 {
    let renderer = try renderer(of: piece)
    renderer.range = position..<position
    guard let number = file.group(holding: position) else { return position }
    let group = file.groups[number]
    renderer.range = position..<min(group.rows.upperBound, position + rows(of: group, in: size))
    return renderer.range.upperBound
  }

  /// Rows that a thread takes in turn: pages may hold as many, and each reader unpacks them anew.
  private static let mostRunRows: UInt64 = 1 << 18

  func run(at position: UInt64) -> [UInt64] {
    guard let number = file.group(holding: position) else { return [] }
    let group = file.groups[number]
    let end = min(group.rows.upperBound, position + Self.mostRunRows)
    let step = rows(of: group, in: Piece.size)
    return Array(stride(from: position, to: end, by: UInt64.Stride(step))) + [end]
  }

  /// Pieces are so many times as large as of other formats: a page that two of them share is
  /// unpacked for each.
  private static let factor: UInt64 = 2

  /// Rows of a group that are about so many bytes of what it unpacks to.
  private func rows(of group: ParquetFile.Group, in size: Int) -> UInt64 {
    let count = UInt64(group.rows.count)
    let bytes = max(group.unpackedSize, 1)
    return max(1, min(Self.mostRows, count * UInt64(size) * Self.factor / bytes))
  }

  func finish(_ piece: Piece) throws(TableError) { try renderer(of: piece).finish() }

  private func renderer(of piece: Piece) throws(TableError) -> ParquetRenderer {
    try piece.renderer {
      $0.file === file
    } _: { () throws(TableError) in
      try ParquetRenderer(file)
    }
  }

  /// Where the group begins that holds a row, and as far into it as the row is.
  func diskOffset(of position: UInt64) -> UInt64 {
    guard let number = file.group(holding: position) else { return file.file.size }
    let group = file.groups[number]
    let (rows, before) = (UInt64(group.rows.count), position - group.rows.lowerBound)
    return group.offset + UInt64(Double(group.size) * Double(before) / Double(rows))
  }

  func tail(
    before end: UInt64, _ piece: Piece, step: Int
  ) throws(TableError) -> TailReader.Step {
    guard let number = file.group(holding: end - 1) else { return .unknown }
    let group = file.groups[number]
    let count = min(end - group.rows.lowerBound, rows(of: group, in: step))
    return .runs([TailReader.Run(offset: end - count, end: end, records: Int(count))])
  }
}

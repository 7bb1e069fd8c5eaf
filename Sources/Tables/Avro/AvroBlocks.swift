/// Where the rows of an Avro file are, as far as it has been walked.
///
/// Between marks, blocks are walked again, so that small blocks do not cost memory.
struct AvroBlocks {
  private struct Mark {
    var row: UInt64
    var offset: UInt64
  }

  private static let distance = UInt64(1) << 16
  /// Rows of a run can be counted in 32 bits, whatever its blocks claim.
  private static let mostRows = 1 << 20

  private let framing: AvroFraming
  private let runSize: UInt64
  private var marks: [Mark]
  /// The end of what has been walked.
  private var frontier: Mark

  init(_ framing: AvroFraming, runSize: Int) {
    self.framing = framing
    self.runSize = UInt64(runSize)
    frontier = Mark(row: 0, offset: framing.start)
    marks = [frontier]
  }

  /// The blocks from the one with that row; nil behind the last row.
  mutating func run(from row: UInt64) throws(TableError) -> AvroRun? {
    var place = nearestMark(row)
    var (blocks, size, rowCount) = ([AvroBlock](), UInt64(0), 0)
    while size < runSize, rowCount < Self.mostRows, let block = try next(&place) {
      guard place.row > row, block.rowCount > 0 else { continue }
      blocks.append(block)
      size += UInt64(block.data.count)
      rowCount += block.rowCount
    }
    return blocks.isEmpty ? nil : AvroRun(blocks: blocks)
  }

  /// The number of rows of the file.
  mutating func rowCount() throws(TableError) -> UInt64 {
    var place = frontier
    while try next(&place) != nil {}
    return place.row
  }

  private func nearestMark(_ row: UInt64) -> Mark {
    if row >= frontier.row { return frontier }
    var (low, high) = (0, marks.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if marks[middle].row <= row { low = middle } else { high = middle }
    }
    return marks[low]
  }

  /// The block at a place, which moves behind it.
  private mutating func next(_ place: inout Mark) throws(TableError) -> AvroBlock? {
    guard let block = try framing.block(at: place.offset, firstRow: place.row) else { return nil }
    place = Mark(row: place.row + UInt64(block.rowCount), offset: block.end)
    if place.offset > frontier.offset {
      frontier = place
      if place.offset - marks[marks.count - 1].offset >= Self.distance { marks.append(place) }
    }
    return block
  }
}

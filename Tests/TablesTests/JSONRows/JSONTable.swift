import TestSupport
import Testing

@testable import Tables

/// A text of JSON, read as a table a run at a time.
struct JSONTable {
  /// A row with the texts of its cells; a malformed one has its text alone.
  struct Row: Equatable, CustomStringConvertible {
    var position: Int
    var isMalformed = false
    var cells: [String]

    var description: String { "\(position)\(isMalformed ? " malformed" : "") \(cells)" }
  }

  let source: BytesSource
  let header: JSONHeader

  init(_ text: String) throws { try self.init(Array(text.utf8)) }

  init(_ bytes: [UInt8], knowsSize: Bool = true) throws {
    source = BytesSource(bytes, knowsSize: knowsSize)
    header = try JSONHeader(source)
  }

  /// All rows and what is worth telling of them; each run is as long as `size` wants it to be.
  func read(_ size: () -> Int = { Piece.size }) throws -> (rows: [Row], facts: JSONFacts) {
    let (rows, piece) = (JSONRows(source, header), Piece())
    var (all, facts, position) = ([Row](), JSONFacts(), rows.start)
    while true {
      let next = try rows.claim(piece, at: position, wanting: size())
      if next == position { return (all, facts) }
      try rows.finish(piece)
      let split = piece.rows
      all += (0..<split.count).map { row(of: $0, in: split, at: Int(position)) }
      facts.add(try rows.facts(of: piece))
      position = next
    }
  }

  /// The cells of all rows, malformed ones among them.
  func cells() throws -> [[String]] { try read().rows.map(\.cells) }

  private func row(of row: Int, in rows: SplitRows, at position: Int) -> Row {
    let shape = rows.shape(row, width: header.names.count)
    let position = position + rows.origin(row)
    let cells = rows.markRange(row).map { mark in
      let start = mark == 0 ? 0 : Int(rows.marks[mark - 1]) + 1
      let count = Int(rows.marks[mark]) - start
      return UnsafeBufferPointer(start: rows.bytes + start, count: count)
    }
    if shape == .malformed {
      let texts = cells.map { String(decoding: $0, as: UTF8.self) }
      return Row(position: position, isMalformed: true, cells: texts)
    }
    #expect(shape == .whole)
    let values = cells.map { CellBytes.value($0, quote: UInt8(ascii: "\"")) }
    return Row(position: position, cells: values.map { String(decoding: $0, as: UTF8.self) })
  }
}

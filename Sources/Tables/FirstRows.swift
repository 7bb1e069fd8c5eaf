/// The first rows of a file as one dialect splits them, and which of them is the header.
struct FirstRows {
  private let rows: SplitRows
  private let dialect: Dialect
  private let known: Set<String>
  /// The rows with anything on them.
  private let filled: [Int]
  private let widths: [Int]
  /// The place among them of the header; nothing where there is no row.
  private(set) var header: Int?
  /// How many of its names are known ones.
  private(set) var knownNames = 0

  /// Enough rows to see how evenly they split.
  private static let most = 200
  /// Rows among which the header is looked for.
  private static let deepest = 50

  /// The rows of a piece that was filled by the dialect; `known`: folded names.
  init(_ piece: Piece, dialect: Dialect, known: Set<String>) {
    (rows, self.dialect, self.known) = (piece.rows, dialect, known)
    var filled: [Int] = []
    var widths: [Int] = []
    let rows = rows
    for row in 0..<rows.count where filled.count < Self.most {
      let shape = rows.shape(row, width: 0)
      guard shape != .blank else { continue }
      filled.append(row)
      widths.append(shape == .broken ? 1 : rows.markRange(row).count)
    }
    (self.filled, self.widths) = (filled, widths)
    findHeader()
  }

  /// The header's row in the piece.
  var headerRow: Int? { header.map { filled[$0] } }

  // MARK: - Header

  /// The first row, unless it has no known name and a row below has two of them, or all rows down
  /// to the header are titles or comments.
  private mutating func findHeader() {
    guard !filled.isEmpty else { return }
    header = 0
    knownNames = known(in: 0)
    guard knownNames == 0 else { return }
    for place in filled.indices.dropFirst().prefix(Self.deepest) {
      let count = known(in: place)
      if count >= 2 {
        (header, knownNames) = (place, count)
        return
      }
    }
    header = firstBehindTitles ?? 0
    knownNames = known(in: header ?? 0)
  }

  private func known(in place: Int) -> Int {
    guard widths[place] > 1 || place == 0 else { return 0 }
    return Set(cells(in: place).map(Self.folded)).intersection(known).count
  }

  /// The first row that is neither title nor comment, where what follows looks like a table.
  private var firstBehindTitles: Int? {
    let width = commonestWidth(from: 0).width
    guard let place = filled.indices.first(where: { !isTitle($0, width: width) }),
      widths[place] == width, widths.count(where: { $0 == width }) > 1
    else { return nil }
    return place
  }

  private func isTitle(_ place: Int, width: Int) -> Bool {
    let start = rows.bytes + rows.start(filled[place])
    if start[0] == UInt8(ascii: "#"), widths[place] != width || start[1] == 0x20 { return true }
    guard rows.shape(filled[place], width: 0) != .broken else { return false }
    if widths[place] == 1 { return width > 1 }
    return width > 2 && cells(in: place).count { !$0.isEmpty } <= 1
  }

  // MARK: - How well the dialect fits

  /// Which part of the rows, from the header on, has the commonest width; none where the header is
  /// one cell.
  var evenness: Double {
    guard let header, widths[header] > 1 else { return 0 }
    return Double(commonestWidth(from: header).count) / Double(widths.count - header)
  }

  private func commonestWidth(from place: Int) -> (width: Int, count: Int) {
    var counts: [Int: Int] = [:]
    for width in widths[place...] { counts[width, default: 0] += 1 }
    // Of equally common widths the larger one: rows are cut short more often than they grow.
    let best = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    return (best?.key ?? 0, best?.value ?? 0)
  }

  /// Whether quotes stand around all names of the header, or around all cells of some column and
  /// nowhere else; what stands inside cells, as JSON does, says nothing.
  var isQuoted: Bool {
    guard let header else { return false }
    if cells(in: header).allSatisfy(isWrapped) { return true }
    var always = [Bool](repeating: true, count: widths[header])
    let data = filled.indices.dropFirst(header + 1).filter { widths[$0] == widths[header] }
    for place in data {
      for (column, cell) in cells(in: place).enumerated() where !isWrapped(cell) {
        if cell.first == dialect.quote || cell.first == UInt8(ascii: "\"") { return false }
        always[column] = false
      }
    }
    return data.count > 1 && always.contains(true)
  }

  private func isWrapped(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    cell.count > 1 && cell.first == dialect.quote && cell.last == dialect.quote
      && StrayQuote(in: cell, quote: dialect.quote) == nil
  }

  // MARK: - Cells

  private func cells(in place: Int) -> [UnsafeBufferPointer<UInt8>] {
    let row = filled[place]
    guard rows.shape(row, width: 0) != .broken else {
      let start = rows.start(row)
      return [UnsafeBufferPointer(start: rows.bytes + start, count: rows.end(row) - start)]
    }
    return (0..<widths[place]).map { rows.cell($0, of: row) }
  }

  /// The ASCII letters and digits of a name in upper case.
  static func folded(_ name: some Sequence<UInt8>) -> String {
    var folded: [UInt8] = []
    for byte in name {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): folded.append(byte - 0x20)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        folded.append(byte)
      default: break
      }
    }
    return String(decoding: folded, as: UTF8.self)
  }
}

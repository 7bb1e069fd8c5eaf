import Contract
import Tables

/// Tells rows that are no data from those that are: the header again, comments, counts of rows; and
/// what broke a row that has too few or too many cells.
struct OddRows: Sendable {
  /// What a row is, if it is no data.
  enum Kind {
    case header, otherHeader, comment, footer, strayQuote, spacedQuote
  }

  private let header: [[UInt8]]
  private let names: Set<String>
  private let quote: UInt8
  /// How such rows start.
  let starts: OddStarts

  init(_ file: TableFile) {
    header = file.header.map { Array($0.utf8) }
    names = Guide.columnNames.union(file.header.map { $0.uppercased() })
    quote = file.dialect.quote
    starts = OddStarts(file)
  }

  /// What a row is that has at least as many cells as the header.
  @inline(never)
  func kind(ofFull row: Int, in rows: SplitRows) -> Kind? {
    if header.indices.allSatisfy({ value(rows.cell($0, of: row)) == header[$0] }) {
      return .header
    }
    if let kind = strayQuote(ofRow: row, in: rows) { return kind }
    let others = (1..<rows.markRange(row).count).allSatisfy { rows.cell($0, of: row).isEmpty }
    guard header.count > 1, others else { return nil }
    return kind(ofText: rows.cell(0, of: row))
  }

  /// What a row is that has fewer cells than the header or more, or a quote that is never closed.
  func kind(ofRagged row: Int, in rows: SplitRows, isBroken: Bool) -> Kind? {
    let start = rows.start(row)
    let text = UnsafeBufferPointer(
      start: rows.bytes + start, count: rows.trimmedEnd(ofRow: row) - start)
    if let kind = kind(ofText: text) { return kind }
    if isBroken { return nil }
    if isOtherHeader(row, in: rows) { return .otherHeader }
    return strayQuote(ofRow: row, in: rows)
  }

  /// What a stray quote makes of a row that has not as many cells as the header.
  private func strayQuote(ofRow row: Int, in rows: SplitRows) -> Kind? {
    guard rows.markRange(row).count != header.count,
      let stray = rows.strayQuote(ofRow: row, quote: quote)
    else { return nil }
    return stray.quote.kind == .blanks ? .spacedQuote : .strayQuote
  }

  private func kind(ofText text: UnsafeBufferPointer<UInt8>) -> Kind? {
    if text.first == UInt8(ascii: "#") { return .comment }
    return Self.isCount(text) || Self.isTotal(text) ? .footer : nil
  }

  private func isOtherHeader(_ row: Int, in rows: SplitRows) -> Bool {
    func isName(_ cell: Int) -> Bool {
      let value = value(rows.cell(cell, of: row))
      return value.count <= 64
        && names.contains(String(decoding: value, as: UTF8.self).uppercased())
    }
    let cells = rows.markRange(row).count
    return cells > 1 && isName(0) && (1..<cells).contains(where: isName)
  }

  private func value(_ cell: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    CellBytes.value(cell, quote: quote)
  }

  // MARK: - Footers

  /// Whether a row starts as `(123 rows)`, `1,234 rows selected` or `12 records` do.
  private static func isCount(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = text[...]
    if rest.first == UInt8(ascii: "(") { rest = rest.dropFirst() }
    let digits = rest.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ",") }
    guard let first = digits.first, first != UInt8(ascii: ",") else { return false }
    return starts(rest.dropFirst(digits.count), withAnyOf: [" row", " record", " tuple"])
  }

  private static func isTotal(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    starts(text[...], withAnyOf: ["total", "grand total"])
  }

  /// Whether the bytes start with one of the words, or its plural, in any letter case.
  private static func starts(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, withAnyOf words: [StaticString]
  ) -> Bool {
    words.contains { word in
      let length = word.utf8CodeUnitCount
      guard bytes.count >= length,
        zip(bytes, 0..<length).allSatisfy({ $0 | 0x20 == word.utf8Start[$1] })
      else { return false }
      let behind = bytes.dropFirst(length)
      let end = behind.first.map { $0 | 0x20 } == UInt8(ascii: "s") ? behind.dropFirst() : behind
      return !(end.first.map { (0x61...0x7a).contains($0 | 0x20) || $0 >= 0x80 } ?? false)
    }
  }
}

/// Splits a text byte by byte as RFC 4180 has it, with the kernel's rule for unclosed quotes.
///
/// The slow twin of `ck_split`: one pass a record, and an unclosed quote goes back to its line.
struct NaiveSplitter {
  /// A record: where its cells start and end, or the line that a quote left open.
  struct Row: Equatable {
    var cells: [Range<Int>]
    var isBroken = false
  }

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private let lineEnd: UInt8
  private let quote = UInt8(ascii: "\"")

  init(_ bytes: [UInt8], delimiter: UInt8, lineEnd: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.lineEnd = lineEnd
  }

  /// All records up to the end.
  func rows() -> [Row] {
    var rows: [Row] = []
    var at = 0
    while at < bytes.count {
      let (row, next) = row(from: at)
      rows.append(row)
      at = next
    }
    return rows
  }

  private func row(from start: Int) -> (row: Row, next: Int) {
    var cells: [Range<Int>] = []
    var at = start
    while true {
      let cellStart = at
      if at < bytes.count, bytes[at] == quote {
        guard let close = closing(of: at) else { return brokenLine(from: start, quote: at) }
        at = close + 1
      }
      while at < bytes.count, bytes[at] != delimiter, bytes[at] != lineEnd { at += 1 }
      cells.append(cellStart..<at)
      if at == bytes.count { return (Row(cells: cells), at) }
      if bytes[at] == lineEnd { return (Row(cells: cells), at + 1) }
      at += 1
    }
  }

  /// The quote that closes a cell; none where that cannot be the one that was meant.
  private func closing(of open: Int) -> Int? {
    var at = open + 1
    while at < bytes.count {
      guard bytes[at] == quote else {
        at += 1
        continue
      }
      if at + 1 < bytes.count, bytes[at + 1] == quote {
        at += 2
        continue
      }
      return bytes[open..<at].contains(lineEnd) && !endsCell(at + 1) ? nil : at
    }
    return nil
  }

  private func endsCell(_ at: Int) -> Bool {
    guard at < bytes.count else { return true }
    if bytes[at] == delimiter || bytes[at] == lineEnd { return true }
    return bytes[at] == UInt8(ascii: "\r") && at + 1 < bytes.count && bytes[at + 1] == lineEnd
  }

  private func brokenLine(from start: Int, quote: Int) -> (row: Row, next: Int) {
    let end = bytes[quote...].firstIndex(of: lineEnd) ?? bytes.count
    return (Row(cells: [start..<end], isBroken: true), min(end + 1, bytes.count))
  }
}

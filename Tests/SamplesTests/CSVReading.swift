/// A record of a file with what RFC 4180 does not have in it.
struct CSVRecord {
  /// What is wrong with the quotes of a cell.
  enum Stray {
    /// Text behind the closing quote, or a quote in a cell without quotes.
    case quote
    /// Blanks before the opening quote.
    case blank
  }

  var cells: [String] = []
  /// Wrong quotes by the cells they are in.
  var strays: [Int: Stray] = [:]
  /// Cells that are no UTF-8.
  var notUTF8: Set<Int> = []
  /// Whether a quote is opened and never closed; the record is the line with that quote.
  var isUnclosed = false
  var hasCarriageReturn = false

  var isBlank: Bool { cells == [""] }
}

/// Reads CSV record by record, one byte at a time.
struct CSVReader {
  private let bytes: [UInt8]
  private var at = 0
  private var record = CSVRecord()

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let feed = UInt8(ascii: "\n")

  /// All records of a file, blank lines among them, without a byte order mark.
  static func read(_ bytes: [UInt8]) -> [CSVRecord] {
    var reader = CSVReader(bytes)
    var records: [CSVRecord] = []
    while reader.at < bytes.count { records.append(reader.next()) }
    return records
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  private mutating func next() -> CSVRecord {
    record = CSVRecord()
    while true {
      readCell()
      guard at < bytes.count else { return record }
      at += 1
      if bytes[at - 1] == Self.feed { return record }
    }
  }

  private mutating func readCell() {
    guard at < bytes.count, bytes[at] == Self.quote else {
      readBareCell()
      return
    }
    guard let close = close(of: at) else {
      record.isUnclosed = true
      add(bytes[at..<lineEnd(from: at)])
      at = lineEnd(from: at)
      return
    }
    let value = withSingleQuotes(bytes[(at + 1)..<close])
    at = close + 1
    let end = cellEnd(from: at)
    let behind = trimmed(bytes[at..<end])
    if !behind.isEmpty { record.strays[record.cells.count] = .quote }
    at = end
    add(value)
  }

  /// A value in which every second of two quotes is left out.
  private func withSingleQuotes(_ inside: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var value: ArraySlice<UInt8> = []
    var isSecond = false
    for byte in inside {
      isSecond = byte == Self.quote && !isSecond
      if byte != Self.quote || isSecond { value.append(byte) }
    }
    return value
  }

  private mutating func readBareCell() {
    let end = cellEnd(from: at)
    let value = trimmed(bytes[at..<end])
    if let quote = value.firstIndex(of: Self.quote) {
      let isBehindBlanks = value[..<quote].allSatisfy { $0 == UInt8(ascii: " ") }
      record.strays[record.cells.count] = isBehindBlanks ? .blank : .quote
    }
    at = end
    add(value)
  }

  /// The quote that closes a cell; nothing where the next one, on another line, is no such quote.
  private func close(of open: Int) -> Int? {
    var place = open + 1
    var isSameLine = true
    while place < bytes.count {
      if bytes[place] == Self.feed { isSameLine = false }
      if bytes[place] == Self.quote {
        let next = place + 1 < bytes.count ? bytes[place + 1] : Self.feed
        guard next == Self.quote else {
          return isSameLine || next == Self.comma || next == Self.feed ? place : nil
        }
        place += 1
      }
      place += 1
    }
    return nil
  }

  private func cellEnd(from start: Int) -> Int {
    bytes[start...].firstIndex { $0 == Self.comma || $0 == Self.feed } ?? bytes.count
  }

  private func lineEnd(from start: Int) -> Int {
    bytes[start...].firstIndex(of: Self.feed) ?? bytes.count
  }

  private mutating func trimmed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard cell.last == UInt8(ascii: "\r") else { return cell }
    record.hasCarriageReturn = true
    return cell.dropLast()
  }

  private mutating func add(_ value: ArraySlice<UInt8>) {
    if String(validating: value, as: UTF8.self) == nil {
      record.notUTF8.insert(record.cells.count)
    }
    record.cells.append(String(decoding: value, as: UTF8.self))
  }
}

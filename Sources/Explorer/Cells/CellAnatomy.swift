import Contract
import Inspection
import Reports
import Tables

/// The bytes of one cell and what they were read as.
struct CellAnatomy: Sendable {
  /// Something to say about the cell.
  struct Note: Sendable {
    var label: String
    var text: String
    /// What is said of it.
    var remark = ""
    /// Whether it is an example of bytes, which may have blanks that count.
    var isExact = false
    var severity: Severity?
    /// What is copied, where it is not the text.
    var copy: String?
  }

  /// The name of the column; nothing for a record that has no cells.
  let column: String?
  /// The file that it is in, and its record.
  let place: String
  /// The bytes, with their quotes where the rows stand in the file as they are.
  let bytes: [UInt8]
  /// The offset in the file of the first byte; nothing where the file holds other bytes.
  let offset: UInt64?
  /// Why it is as it is.
  private(set) var notes: [Note] = []
  /// Where in `bytes` reading stops.
  private(set) var fault: Int?
  /// What of it is not plain ASCII.
  let characters: CharacterTally
  /// The cell without its quotes.
  let value: [UInt8]
  /// The record as it may be seen.
  let record: [UInt8]
  /// Whether the privacy mask hides nothing of the cell.
  let isSeen: Bool

  /// Nothing where the file has no such column.
  ///
  /// `seen` is the row without what the privacy mask hides.
  init?(_ row: InspectedRow, seenAs seen: InspectedRow, column: Int, in table: TableInspection) {
    let layout = table.layout.files[row.file]
    let (file, record) = (layout.file, row.record)
    let cell = record.isSplit ? layout.cell(of: column) : nil
    if record.isSplit, cell == nil { return nil }
    // Quotes of a row that is made of another format are not the file's.
    let isWritten = file.isSeparated || cell == nil
    value = cell.map(record.value) ?? record.bytes
    let range = cell.map { record.cells.indices.contains($0) ? record.cells[$0] : 0..<0 }
    bytes = isWritten ? range.map { Array(record.bytes[$0]) } ?? record.bytes : value
    offset = file.isPlain ? record.position(of: cell) : nil
    self.column = cell == nil ? nil : table.layout.columns[column].name
    place = row.isCounted ? "record \(Amount.grouped(record.number)) of \(file.name)" : file.name
    characters = CharacterTally(bytes)
    self.record = seen.record.bytes
    isSeen = value == (cell.map(seen.record.value) ?? seen.record.bytes)
    explain(table.layout.columns[column].contract?.type, in: layout, isWritten && cell != nil)
    notes += seen.marks.filter { $0.cell == nil || $0.cell == cell }.map { mark in
      let detail = table.detail(of: mark, in: seen).map { ": \($0)" } ?? ""
      return Note(label: "finding", text: mark.rule.title + detail, severity: mark.severity)
    }
  }

  private mutating func explain(_ type: ColumnType?, in layout: FileLayout, _ isWritten: Bool) {
    if value.isEmpty {
      notes.append(Note(label: "why", text: "the cell is empty"))
    } else if type == .timestamp, let column {
      explainTime(layout.explainTime(value, column: column))
    } else if type == .json, column != nil {
      explainJSON(quote: isWritten ? layout.file.dialect.quote : 0)
    }
    let head = value.prefix(Self.escapedBytes)
    notes.append(Note(label: "escaped", text: escaped(head), isExact: true))
    guard value.count > head.count else { return }
    let (shown, all) = (Amount.bytes(head.count), Amount.bytes(value.count))
    notes.append(Note(label: "", text: "the first \(shown) of \(all)"))
  }

  private static let escapedBytes = 400

  private mutating func explainTime(_ time: TimestampExplanation) {
    notes.append(
      Note(label: "why", text: time.text, severity: time.moment == nil ? .error : nil))
    if let moment = time.moment {
      notes.append(Note(label: "time", text: "\(moment.guideText) UTC", copy: moment.guideText))
    }
    for correction in time.corrections {
      notes.append(
        Note(
          label: "parses", text: correction.text, remark: correction.reason, isExact: true))
    }
  }

  private mutating func explainJSON(quote: UInt8) {
    guard let found = JSONFault(value) else {
      notes.append(Note(label: "why", text: "JSON"))
      return
    }
    let place = offset(ofValue: found.offset, quote: quote)
    fault = place
    let text =
      if let offset {
        "\(found.reason), at byte \(Amount.grouped(offset + UInt64(place))) of the file"
      } else {
        "\(found.reason), at byte \(Amount.grouped(place)) of the cell"
      }
    notes.append(Note(label: "why", text: text, severity: found.isMinor ? .warning : .error))
  }

  /// Where a byte of the value stands in `bytes`, which may have quotes around it and twice.
  private func offset(ofValue offset: Int, quote: UInt8) -> Int {
    guard quote != 0, bytes.first == quote else { return offset }
    var (at, passed) = (1, 0)
    while at < bytes.count {
      let isDoubled = bytes[at] == quote && at + 1 < bytes.count && bytes[at + 1] == quote
      if bytes[at] == quote, !isDoubled { break }
      if passed == offset { return at }
      passed += 1
      at += isDoubled ? 2 : 1
    }
    return min(at, max(0, bytes.count - 1))
  }
}

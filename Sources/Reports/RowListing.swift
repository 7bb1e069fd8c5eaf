import Tables

/// Rows of a file as they are read, for people and programs, a run at a time.
public struct RowListing {
  /// How rows are printed.
  public enum Format: String, CaseIterable, Sendable {
    /// Columns for people; long cells are cut, and end in `…`.
    case text
    /// One object with all rows and their places.
    case json
    /// Separated values (RFC 4180), whatever the file is.
    case csv
  }

  private let file: TableFile
  private let format: Format
  private let visible: (String) -> String
  private let columns: (String) -> Int
  private var widths: [Int] = []
  private var isFirst = true
  /// Records that cannot be split into the header's columns, and so are in no line of CSV.
  public private(set) var leftOut = 0

  /// A listing of a file; `visible` makes text safe to print, `columns` says how wide it is then.
  public init(
    _ file: TableFile, _ format: Format, visible: @escaping (String) -> String,
    columns: @escaping (String) -> Int
  ) {
    (self.file, self.format) = (file, format)
    (self.visible, self.columns) = (visible, columns)
  }

  /// What stands before the first and the following rows.
  public mutating func lines(of records: [Record]) -> [UInt8] {
    switch format {
    case .text: Array(text(records).utf8)
    case .json: Array(json(records).utf8)
    case .csv: csv(records)
    }
  }

  /// What stands behind the last row.
  public var end: String {
    switch format {
    case .text, .csv: ""
    case .json: isFirst ? jsonHead + "]}\n" : "\n]}\n"
    }
  }

  // MARK: - Text

  /// Columns of a terminal that a cell gets at most.
  private static let widest = 40

  private mutating func text(_ records: [Record]) -> String {
    let rows = records.map(cells)
    var lines: [String] = []
    if isFirst {
      isFirst = false
      let header = ["row"] + file.header.map { fitted(visible($0)) }
      let whole = ([header] + rows).filter { $0.count == header.count }
      widths = header.indices.map { column in whole.map { columns($0[column]) }.max() ?? 0 }
      // Numbers of the rows that follow may be longer.
      widths[0] = max(widths[0], 7)
      lines.append(line(header))
    }
    lines += rows.map(line)
    return lines.map { $0 + "\n" }.joined()
  }

  private func cells(_ record: Record) -> [String] {
    let number = Amount.grouped(record.number)
    guard record.isSplit else {
      return [number, "✗ " + visible(String(decoding: record.bytes.prefix(400), as: UTF8.self))]
    }
    return [number] + file.header.indices.map { fitted(visible(record.text($0))) }
  }

  private func fitted(_ text: String) -> String {
    guard columns(text) > Self.widest else { return text }
    var cut = ""
    for character in text where columns(cut) < Self.widest - 2 { cut.append(character) }
    return cut + "…"
  }

  private func line(_ cells: [String]) -> String {
    let padded = cells.enumerated().map { index, cell in
      let blanks = String(repeating: " ", count: max(0, widths[index] - columns(cell)))
      return index == 0 ? blanks + cell : cell + blanks
    }
    return String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
  }

  // MARK: - JSON

  private var jsonHead: String {
    let head = JSONValue.object([
      ("version", .integer(1)), ("file", .string(file.name)),
      ("columns", .array(file.header.map(JSONValue.string))),
    ]).line
    return head.dropLast() + ",\n\"rows\":["
  }

  private mutating func json(_ records: [Record]) -> String {
    var text = ""
    for record in records {
      text += (isFirst ? jsonHead : ",") + "\n" + value(of: record).line
      isFirst = false
    }
    return text
  }

  private func value(of record: Record) -> JSONValue {
    let place: [(String, JSONValue)] = [
      ("record", .integer(record.number)), ("line", .integer(record.line)),
      ("byte", .count(file.diskOffset(of: record.offset))),
    ]
    guard record.isSplit else {
      return .object(place + [("raw", .string(String(decoding: record.bytes, as: UTF8.self)))])
    }
    let cells = file.header.indices.map { JSONValue.string(record.text($0)) }
    return .object(place + [("cells", .array(cells))])
  }

  // MARK: - Separated values

  private mutating func csv(_ records: [Record]) -> [UInt8] {
    var lines: [UInt8] = []
    if isFirst { Self.add(file.header.map { Array($0.utf8) }, to: &lines) }
    isFirst = false
    for record in records {
      if record.isSplit {
        Self.add(file.header.indices.map(record.value), to: &lines)
      } else {
        leftOut += 1
      }
    }
    return lines
  }

  /// Adds a line of values, with quotes where they are needed.
  static func add(_ cells: [[UInt8]], to lines: inout [UInt8]) {
    let special = Set("\",\r\n".utf8)
    for (index, cell) in cells.enumerated() {
      if index > 0 { lines.append(UInt8(ascii: ",")) }
      guard cell.contains(where: special.contains) else {
        lines += cell
        continue
      }
      lines.append(UInt8(ascii: "\""))
      for byte in cell {
        if byte == UInt8(ascii: "\"") { lines.append(byte) }
        lines.append(byte)
      }
      lines.append(UInt8(ascii: "\""))
    }
    lines.append(UInt8(ascii: "\n"))
  }
}

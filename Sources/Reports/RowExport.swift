import Contract
import Inspection
import Tables

/// Rows of a table as they stand in their files, and beside them what is wrong in each.
///
/// Rows stand below the header of their file, byte for byte and in file order; where files have
/// several headers, those of each get a file of their own. Rows are read again piece by piece, so
/// that memory does not grow with their number.
public struct RowExport {
  /// What one piece of a file adds.
  public struct Part: Sendable {
    /// For each written file the bytes to be put behind what it has.
    public internal(set) var bytes: [(name: String, bytes: [UInt8])] = []
    /// Lines of tab-separated values to be put behind the other reasons; empty where there are none.
    public internal(set) var reasons = ""
  }

  /// Rows below one header.
  private struct Output {
    let head: Head
    let name: String
    var rows = 0
    /// Whether the last row has no line end.
    var isOpen = false
  }

  /// What rows of one file have in common.
  private struct Head: Equatable {
    let bytes: [UInt8]
    let dialect: Dialect
  }

  private static let columns = [
    "written_to", "row", "rule", "severity", "table", "file", "record", "line", "line_end", "byte",
    "column", "value", "detail",
  ]

  private let table: TableInspection
  private let filter: RowFilter
  /// Where rows of findings are asked for, these alone are the reasons.
  private let asked: Set<Int>?
  private let name: String
  private let reader: TableRows
  private var steps: ArraySlice<(file: Int, piece: Int)>
  private let stepCount: Int
  private var outputs: [Output] = []
  private var hasReasons = false
  private var made: Set<FileFormat> = []
  private var decoded: Set<String> = []

  /// An export of the rows of a table that pass a filter to a file of that name, and perhaps more.
  public init(_ table: TableInspection, _ filter: RowFilter, to name: String) {
    (self.table, self.filter, self.name) = (table, filter, name)
    asked = filter.askedSlots
    reader = TableRows(table)
    steps =
      table.files.enumerated().flatMap { file, inspection in
        inspection.index.marks.indices.map { (file, $0) }
      }[...]
    stepCount = steps.count
  }

  /// Rows so far.
  public var rows: Int { outputs.reduce(0) { $0 + $1.rows } }
  /// How much of the table is looked through, from 0 to 1.
  public var progress: Double {
    stepCount == 0 ? 1 : Double(stepCount - steps.count) / Double(stepCount)
  }
  /// The names of the written files so far, without that of the reasons.
  public var names: [String] { outputs.map(\.name) }
  /// The name of the file of reasons; nothing where there are none so far.
  public var reasonsName: String? { hasReasons ? Self.reasonsName(of: name) : nil }

  /// The name of the file of reasons beside a file of rows.
  public static func reasonsName(of name: String) -> String { name + ".reasons.tsv" }

  /// What about the rows is not as it stands on the disk, in words; nothing where all is.
  public var note: String? {
    let formats = made.map(\.text).sorted().map { "\($0) is written as separated values" }
    let texts = decoded.sorted().map { "\($0) text is written as UTF-8" }
    let notes = formats + texts
    return notes.isEmpty ? nil : notes.joined(separator: "; ")
  }

  /// What the next piece adds, which may be nothing; nothing at all when there are no more.
  public mutating func next() throws(TableError) -> Part? {
    guard let step = steps.popFirst() else { return nil }
    return try part(
      of: try reader.rows(ofPiece: step.piece, file: step.file, passing: filter))
  }

  /// What rows of one piece add.
  private mutating func part(of rows: [InspectedRow]) throws(TableError) -> Part {
    var part = Part()
    guard let first = rows.first else { return part }
    let file = table.layout.files[first.file].file
    note(file)
    let place = try output(for: file)
    var bytes = outputs[place].rows == 0 ? outputs[place].head.bytes : []
    var reasons = TSVLines()
    for (row, written) in zip(rows, try reader.written(rows)) {
      if outputs[place].isOpen { bytes.append(file.dialect.lineEnd) }
      bytes += written
      outputs[place].rows += 1
      outputs[place].isOpen = written.last != file.dialect.lineEnd
      add(row, to: &reasons, outputs[place])
    }
    part.bytes.append((outputs[place].name, bytes))
    if !reasons.isEmpty {
      part.reasons = (hasReasons ? "" : Self.columns.joined(separator: "\t") + "\n") + reasons.text
      hasReasons = true
    }
    return part
  }

  // MARK: - Files

  private mutating func output(for file: TableFile) throws(TableError) -> Int {
    let head = Head(bytes: try Self.header(of: file), dialect: file.dialect)
    if let known = outputs.firstIndex(where: { $0.head == head }) { return known }
    let number = outputs.count + 1
    outputs.append(
      Output(head: head, name: number == 1 ? name : Self.name(name, numbered: number)))
    return outputs.count - 1
  }

  /// The name with a number before its extension.
  public static func name(_ name: String, numbered number: Int) -> String {
    let start = name.lastIndex(of: "/").map(name.index(after:)) ?? name.startIndex
    let dot = name[start...].dropFirst().lastIndex(of: ".") ?? name.endIndex
    return name[..<dot] + "-\(number)" + name[dot...]
  }

  /// The header with its line end, as it stands in the file; one of the columns' names where the
  /// format has none.
  private static func header(of file: TableFile) throws(TableError) -> [UInt8] {
    if file.isAsWritten {
      return try file.bytes(file.head.offset..<file.data.offset) ?? file.head.bytes
    }
    guard !file.isSeparated else { return file.head.bytes + [file.dialect.lineEnd] }
    var line: [UInt8] = []
    RowListing.add(file.header.map { Array($0.utf8) }, to: &line)
    return line
  }

  private mutating func note(_ file: TableFile) {
    if !file.isSeparated { made.insert(file.type.content) }
    if file.isSeparated, !file.isAsWritten { decoded.insert(file.encoding.name) }
  }

  // MARK: - Reasons

  private func add(_ row: InspectedRow, to lines: inout TSVLines, _ output: Output) {
    let written = output.name.split(separator: "/").last ?? ""
    for mark in row.marks where asked?.contains(mark.slot) ?? true {
      let value = mark.cell.map { row.record.value($0) } ?? []
      lines.add(
        [Array(written.utf8), Array(String(output.rows).utf8)] + table.fields(of: mark, in: row)
          + [value, Array((table.detail(of: mark, in: row) ?? "").utf8)])
    }
  }
}

extension RowFilter {
  /// The slots of the findings whose rows are asked for; nothing where none are.
  fileprivate var askedSlots: Set<Int>? {
    switch self {
    case .slots(let slots), .shape(_, let slots): return slots
    case .every(let filters):
      let slots = filters.compactMap(\.askedSlots)
      return slots.isEmpty ? nil : slots.reduce([]) { $0.union($1) }
    case .all, .hours, .since, .matching, .value, .rows, .not: return nil
    }
  }
}

extension TableInspection {
  /// What is wrong and where, as the columns from `rule` to `column` of tab-separated values.
  func fields(of mark: InspectedRow.Mark, in row: InspectedRow) -> [[UInt8]] {
    let (file, record) = (layout.files[row.file].file, row.record)
    let names = file.header
    let column = mark.cell.flatMap { names.indices.contains($0) ? names[$0] : nil }
    let fields = [
      mark.rule.id, mark.severity.rawValue, kind.rawValue, file.name, "\(record.number)",
      "\(record.line)", "\(record.lineEnd)",
      "\(file.diskOffset(of: record.position(of: mark.cell)))", column ?? "",
    ]
    return fields.map { Array($0.utf8) }
  }
}

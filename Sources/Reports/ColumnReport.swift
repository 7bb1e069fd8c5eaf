import Contract
import Inspection

/// What the values of each column of a share's tables are like.
public struct ColumnReport {
  private let inspection: Inspection
  private let top: Int
  private let visible: (String) -> String

  /// A report with so many of the most frequent values of each column, at most `topLimit`;
  /// `visible` makes text from files safe to print.
  public init(
    _ inspection: Inspection, top: Int = 5, visible: @escaping (String) -> String = { $0 }
  ) {
    self.inspection = inspection
    self.top = top
    self.visible = visible
  }

  /// Most frequent values that can be had.
  public static let topLimit = ColumnProfile.topLimit

  // MARK: - Text

  /// A table for people, with the most frequent values below each column.
  public var text: String {
    let blocks = inspection.tables.map { table in
      let title = "\(table.kind.rawValue): \(Amount.of(table.records, "row"))"
      return [title] + lines(of: table)
    }
    let notes = inspection.zoneNote.map { [[$0]] } ?? []
    return (blocks + notes).map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private static let titles = ["column", "type", "empty", "distinct", "bytes", "least", "greatest"]
  /// Columns of the table whose text ends, and not starts, at one place.
  private static let numeric: Set<Int> = [2, 3]

  private func lines(of table: TableInspection) -> [String] {
    let rows = table.profiles.map(cells)
    let widths = Self.titles.indices.map { column in
      ([Self.titles] + rows).map { $0[column].count }.max() ?? 0
    }
    var lines = [Self.line(Self.titles, widths)]
    for (profile, row) in zip(table.profiles, rows) {
      lines.append(Self.line(row, widths))
      lines += frequent(profile)
    }
    return lines
  }

  private func cells(_ profile: ColumnProfile) -> [String] {
    let lengths = profile.lengths.map { lengths in
      lengths.count == 1 ? "\(lengths.lowerBound)" : "\(lengths.lowerBound)–\(lengths.upperBound)"
    }
    return [
      shown(profile.name), profile.kinds.map(\.rawValue).joined(separator: ", "),
      Amount.grouped(profile.nulls),
      (profile.distinct.isExact ? "" : "≈ ") + Amount.grouped(profile.distinct.count),
      lengths ?? "", shown(profile.least ?? ""), shown(profile.greatest ?? ""),
    ]
  }

  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = cells.enumerated().map { index, cell in
      let blanks = String(repeating: " ", count: max(0, widths[index] - cell.count))
      return numeric.contains(index) ? blanks + cell : cell + blanks
    }
    let line = "  " + padded.joined(separator: "  ")
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  private func frequent(_ profile: ColumnProfile) -> [String] {
    // Where each value is there once, none is frequent.
    profile.top.prefix(top).filter { $0.count > 1 }.map { value in
      let percent = Amount.tenths(100 * Double(value.count) / Double(max(1, profile.values)))
      let count = (value.isExact ? "" : "≈ ") + Amount.grouped(value.count)
      return "      \(shown(value.text))  \(count)  \(percent) %"
    }
  }

  /// Nothing from a file reaches a terminal as it stands, and no value fills a line.
  private func shown(_ text: String) -> String {
    let text = visible(text)
    return text.count > 40 ? text.prefix(39) + "…" : text
  }

  // MARK: - JSON

  /// JSON for programs, format version 1.
  public var json: String {
    JSONValue.object([
      ("version", .integer(1)), ("zone", inspection.zoneJSON),
      ("tables", .array(inspection.tables.map(self.table))),
    ]).text + "\n"
  }

  private func table(_ table: TableInspection) -> JSONValue {
    .object([
      ("table", .string(table.kind.rawValue)), ("rows", .integer(table.records)),
      ("columns", .array(table.profiles.map(column))),
    ])
  }

  private func column(_ profile: ColumnProfile) -> JSONValue {
    .object([
      ("name", .string(profile.name)),
      ("types", .array(profile.kinds.map { .string($0.rawValue) })),
      ("values", .integer(profile.values)), ("nulls", .integer(profile.nulls)),
      ("distinct", .integer(profile.distinct.count)),
      ("distinct_exact", .bool(profile.distinct.isExact)),
      ("shortest_bytes", profile.lengths.map { .integer($0.lowerBound) } ?? .null),
      ("longest_bytes", profile.lengths.map { .integer($0.upperBound) } ?? .null),
      ("least", .optional(profile.least)), ("greatest", .optional(profile.greatest)),
      ("top", .array(profile.top.prefix(top).map(value))),
    ])
  }

  private func value(_ value: ColumnProfile.TopValue) -> JSONValue {
    .object([
      ("value", .string(value.text)), ("count", .integer(value.count)),
      ("exact", .bool(value.isExact)),
    ])
  }
}

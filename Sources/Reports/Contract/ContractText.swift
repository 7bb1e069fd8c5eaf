import Contract

/// The contract as text for people.
public struct ContractText {
  private let tables: [TableContract]

  /// The text on these tables.
  public init(_ tables: [TableContract]) { self.tables = tables }

  /// A paragraph a table, and one on what all have in common.
  public var text: String {
    let paragraphs = tables.map(paragraph) + [common]
    return paragraphs.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private static let titles = ["column", "needed", "type", "what it is for"]

  private func paragraph(_ table: TableContract) -> [String] {
    let rows = [Self.titles] + table.columns.map(cells)
    let widths = Self.titles.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let grid = rows.map { row in
      let padded = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return "  " + padded.dropLast().joined(separator: "  ") + "  " + (row.last ?? "")
    }
    let facts = [
      ("further columns", table.takesFurtherColumns ? "any, each a profile key" : "none"),
      ("partition column", table.partitionColumn),
      ("unique", table.key.map { "\($0), on each day (UTC) of \(table.partitionColumn)" }),
      ("guide", "\(table.section) › Rows, Columns, Partition"),
    ]
    return ["\(table.kind.rawValue): \(table.meaning)"] + grid
      + facts.compactMap { label, fact in fact.map { "  \(label): \($0)" } }
  }

  private func cells(_ column: ContractColumn) -> [String] {
    [column.name, column.need.words, column.type.rawValue, column.meaning]
  }

  private var common: [String] {
    [
      "times: as \(TimeForm.example), with a fraction of a second or without; they count as UTC",
      "rules: slipway explain lists them",
    ]
  }
}

extension Need {
  /// The answer to whether a column is needed.
  fileprivate var words: String {
    switch self {
    case .required: "yes"
    case .optional: "no"
    case .accountAnalytics: "for account analytics"
    }
  }
}

import Contract
import Tables

/// The columns of a table that may be many files, each with a header of its own.
public struct TableLayout: Sendable {
  /// A column of the table.
  public struct Column: Sendable, Equatable {
    /// Its place among the table's columns.
    public let position: Int
    /// The contract's name, or the header's where the contract has none for it.
    public let name: String
    /// What the guide says about it.
    public let contract: ContractColumn?
  }

  /// What the guide says about the table.
  public let contract: TableContract
  /// In the order of the first header; what only later headers have comes behind.
  public let columns: [Column]
  /// The files in their order.
  public let files: [FileLayout]

  /// Joins the headers of a table's files.
  ///
  /// `zone` is that of the times which name none; nothing for UTC.
  public init(
    _ files: [TableFile], contract: TableContract, matcher: ColumnMatcher, zone: LocalZone? = nil
  ) {
    var columns: [Column] = []
    var positions: [String: Int] = [:]
    var layouts: [FileLayout] = []
    var last: (header: [String], matches: [ColumnMatch]) = ([], [])
    for (index, file) in files.enumerated() {
      // Of thousands of files most have one header.
      if index == 0 || file.header != last.header {
        last = (file.header, matcher.match(file.header, to: contract))
      }
      let matches = last.matches
      let names = Self.names(of: file.header, matches: matches, contract: contract)
      let columnOfCell = names.map { name in
        if let known = positions[name] { return known }
        let position = columns.count
        positions[name] = position
        columns.append(
          Column(position: position, name: name, contract: contract.column(name)))
        return position
      }
      layouts.append(
        FileLayout(
          position: index, file: file, contract: contract, matches: matches,
          columnOfCell: columnOfCell, names: names, zone: zone))
    }
    self.contract = contract
    self.columns = columns
    self.files = layouts.map { $0.widened(to: columns.count) }
  }

  /// The name of each cell of a header: the contract's where one matched, and no name twice.
  private static func names(
    of header: [String], matches: [ColumnMatch], contract: TableContract
  ) -> [String] {
    var names = header
    var taken: Set<String> = []
    for (column, match) in zip(contract.columns, matches) {
      guard let index = match.index else { continue }
      names[index] = column.name
      taken.insert(column.name)
    }
    let matched = Set(matches.compactMap(\.index))
    for index in names.indices where !matched.contains(index) {
      let name = names[index].isEmpty ? "column \(index + 1)" : names[index]
      names[index] = name
      var count = 1
      while !taken.insert(names[index]).inserted {
        count += 1
        names[index] = "\(name) (\(count))"
      }
    }
    return names
  }

  /// The place of a column by its name.
  public func position(of name: String) -> Int? {
    columns.firstIndex { $0.name == name }
  }
}

/// How the cells of one file map to the columns of its table.
public struct FileLayout: Sendable {
  /// The place of the file among those of its table.
  public let position: Int
  /// The open file.
  public let file: TableFile
  /// What the guide says about the table.
  public let contract: TableContract
  /// How each of the contract's columns was found in the header.
  public let matches: [ColumnMatch]
  /// What the folders above it say about its rows.
  public let path: PartitionPath
  /// For each cell of the file the column of the table.
  public let columnOfCell: [Int]
  /// For each column of the table the cell of the file, where it has one.
  public private(set) var cellOfColumn: [Int?] = []
  private let names: [String]
  private let zone: LocalZone?

  init(
    position: Int, file: TableFile, contract: TableContract, matches: [ColumnMatch],
    columnOfCell: [Int], names: [String], zone: LocalZone?
  ) {
    self.position = position
    self.file = file
    self.contract = contract
    self.matches = matches
    path = PartitionPath(file.name)
    self.columnOfCell = columnOfCell
    self.names = names
    self.zone = zone
  }

  fileprivate func widened(to count: Int) -> FileLayout {
    var copy = self
    copy.cellOfColumn = Array(repeating: nil, count: count)
    for (cell, column) in columnOfCell.enumerated() { copy.cellOfColumn[column] = cell }
    return copy
  }

  /// The cell that holds a column of the table.
  public func cell(of column: Int) -> Int? { cellOfColumn[column] }

  /// The cell that holds a column, by the column's name.
  public func cell(named name: String) -> Int? { names.firstIndex(of: name) }

  /// The zone of a column's times where they name none; nothing for UTC, in which `UPDATED_AT` is
  /// whatever the user says of other times.
  func zone(of column: String) -> LocalZone? { column == "UPDATED_AT" ? nil : zone }

  /// How the header spells a column of the contract.
  public func sourceName(of column: ContractColumn) -> String? {
    cell(named: column.name).map { file.header[$0] }
  }

  /// The names that are equally near to a missing column.
  func candidates(for column: ContractColumn) -> String? {
    guard let index = contract.columns.firstIndex(of: column),
      case .ambiguous(let cells) = matches[index]
    else { return nil }
    let names = cells.map { "`\(file.header[$0])`" }.joined(separator: ", ")
    return "\(names) are equally near; say which is meant with --rename"
  }
}

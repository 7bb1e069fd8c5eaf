import Contract
import Inspection
import Screens
import Tables

/// What an argument of a command can be.
extension State {
  /// The values that an argument can take, those first that are meant most likely.
  func candidates(for kind: Parameter.Kind, after earlier: [String]) -> [String] {
    switch kind {
    case .column: columnNames
    case .headerName: headerNames
    case .guideColumn: guideColumns(for: earlier.last ?? "")
    case .renamedName: inspection.share.settings.renames.keys.sorted()
    case .table: TableKind.allCases.map(\.rawValue)
    case .shareFile: shareFiles
    case .rule: ruleIDs
    case .level: Self.levels
    case .theme: Theme.all.map(\.name)
    case .path, .number, .text: []
    }
  }

  /// Why a value cannot be an argument; nothing where it can.
  func problem(with value: String, for parameter: Parameter) -> String? {
    switch parameter.kind {
    case .path, .shareFile, .text: nil
    case .number: (Int(value) ?? 0) > 0 ? nil : "\(parameter.name) is a number from 1 up"
    case .column, .headerName: problem(with: value, "column", among: allNames(parameter.kind))
    case .guideColumn:
      problem(with: value, "column of the guide", among: allNames(parameter.kind))
    case .renamedName: problem(with: value, "renamed column", among: allNames(parameter.kind))
    case .table: problem(with: value, "table", among: allNames(parameter.kind))
    case .rule: problem(with: value, "rule", among: allNames(parameter.kind))
    case .level: problem(with: value, "severity", among: allNames(parameter.kind))
    case .theme: problem(with: value, "theme", among: allNames(parameter.kind))
    }
  }

  private func allNames(_ kind: Parameter.Kind) -> [String] {
    switch kind {
    case .headerName: inspection.tables.flatMap(Self.headers).flatMap { $0.file.header }
    default: candidates(for: kind, after: [])
    }
  }

  private func problem(with value: String, _ noun: String, among names: [String]) -> String? {
    guard !names.contains(value) else { return nil }
    return "no \(noun) is called \(value)" + Self.suggestion(for: value, among: names)
  }

  /// The name that was meant, where one is near.
  static func suggestion(for value: String, among names: [String]) -> String {
    // Of tables with thousands of columns not every name is compared on each key.
    let names = names.prefix(2000)
    guard
      let near = EditDistance.nearest(to: value.lowercased(), among: names.map { $0.lowercased() }),
      EditDistance.between(near, value.lowercased()) <= max(1, value.count / 3),
      let name = names.first(where: { $0.lowercased() == near })
    else { return "" }
    return "; did you mean \(name)?"
  }

  // MARK: - Names

  /// The names of all commands, those first that mean something in the view at hand.
  var commandNames: [String] {
    let (here, elsewhere) = CommandInfo.all.reduce(into: ([String](), [String]())) {
      let isHere =
        $1.views.contains(top.kind) || $1.arguments?.views.contains(top.kind) == true
      if isHere { $0.0.append($1.name) } else { $0.1.append($1.name) }
    }
    return here.sorted() + elsewhere.sorted()
  }

  private var columnNames: [String] {
    let table = focusedTable.flatMap(inspection.table)
    return table?.layout.columns.map(\.name) ?? []
  }

  /// Near misses of columns that are missing, then every name that is no column of the guide yet.
  private var headerNames: [String] {
    let others = inspection.tables.flatMap(Self.headers).flatMap { file in
      let taken = Set(file.matches.compactMap(\.index))
      return file.file.header.indices.filter { !taken.contains($0) }.map { file.file.header[$0] }
    }
    return (nearMisses.map(\.name) + others).filter { !$0.isEmpty }
  }

  /// Those first that a table lacks, the nearest to a name before the others.
  private func guideColumns(for name: String) -> [String] {
    let tables = inspection.tables
    let missing = Set(
      tables.flatMap { table in
        table.layout.contract.columns.map(\.name).filter { column in
          table.layout.files.contains { $0.isWithout(column) }
        }
      })
    let wanted = name.uppercased()
    return Guide.columnNames.map { column in
      (isThere: missing.contains(column) ? 0 : 1, EditDistance.between(wanted, column), column)
    }.sorted { $0 < $1 }.map(\.2)
  }

  /// Left-out files first: it is for them that a table has to be named.
  private var shareFiles: [String] {
    let files = inspection.tables.flatMap { $0.layout.files.map(\.file.name) }
    return (inspection.share.leftOut.map(\.name) + files).map(\.asPattern)
  }

  /// Those first that something breaks.
  private var ruleIDs: [String] {
    Set(inspection.findings.map(\.rule.id)).sorted() + Rule.catalogue.map(\.id).sorted()
  }

  /// A file for each run of files that have one header: of thousands most do.
  static func headers(of table: TableInspection) -> [FileLayout] {
    var last: [String]?
    return table.layout.files.filter { file in
      defer { last = file.file.header }
      return file.file.header != last
    }
  }
}

extension FileLayout {
  /// Whether a column of the guide is missing here or only similar.
  func isWithout(_ column: String) -> Bool {
    guard let place = contract.columns.firstIndex(where: { $0.name == column }) else {
      return false
    }
    return switch matches[place] {
    case .exact, .renamed, .otherCase: false
    case .near, .ambiguous, .missing: true
    }
  }
}

extension String {
  /// A pattern that is of the file of this very name only.
  var asPattern: String {
    let signs = Array("*?[\\".utf8)
    guard utf8.contains(where: signs.contains) else { return self }
    return map { "*?[\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}

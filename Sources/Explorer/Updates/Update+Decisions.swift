import Contract
import Inspection
import Reports
import Tables

/// What the user decides about the share, which `slipway.json` keeps.
extension State {
  // MARK: - Severities

  /// Asks how much a rule is to matter.
  mutating func askForSeverity(of rule: Rule) { prompt = Prompt(.command, "severity \(rule.id) ") }

  /// What may be said of a rule.
  static let levels = ["error", "warning", "info", "off", "default"]

  /// Carries out `severity RULE LEVEL`.
  mutating func runSeverity(_ words: String) -> [Effect] {
    let parts = words.split(separator: " ").map(String.init)
    guard parts.count == 2, Self.levels.contains(parts[1]) else {
      message = "severity RULE LEVEL, where LEVEL is \(Self.levels.joined(separator: ", "))"
      return []
    }
    guard let rule = Rule.named(parts[0]) else {
      let near = EditDistance.nearest(to: parts[0], among: Rule.catalogue.map(\.id))
      message = "no rule is called \(parts[0])" + (near.map { "; \($0) is" } ?? "")
      return []
    }
    return setSeverity(of: rule, to: parts[1])
  }

  private mutating func setSeverity(of rule: Rule, to level: String) -> [Effect] {
    var settings = inspection.share.settings
    var choice = RuleChoice()
    choice.isOff = level == "off"
    choice.severity = Severity(rawValue: level)
    settings.rules[rule.id] = level == "default" ? nil : choice
    switch level {
    case "off":
      message = "\(rule.id) is off from now on; :severity \(rule.id) default takes that back"
    case "default": message = "\(rule.id) matters as much as it does by itself again"
    default:
      let noun = choice.severity?.noun ?? level
      let article = noun == "error" ? "an" : "a"
      message = "\(rule.id) is \(article) \(noun) from now on; kept in slipway.json"
    }
    return reopen(settings)
  }

  // MARK: - Names of columns

  /// The names in the files that are nearly a column's.
  func nearNames(of column: ContractColumn, in table: TableInspection) -> [String] {
    let names = Self.headers(of: table).compactMap { file -> String? in
      guard case .near(let cell) = file.match(of: column) else { return nil }
      return file.file.header[cell]
    }
    return Set(names).sorted()
  }

  /// The names in files without a column that no column of the guide claims, the nearest first.
  func candidates(for column: ContractColumn, in table: TableInspection) -> [String] {
    var names: Set<String> = []
    for file in Self.headers(of: table) where file.match(of: column).index == nil {
      let taken = Set(file.matches.compactMap(\.index))
      for (cell, name) in file.file.header.enumerated() where !taken.contains(cell) {
        names.insert(name)
      }
    }
    let far = { (name: String) in
      EditDistance.between(name.uppercased(), column.name.uppercased())
    }
    return names.filter { !$0.isEmpty }.map { (name: $0, far: far($0)) }
      .sorted { ($0.far, $0.name) < ($1.far, $1.name) }.map(\.name)
  }

  /// Accepts what is nearly a column of the guide, or asks which name is meant.
  mutating func acceptName(of column: ContractColumn, in table: TableInspection) -> [Effect] {
    let near = nearNames(of: column, in: table)
    if !near.isEmpty { return rename(near, to: column.name) }
    let candidates = candidates(for: column, in: table)
    guard !candidates.isEmpty else {
      message =
        table.layout.position(of: column.name) == nil
        ? "no column is left that could be \(column.name)" : "\(column.name) is there already"
      return []
    }
    let names = candidates.map(CommandArguments.rename.parameters[0].written)
    prompt = Prompt(choosing: names, after: "rename ", before: "=\(column.name)")
    return []
  }

  /// Asks which column of the guide a column of the files is.
  mutating func askForMeaning(of name: String, in table: TableInspection) {
    let missing = table.layout.contract.columns.map(\.name).filter {
      table.layout.position(of: $0) == nil
    }
    guard let nearest = EditDistance.nearest(to: name.uppercased(), among: missing) else {
      message = "every column of the guide is there; \(name) is none of them"
      return
    }
    let others = missing.filter { $0 != nearest }
    let old = CommandArguments.rename.parameters[0].written(name)
    prompt = Prompt(choosing: [nearest] + others, after: "rename \(old)=", before: "")
  }

  /// Keeps that columns of the files are one of the guide's.
  mutating func rename(_ names: [String], to column: String) -> [Effect] {
    var settings = inspection.share.settings
    for name in names { settings.renames[name] = column }
    let list = names.map { "`\($0)`" }.joined(separator: ", ")
    message =
      "\(list) \(names.count == 1 ? "is" : "are") \(column) from now on; "
      + (names.count == 1
        ? ":unrename \(CommandArguments.unrename.parameters[0].written(names[0])) takes that back"
        : ":unrename NAME takes one back")
    return reopen(settings)
  }

  /// Carries out `unrename NAME`.
  mutating func runUnrename(_ text: String) -> [Effect] {
    var settings = inspection.share.settings
    let name = text.unquoted
    guard let column = settings.renames.removeValue(forKey: name) else {
      let names = settings.renames.keys.sorted().joined(separator: ", ")
      message = names.isEmpty ? "no column was renamed" : "unrename NAME, which is one of \(names)"
      return []
    }
    message = "`\(name)` is not \(column) any more; kept in slipway.json"
    return reopen(settings)
  }
}

extension FileLayout {
  /// How a column of the guide was found in the header.
  fileprivate func match(of column: ContractColumn) -> ColumnMatch {
    contract.columns.firstIndex(of: column).map { matches[$0] } ?? .missing
  }
}

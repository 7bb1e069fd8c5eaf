import Contract
import Inspection
import Reports
import Screens
import Tables

extension CommandInfo {
  /// Where it means something, for those who give it elsewhere.
  func note(of views: Set<View.Kind>) -> String {
    let places = View.Kind.allCases.filter(views.contains).map(\.rawValue)
    return "\(name) is for \(places.joined(separator: ", "))"
  }
}

/// What a command line would do, before it is done.
extension State {
  func commandHint(_ text: String) -> PromptHint {
    let line = CommandText(text)
    guard let first = line.name.first else {
      return ("a command, row, percentage or time; Tab lists commands, ↑ brings lines back", .dim)
    }
    if first.isNumber { return destinationHint(String(text.dropFirst(line.blanks.count))) }
    let known = CommandInfo.all.filter { $0.name.hasPrefix(line.name) }
    guard let info = CommandInfo.named(line.name) else {
      guard known.isEmpty else {
        let names = Completion.matching(line.name, in: commandNames)
        return (names.joined(separator: "  "), .dim)
      }
      let names = CommandInfo.all.map(\.name)
      return (
        "no command \(line.name)" + Self.suggestion(for: line.name, among: names), .warning
      )
    }
    guard let arguments = info.arguments, line.arguments != nil || info.keys.isEmpty else {
      return hint(of: info, hasMore: line.arguments?.isEmpty == false)
    }
    return hint(of: info, arguments, line.arguments ?? "")
  }

  /// Where a line leads that begins with a digit.
  private func destinationHint(_ text: String) -> PromptHint {
    guard let kind = top.table, showsRows(of: kind), let table = inspection.table(kind) else {
      return ("a row number needs a table: open one first", .warning)
    }
    let note = self.table?.noteOfGoing.map { "; \($0)" } ?? ""
    switch Destination(text) {
    case .row(let row):
      let hint = rowHint(row, in: table)
      return (hint.text + (table.records > 0 ? note : ""), hint.style)
    case .percent: return ("goes to where that much of the rows is before it", .dim)
    case .time(let time):
      return ("goes to the first row of \(time.guideText) UTC or later\(note)", .dim)
    case nil: return (Destination.usage, .warning)
    }
  }

  /// What going to a row of a table, counted from 1, would do.
  func rowHint(_ row: Int, in table: TableInspection) -> PromptHint {
    let count = Amount.grouped(table.records)
    guard table.isComplete else {
      return ("goes to row \(Amount.grouped(max(1, row))); \(count) are known so far", .dim)
    }
    guard table.records > 0 else { return ("the table has no rows", .warning) }
    guard row <= table.records else { return ("goes to row \(count), the last one", .dim) }
    return ("goes to row \(Amount.grouped(max(1, row))) of \(count)", .dim)
  }

  private func hint(of info: CommandInfo, hasMore: Bool) -> PromptHint {
    guard !hasMore else { return ("\(info.name) takes nothing behind it", .warning) }
    guard info.views.contains(top.kind) else {
      return (info.note(of: info.views), .warning)
    }
    let keys = info.keys.first.map { " (\($0.label))" } ?? ""
    return ("\(info.name)\(keys): \(info.help)", .dim)
  }

  private func hint(
    of info: CommandInfo, _ arguments: CommandArguments, _ text: String
  ) -> PromptHint {
    guard arguments.views.contains(top.kind) else {
      return (info.note(of: arguments.views), .warning)
    }
    let (parameters, usage) = (arguments.parameters, info.usage)
    let values = parameters.values(in: text).map(\.unquoted)
    for (parameter, value) in zip(parameters, values.dropLast()) {
      if let problem = problem(with: value, for: parameter) { return (problem, .warning) }
    }
    let (parameter, value) = (parameters[values.count - 1], values[values.count - 1])
    let fitting = Completion.matching(
      value, in: candidates(for: parameter.kind, after: values.dropLast()))
    let isWhole = !value.isEmpty && problem(with: value, for: parameter) == nil
    guard isWhole, values.count == parameters.count else {
      if !isWhole, !value.isEmpty, fitting.isEmpty,
        let problem = problem(with: value, for: parameter)
      {
        return (problem, .warning)
      }
      guard !fitting.isEmpty else { return ("\(usage)  \(arguments.help)", .dim) }
      // More than a screen holds would be made for nothing.
      return ("\(usage)  \(parameter.name): " + fitting.prefix(100).joined(separator: "  "), .dim)
    }
    return arguments.preview?(self, values) ?? ("\(info.name): \(arguments.help)", .dim)
  }

  // MARK: - Single commands

  /// What `rename OLD=NEW` would map.
  func renameHint(from name: String, to column: String) -> PromptHint? {
    for table in inspection.tables where table.layout.contract.column(column) != nil {
      let files = table.layout.files.filter { $0.file.header.contains(name) }
      guard !files.isEmpty else { continue }
      let has = files.count { !$0.isWithout(column) }
      guard has == 0 else {
        return ("\(column) is there already in \(Amount.of(has, "file")) with \(name)", .warning)
      }
      let count = table.layout.files.count
      let part =
        files.count == count
        ? Amount.of(count, "file")
        : "\(Amount.grouped(files.count)) of \(Amount.of(count, "file"))"
      return ("maps \(name) to \(column) in \(part) of \(table.kind.rawValue)", .dim)
    }
    return ("\(name) is in no table that has \(column) in the guide", .warning)
  }

  /// Which files `table TABLE=FILES` would choose.
  func assignHint(_ pattern: String, to table: String) -> PromptHint? {
    guard let kind = TableKind(rawValue: table) else { return nil }
    let choice = ShareSettings.TableChoice(kind: kind, pattern: pattern)
    let names = inspection.share.files.map(\.name) + inspection.share.leftOut.map(\.name)
    var seen = Set<String>()
    let files = names.filter { seen.insert($0).inserted && choice.isAbout($0) }
    guard let first = files.first else { return ("no file is called so", .warning) }
    let others = files.count > 1 ? " and \(Amount.grouped(files.count - 1)) more" : ""
    return ("\(first)\(others) \(files.count > 1 ? "belong" : "belongs") to \(table)", .dim)
  }
}

import BucketSetup
import Contract
import Inspection
import Reports
import Screens

extension State {
  /// What is to be said about the line that is being typed, for the line above it.
  func hint(of prompt: Prompt) -> PromptHint {
    if let note = prompt.note { return (note, .warning) }
    return switch prompt.purpose {
    case .command: commandHint(prompt.line.text)
    case .search(let column): hint(of: prompt, in: column.map { " in \($0)" } ?? "")
    case .filter: hint(of: prompt, in: "")
    case .column: columnHint(of: prompt)
    case .write:
      (
        "a file that is not there yet; the reasons go beside it"
          + (mask.isOn ? "; values are written as they are, not masked" : ""), .dim
      )
    case .help: ("show only keys and commands with this text; an empty line shows all", .dim)
    }
  }

  private func hint(of prompt: Prompt, in place: String) -> PromptHint {
    switch prompt.pattern {
    case nil:
      let wish =
        prompt.purpose == .filter ? "show only rows with a text" : "look\(place) for a text"
      return ("\(wish) or a regular expression; small letters match capitals too", .dim)
    case .failure(let problem): return (problem.text, .warning)
    case .success(let pattern):
      guard let matches = matchesInSight else { return (pattern.kindText + place, .dim) }
      return ("\(pattern.kindText)\(place)  \(matches)", .dim)
    }
  }

  /// How many of the rows in sight have what is being typed.
  private var matchesInSight: String? {
    guard case .table(let view) = top, let table = inspection.table(view.kind),
      let matches = view.matches(self, table)
    else { return nil }
    let rows = view.rowsInSight(self)
    let count = rows.count { matches.areIn($0, table) }
    guard !matches.matcher.gaveUp else { return "takes too many steps" }
    return "in \(Amount.grouped(count)) of \(Amount.of(rows.count, "row")) in sight"
  }

  private func columnHint(of prompt: Prompt) -> PromptHint {
    switch prompt.pattern {
    case nil: return ("go to a column by its name or a regular expression", .dim)
    case .failure(let problem): return (problem.text, .warning)
    case .success(let pattern):
      guard case .table(let view) = top, let table = inspection.table(view.kind) else {
        return ("", .dim)
      }
      let found = ColumnMatches(pattern, table)
      guard !found.positions.isEmpty else { return (found.nothing(pattern), .warning) }
      let names = found.positions.map { table.layout.columns[$0].name } + found.missingTexts
      return ("\(pattern.kindText)  \(names.joined(separator: "  "))", .dim)
    }
  }
}

extension Pattern {
  /// What is looked for, in a word, and how.
  fileprivate var kindText: String {
    "\(isLiteral ? "literal" : "regex")\(ignoresCase ? "" : ", capitals count")"
  }
}

extension Pattern.Problem {
  /// In words, with its place.
  var text: String {
    "no regex: \(reason), " + (place > 0 ? "behind character \(place)" : "at its start")
  }
}

/// The columns whose names match a pattern.
struct ColumnMatches {
  /// Their places among the table's columns.
  let positions: [Int]
  /// Columns that the guide wants and the table lacks.
  let missing: [String]

  init(_ pattern: Pattern, _ table: TableInspection) {
    let matcher = PatternMatcher(pattern)
    positions = table.layout.columns.indices.filter {
      matcher.finds(in: Array(table.layout.columns[$0].name.utf8))
    }
    missing = table.layout.contract.columns.map(\.name).filter { name in
      table.layout.position(of: name) == nil && matcher.finds(in: Array(name.utf8))
    }
  }

  /// The missing ones, said to be so.
  var missingTexts: [String] { missing.map { "\($0) is missing" } }

  /// What to say where no column matches.
  func nothing(_ pattern: Pattern) -> String {
    missing.isEmpty ? "no column matches “\(pattern.text)”" : missingTexts.joined(separator: ", ")
  }
}

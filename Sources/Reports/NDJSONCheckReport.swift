import Contract
import Inspection

/// The check as lines of JSON, each an object whose `type` says what it is.
///
/// The keys are those of `JSONCheckReport`, format version 1: keys and types are added, never
/// changed. What belongs together is joined by `table` and by the number of the `finding`.
public struct NDJSONCheckReport {
  private let outcome: CheckOutcome
  private let json: JSONCheckReport

  /// A report of an outcome.
  public init(_ outcome: CheckOutcome) {
    self.outcome = outcome
    json = JSONCheckReport(outcome)
  }

  /// The lines: header, tables with their files, findings with their samples, what could not be
  /// read or was left out, summary.
  public var text: String {
    let parts = [[line("header", json.header + json.notes)], tables, findings, files, [summary]]
    return parts.joined().joined()
  }

  private func line(_ type: String, _ members: [(String, JSONValue)]) -> String {
    JSONValue.object([("type", .string(type))] + members).line + "\n"
  }

  private var tables: [String] {
    outcome.inspection.tables.flatMap { table in
      let name = ("table", JSONValue.string(table.kind.rawValue))
      let files = zip(table.layout.files, table.files).map { layout, file in
        line("file", [name] + json.file(layout, file))
      }
      return [line("table", json.table(table, files: []))] + files
    }
  }

  private var findings: [String] {
    outcome.findings.enumerated().flatMap { index, finding in
      let number = ("finding", JSONValue.integer(index + 1))
      return [line("finding", [number] + json.finding(finding))]
        + finding.samples.map { line("sample", [number] + json.members(of: $0)) }
    }
  }

  private var files: [String] {
    outcome.inspection.unreadable.map { line("unreadable", json.unreadable($0)) }
      + outcome.inspection.share.leftOut.map { line("left_out", json.leftOut($0)) }
  }

  private var summary: String {
    line(
      "summary",
      [("status", .string(outcome.verdict.rawValue)), ("totals", json.totals)])
  }
}

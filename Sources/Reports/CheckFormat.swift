import Tables

/// A form in which the outcome of a check is written.
public enum CheckFormat: String, CaseIterable, Sendable {
  case text, json, ndjson, markdown, html, junit, sarif, tsv

  /// What it is for, in one line.
  public var summary: String {
    switch self {
    case .text: "for people: what, where, why, fix"
    case .json: "for programs, in one object (Documentation/check-report.schema.json)"
    case .ndjson: "for programs that read as it comes: an object a line"
    case .markdown: "for a pull request or a chat"
    case .html: "one page without a network: findings, tables and their partitions"
    case .junit: "for the test page of a CI server: a test for each table and rule"
    case .sarif: "for code scanning: SARIF 2.1.0, a result for each rule and file"
    case .tsv: "every failing row, with what is wrong in it, and not only samples"
    }
  }

  /// Writes an outcome piece by piece.
  public func write(_ outcome: CheckOutcome, to write: (String) throws -> Void) throws {
    switch self {
    case .text: try write(TextCheckReport(outcome).text)
    case .json: try write(JSONCheckReport(outcome).text)
    case .ndjson: try write(NDJSONCheckReport(outcome).text)
    case .markdown: try write(MarkdownCheckReport(outcome).text)
    case .html: try write(HTMLCheckReport(outcome).text)
    case .junit: try write(JUnitCheckReport(outcome).text)
    case .sarif: try write(SARIFCheckReport(outcome).text)
    case .tsv:
      var rows = FailingRows(outcome)
      while let piece = try rows.next() { try write(piece) }
    }
  }
}

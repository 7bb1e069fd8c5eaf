import Contract
import Inspection
import Tables

/// The check as Markdown for a pull request or a chat: the verdict first, what rules say folded.
///
/// Whatever comes from a file stands in code spans, in which nothing is a tag, a mention or a link.
public struct MarkdownCheckReport {
  /// Places of a finding that are listed.
  private static let maximumPlaces = 3
  /// Characters of a value that are shown.
  private static let maximumValue = 60
  /// What a comment on the usual servers may hold is a little more.
  static let maximumBytes = 60_000

  private let outcome: CheckOutcome
  private var inspection: Inspection { outcome.inspection }

  /// A report of an outcome.
  public init(_ outcome: CheckOutcome) { self.outcome = outcome }

  /// The report with a line end behind it.
  public var text: String {
    let head = [verdict, tables, notes].filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    var (text, isFull) = (head, false)
    var said: Set<String> = []
    for severity in Severity.allCases.reversed() {
      let findings = outcome.findings(severity)
      guard !findings.isEmpty else { continue }
      text += "\n### \(title(of: severity, findings))\n"
      for finding in findings {
        let isNew = said.insert(finding.rule.id).inserted
        let whole = "\n" + places(finding) + (isNew ? advice(finding.rule) : "")
        isFull = isFull || text.utf8.count + whole.utf8.count > Self.maximumBytes
        text += isFull ? "- \(headline(finding))\n" : whole
      }
    }
    return text + (isFull ? "\nPlaces are left out where the report became too long.\n" : "")
  }

  // MARK: - Head

  private var verdict: String {
    let sign =
      switch outcome.verdict {
      case .pass: "✅"
      case .fail: "❌"
      case .incomplete: "⚠️"
      }
    let causes = CauseText.summary(inspection.causes).map { "\n\n\($0)" } ?? ""
    return "## \(sign) \(outcome.summary)\(causes)"
  }

  private var tables: String {
    guard !inspection.tables.isEmpty else { return "" }
    let rows = inspection.tables.map { table in
      let days = Partitioning(table.partitions, by: .day)
      let range = [days.partitions.first, days.partitions.last].compactMap { $0?.label }
      let cells = [
        table.kind.rawValue, Amount.grouped(table.records - table.rejected),
        Amount.grouped(table.rejected), Amount.grouped(table.files.count),
        Amount.bytes(table.table.bytes), table.layout.contract.partitionColumn,
        range.isEmpty ? "–" : range.joined(separator: " → "),
      ]
      return "| \(cells.joined(separator: " | ")) |"
    }
    let head = [
      "| table | rows | rejected | files | size | partitioned by | from → to |",
      "|---|--:|--:|--:|--:|---|---|",
    ]
    return (head + rows).joined(separator: "\n")
  }

  private var notes: String {
    let unreadable = inspection.unreadable.map { error in
      "- **\(error.label)** \(code(inspection.share.name(of: error))): \(code(error.reason))"
    }
    let leftOut = inspection.share.leftOut.map { "- left out \(code($0.name)): \(code($0.reason))" }
    let ignored = inspection.ignored.map { "`\($0)`" }.joined(separator: ", ")
    let lines =
      unreadable + leftOut + (ignored.isEmpty ? [] : ["- not checked: \(ignored)"])
      + [outcome.zoneNote, outcome.redactionNote].compactMap(\.self).map { "- \($0)" }
    return lines.joined(separator: "\n")
  }

  private func title(of severity: Severity, _ findings: [Finding]) -> String {
    let noun = severity.noun
    let title = noun.prefix(1).uppercased() + noun.dropFirst() + "s"
    return "\(title): \(Amount.of(findings.count, "finding"))"
  }

  // MARK: - Findings

  private func headline(_ finding: Finding) -> String {
    let column = finding.column.map { " \(code($0))" } ?? ""
    return "**\(finding.tableName)**\(column): \(prose(finding.headline)) (`\(finding.rule.id)`)"
  }

  private func places(_ finding: Finding) -> String {
    let places = finding.samples.prefix(Self.maximumPlaces)
    let lines =
      ["- \(headline(finding))"] + places.map { "  - \(place($0, of: finding))" }
      + (finding.remainder(after: places.count).map { ["  - \($0)"] } ?? [])
      + (MissingText.text(of: finding, code: code).map { ["  - missing: \($0)"] } ?? [])
    return lines.joined(separator: "\n") + "\n"
  }

  /// What a rule says, once for all its findings.
  private func advice(_ rule: Rule) -> String {
    """

      <details><summary>why, and the fix</summary>

      **Why:** \(prose(rule.why))

      **Fix:** \(prose(rule.fix))

      **Guide:** \(prose(rule.section))

      </details>

    """
  }

  private func place(_ sample: Finding.Sample, of finding: Finding) -> String {
    var parts = [code(sample.place(in: finding))]
    if let record = sample.record {
      parts[0] += " record \(Amount.grouped(record))"
      let isCut = sample.isCut || sample.value.count > Self.maximumValue
      parts.append(code(String(sample.value.prefix(Self.maximumValue)) + (isCut ? "…" : "")))
    } else if finding.rule.unit == .columns {
      parts[0] += " header"
    }
    if let detail = sample.detail { parts.append(code(detail)) }
    return parts.joined(separator: " · ")
  }

  // MARK: - Text

  /// A code span that ends where it should, whatever backticks are in the text; they are counted as
  /// bytes, since one with an accent is a backtick too.
  private func code(_ text: String) -> String {
    let text = outcome.visible(text)
    let backtick = UInt8(ascii: "`")
    guard !text.utf8.allSatisfy({ $0 == 0x20 }) else { return text.isEmpty ? "(empty)" : "(blank)" }
    var (longest, run) = (0, 0)
    for byte in text.utf8 {
      run = byte == backtick ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let edges = [text.utf8.first, text.utf8.last].compactMap(\.self)
    let isPadded = edges.contains(backtick) || edges.contains(0x20)
    return isPadded ? "\(fence) \(text) \(fence)" : "\(fence)\(text)\(fence)"
  }

  /// A sentence of ours, whose code spans stay and in which nothing else is markup.
  private func prose(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    return parts.enumerated().map { index, part in
      guard index % 2 == 0 else { return "`\(part)`" }
      return part.reduce(into: "") { text, character in
        if #"\*_<>[]|~#"#.contains(character) { text.append("\\") }
        text.append(character)
      }
    }.joined()
  }
}

import Contract
import Inspection
import Tables

/// The check as text that reads like a compiler's: what, where, why, fix.
///
/// What a rule says stands with its first finding alone, and hints are told in a few lines.
public struct TextCheckReport {
  private let outcome: CheckOutcome
  private var inspection: Inspection { outcome.inspection }

  /// Places of an error or a warning that are listed; of a hint one is.
  private static let maximumPlaces = 3
  /// Causes that are listed.
  private static let maximumCauses = 5
  /// Characters of a value that are shown.
  private static let maximumValue = 60

  /// A report of an outcome.
  public init(_ outcome: CheckOutcome) { self.outcome = outcome }

  /// A report with nothing hidden; `visible` makes text from files harmless for a terminal.
  public init(
    _ inspection: Inspection, verdict: CheckVerdict, visible: @escaping (String) -> String
  ) {
    self.init(CheckOutcome(inspection, verdict: verdict, program: "", visible: visible))
  }

  private func visible(_ text: String) -> String { outcome.visible(text) }

  /// The report with a line end behind it.
  public var text: String {
    let parts =
      grave + [hints, unreadable, tables, causes, [outcome.summary]].filter { !$0.isEmpty }
    return parts.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  // MARK: - Findings

  /// Errors and warnings, each with all there is to say.
  private var grave: [[String]] {
    var said: Set<String> = []
    return outcome.findings.filter { $0.severity > .info }.map { finding in
      let isNew = said.insert(finding.rule.id).inserted
      return head(finding, places: Self.maximumPlaces)
        + (isNew ? advice(finding.rule) : ["  why, fix: as above"])
    }
  }

  /// Findings of one rule with what the rule says.
  func lines(of findings: [Finding]) -> [String] {
    findings.flatMap { head($0, places: Self.maximumPlaces) }
      + (findings.first.map { advice($0.rule) } ?? [])
  }

  /// Hints, one below the other; what to do about them is a question of its own.
  private var hints: [String] {
    let hints = outcome.findings(.info)
    guard let first = hints.first else { return [] }
    return hints.flatMap { head($0, places: 1) }
      + ["why and how to mend a hint: slipway explain \(first.rule.id)"]
  }

  private func head(_ finding: Finding, places limit: Int) -> [String] {
    let places = finding.samples.prefix(limit)
    let column = finding.column.map { "\($0): " } ?? ""
    let what = visible("\(finding.tableName): \(column)\(finding.headline)")
    let remainder = finding.remainder(after: places.count).map { ["  \($0)"] } ?? []
    return ["\(finding.severity.noun): \(what)  [\(finding.rule.id)]"]
      + places.map { "  " + place($0, of: finding) } + remainder + patterns(of: finding)
      + missing(of: finding)
  }

  /// The shapes of the values, where there is more than one place to fold.
  private func patterns(of finding: Finding) -> [String] {
    guard finding.count > 1, finding.severity > .info,
      let text = finding.patterns.flatMap({ CauseText.patterns($0) })
    else { return [] }
    return ["  patterns: \(visible(text))"]
  }

  private func missing(of finding: Finding) -> [String] {
    let text = MissingText.text(of: finding) { "`\(visible($0))`" }
    return text.map { ["  missing: \($0)"] } ?? []
  }

  private func advice(_ rule: Rule) -> [String] {
    Self.wrapped("why", rule.why) + Self.wrapped("fix", rule.fix)
      + Self.wrapped("guide", rule.section)
  }

  private func place(_ sample: Finding.Sample, of finding: Finding) -> String {
    var parts = [visible(sample.place(in: finding))]
    if let record = sample.record {
      parts.append("record \(Amount.grouped(record))")
      parts.append("byte \(Amount.grouped(sample.byte))")
      let value = visible(String(sample.value.prefix(Self.maximumValue)))
      let isCut = sample.isCut || sample.value.count > Self.maximumValue
      parts.append("`\(value)\(isCut ? "…" : "")`")
    } else if finding.rule.unit == .columns {
      parts[0] += " header"
    }
    if let detail = sample.detail { parts.append(visible(detail)) }
    return parts.joined(separator: "  ")
  }

  /// What to mend first, and what that leaves.
  private var causes: [String] {
    let causes = inspection.causes
    guard let summary = CauseText.summary(causes) else { return [] }
    let lines = causes.causes.indices.prefix(Self.maximumCauses).map {
      "  \($0 + 1)  \(visible(CauseText.line($0, of: causes)))"
    }
    let rest = causes.causes.count - lines.count
    return [summary] + lines + (rest > 0 ? ["  … and \(Amount.of(rest, "more cause"))"] : [])
  }

  // MARK: - Files and tables

  private var unreadable: [String] {
    inspection.unreadable.map { "\($0.label): \(visible($0.path)): \(visible($0.reason))" }
  }

  private var tables: [String] {
    let lines = inspection.tables.map { table in
      let rejected = table.rejected > 0 ? ", \(Amount.grouped(table.rejected)) rejected" : ""
      let blank = table.files.reduce(0) { $0 + $1.blankLines }
      let blanks = blank > 0 ? ", \(Amount.of(blank, "blank line"))" : ""
      return "\(table.kind.rawValue): "
        + Amount.of(table.records - table.rejected, "row") + rejected + blanks
        + " in \(Amount.of(table.files.count, "file")), \(Amount.bytes(table.table.bytes))"
    }
    let leftOut = inspection.share.leftOut.map {
      "left out: \(visible($0.name)) (\(visible($0.reason)))"
    }
    let ignored = inspection.ignored.joined(separator: ", ")
    return lines + leftOut + (ignored.isEmpty ? [] : ["not checked: \(ignored)"])
      + [outcome.zoneNote].compactMap(\.self)
      + (outcome.redactionNote.map { ["redacted: \($0)"] } ?? [])
  }

  /// Text under a label, broken at blanks to lines of about 96 columns.
  static func wrapped(_ label: String, _ text: String) -> [String] {
    let indent = "  \(label): "
    var lines: [String] = []
    var line = indent
    for word in text.split(separator: " ") {
      if line.count + word.count > 96 {
        lines.append(line)
        line = String(repeating: " ", count: indent.count)
      }
      line += (line.last == " " ? "" : " ") + word
    }
    return lines + [line]
  }
}

extension Severity {
  /// The word for people: a note of the lowest severity is a hint.
  public var noun: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .info: "hint"
    }
  }
}

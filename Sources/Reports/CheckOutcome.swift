import Contract
import Inspection
import Tables

/// What the reports of a check tell: what was found, how it is judged, and what is not said.
public struct CheckOutcome {
  let inspection: Inspection
  let verdict: CheckVerdict
  /// The version of the program.
  let program: String
  let redaction: Redaction
  /// Makes text from files harmless where it is shown.
  let visible: (String) -> String
  /// The worst first, with what is to be hidden in their samples.
  let findings: [Finding]

  /// The outcome of a check by the program of that version.
  ///
  /// `visible` makes text from files harmless for terminals and for people's eyes; formats for
  /// programs escape by themselves what they have to.
  public init(
    _ inspection: Inspection, verdict: CheckVerdict, program version: String,
    redaction: Redaction = .none, visible: @escaping (String) -> String = { $0 }
  ) {
    self.inspection = inspection
    self.verdict = verdict
    program = version
    self.redaction = redaction
    self.visible = visible
    findings = redaction.findings(of: inspection)
  }

  func findings(_ severity: Severity) -> [Finding] { findings.filter { $0.severity == severity } }

  // MARK: - Words that reports share

  /// The counts and the verdict: `1 error, 4 warnings, 0 hints: failed`.
  var summary: String {
    let counts = Severity.allCases.reversed().map { severity in
      Amount.of(inspection.count(severity), severity.noun)
    }
    return "\(counts.joined(separator: ", ")): \(verdictWord)"
  }

  private var verdictWord: String {
    switch verdict {
    case .pass: "passed"
    case .fail: "failed"
    case .incomplete:
      inspection.unreadable.allSatisfy(\.isAboutChecks)
        ? "incomplete, because not everything could be checked"
        : "incomplete, because not everything could be read"
    }
  }

  /// How times are read, where the user said so.
  var zoneNote: String? { inspection.zoneNote }

  /// What is hidden, where anything is.
  var redactionNote: String? {
    redaction.isOn
      ? "ids and e-mail addresses are shown as tokens, the same token for the same value" : nil
  }
}

extension Finding {
  /// Where: the table, or the files that belong to none.
  var tableName: String { table?.rawValue ?? "files" }

  /// What, and how often: `empty cell in a required column in 12 records`.
  var headline: String { rule.title + (rule.unit == .columns ? "" : " in \(amount)") }

  /// How many places are counted and not among the first ones.
  public func rest(after places: Int) -> Int { rule.unit == .columns ? 0 : max(0, count - places) }

  /// `… and 1,231 more, in 2 files`, where not all places are listed.
  func remainder(after places: Int) -> String? {
    let rest = rest(after: places)
    guard rest > 0 else { return nil }
    let files = rule.unit == .files ? "" : ", in \(Amount.of(self.files, "file"))"
    return "… and \(Amount.grouped(rest)) more\(files)"
  }
}

extension Finding.Sample {
  /// The file with the lines: `events.csv:2–5`; of a file as a whole its name alone.
  func place(in finding: Finding) -> String {
    if record == nil, finding.rule.unit != .columns { return file }
    guard line > 0 else { return file }
    return "\(file):\(line)" + (line == lineEnd || record == nil ? "" : "–\(lineEnd)")
  }
}

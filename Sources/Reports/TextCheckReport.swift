import Contract
import Inspection
import Tables

/// The check as text that reads like a compiler's: what, where, why, fix.
public struct TextCheckReport {
  private let inspection: Inspection
  private let verdict: CheckVerdict
  private let visible: (String) -> String

  /// Places of a finding that are listed.
  private static let maximumPlaces = 3
  /// Characters of a value that are shown.
  private static let maximumValue = 60

  /// A report; `visible` makes text from files harmless for a terminal.
  public init(
    _ inspection: Inspection, verdict: CheckVerdict, visible: @escaping (String) -> String
  ) {
    self.inspection = inspection
    self.verdict = verdict
    self.visible = visible
  }

  /// The report with a line end behind it.
  public var text: String {
    let findings = inspection.findings.map(finding)
    let parts = findings + [unreadable, tables, summary].filter { !$0.isEmpty }
    return parts.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private func finding(_ finding: Finding) -> [String] {
    let places = finding.samples.prefix(Self.maximumPlaces)
    var lines = ["\(finding.severity.noun): \(visible(headline(finding)))  [\(finding.rule.id)]"]
    lines += places.map { "  " + place($0, of: finding) }
    if finding.rule.unit != .columns, finding.count > places.count {
      let more = Amount.grouped(finding.count - places.count)
      let files = finding.rule.unit == .files ? "" : ", in \(Amount.of(finding.files, "file"))"
      lines.append("  … and \(more) more\(files)")
    }
    lines += Self.wrapped("why", finding.rule.why) + Self.wrapped("fix", finding.rule.fix)
    lines += Self.wrapped("guide", finding.rule.section)
    return lines
  }

  private func headline(_ finding: Finding) -> String {
    let column = finding.column.map { "\($0): " } ?? ""
    let amount = finding.rule.unit == .columns ? "" : " in \(finding.amount)"
    return "\(finding.table?.rawValue ?? "files"): \(column)\(finding.rule.title)\(amount)"
  }

  private func place(_ sample: Finding.Sample, of finding: Finding) -> String {
    var parts: [String] = []
    if let record = sample.record {
      let lines = sample.line == sample.lineEnd ? "" : "–\(sample.lineEnd)"
      parts.append("\(visible(sample.file)):\(sample.line)\(lines)")
      parts.append("record \(Amount.grouped(record))")
      parts.append("byte \(Amount.grouped(sample.byte))")
      let value = visible(String(sample.value.prefix(Self.maximumValue)))
      let isCut = sample.isCut || sample.value.count > Self.maximumValue
      parts.append("`\(value)\(isCut ? "…" : "")`")
    } else if finding.rule.unit == .columns {
      parts.append("\(visible(sample.file)):\(sample.line) header")
    } else {
      parts.append(visible(sample.file))
    }
    if let detail = sample.detail { parts.append(visible(detail)) }
    return parts.joined(separator: "  ")
  }

  private var unreadable: [String] {
    inspection.unreadable.map { "\($0.label): \(visible($0.path)): \($0.reason)" }
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
    let leftOut = inspection.share.leftOut.map { "left out: \(visible($0.name)) (\($0.reason))" }
    let ignored = inspection.ignored.joined(separator: ", ")
    return lines + leftOut + (ignored.isEmpty ? [] : ["not checked: \(ignored)"])
  }

  private var summary: [String] {
    let counts = Severity.allCases.reversed().map { severity in
      Amount.of(inspection.count(severity), severity.noun)
    }
    let word =
      switch verdict {
      case .pass: "passed"
      case .fail: "failed"
      case .incomplete:
        inspection.unreadable.allSatisfy(\.isAboutChecks)
          ? "incomplete, because not everything could be checked"
          : "incomplete, because not everything could be read"
      }
    return ["\(counts.joined(separator: ", ")): \(word)"]
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

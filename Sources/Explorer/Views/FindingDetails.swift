import Contract
import Inspection
import Reports
import Screens

/// Why a finding matters, and what to do about it.
struct FindingDetails {
  private let finding: Finding
  private let state: State

  init(_ finding: Finding, _ state: State) { (self.finding, self.state) = (finding, state) }

  /// A line, with what it is about where it is the first of it.
  private struct Line {
    var label = ""
    let text: String
    var style = Style.text
  }

  /// Columns for what lines are about.
  private static let label = 10

  /// Draws as much as there is room for; of places fewer, so that the rest is there.
  func draw(in rect: Rect, on screen: inout Screen) {
    let width = rect.width - Self.label - 1
    let x = max(1, rect.x)
    guard width > 0, rect.height > 0 else { return }
    screen.put(
      title, x: x, y: rect.y, style: Style(.text, bold: true), width: rect.width - 2,
      truncation: .ellipsis)
    let choices = [3, 2, 1, 0].lazy.map { self.lines(places: $0, width: width) }
    let lines = choices.first { $0.count < rect.height } ?? self.lines(places: 0, width: width)
    for (index, line) in lines.prefix(rect.height - 1).enumerated() {
      let y = rect.y + 1 + index
      screen.put(line.label, x: x, y: y, style: .accent, width: Self.label)
      screen.put(
        line.text, x: x + Self.label, y: y, style: line.style, width: width,
        truncation: .ellipsis)
    }
  }

  private var title: String {
    let all = finding.table.flatMap { state.inspection.table($0)?.files.count }
    let files = all.map { "\(Amount.grouped(finding.files)) of \(Amount.of($0, "file"))" }
    let place = finding.column.map { " · \($0)" } ?? ""
    guard finding.rule.unit != .files else {
      return "\(finding.rule.title)\(place) · \(finding.amount)"
    }
    let amount = finding.rule.unit == .columns ? "" : "\(finding.amount) "
    return "\(finding.rule.title)\(place) · \(amount)in "
      + (files ?? Amount.of(finding.files, "file"))
  }

  private func lines(places: Int, width: Int) -> [Line] {
    var lines: [Line] = []
    for (index, sample) in finding.samples.prefix(places).enumerated() {
      lines.append(Line(label: index == 0 ? "first" : "", text: text(of: sample, width)))
    }
    if let patterns = finding.patterns.flatMap({ CauseText.patterns($0) }) {
      lines += wrapped("patterns", Visible.text(patterns), width)
    }
    if let missing = MissingText.text(of: finding, code: { "`\(Visible.text($0))`" }) {
      lines += wrapped("missing", missing, width)
    }
    lines += wrapped("why", finding.rule.why, width) + wrapped("fix", finding.rule.fix, width)
    lines += wrapped("guide", finding.rule.section, width)
    if let choice { lines += wrapped("severity", choice, width) }
    if state.inspection.isComplete,
      let effect = CauseText.effect(of: finding, in: state.inspection.causes)
    {
      lines += wrapped("mended", effect, width)
    }
    return lines
  }

  private func text(of sample: Finding.Sample, _ width: Int) -> String {
    let detail = sample.detail.map { "  (\($0))" } ?? ""
    let value = sample.value.isEmpty ? "" : "  `\(Visible.text(sample.value.prefix(60)))`"
    let what = "\(value)\(detail)"
    guard width < 60 else { return "\(sample.file) \(finding.place(of: sample))\(what)" }
    // Where there is little room, the line and what stands there matter more than the file.
    let room = width - min(TextWidth.columns(what), width / 2)
    let place = Visible.text("\(sample.file) \(finding.line(of: sample))")
    return state.ending(of: place, columns: room) + what
  }

  /// What the user said about the rule.
  private var choice: String? {
    guard let choice = state.inspection.share.settings.rules[finding.rule.id] else { return nil }
    return choice.severity.map { "\($0.noun), as slipway.json says" }
      ?? "by how often it is found, as slipway.json says"
  }

  private func wrapped(_ label: String, _ text: String, _ width: Int) -> [Line] {
    Explorer.wrapped(text, to: width).enumerated().map { index, line in
      Line(label: index == 0 ? label : "", text: line)
    }
  }
}

/// Text broken at blanks into lines of at most `width` columns.
func wrapped(_ text: String, to width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    if !line.isEmpty, TextWidth.columns(line) + TextWidth.columns(word) + 1 > width {
      lines.append(line)
      line = ""
    }
    line += (line.isEmpty ? "" : " ") + word
  }
  return line.isEmpty ? lines : lines + [line]
}

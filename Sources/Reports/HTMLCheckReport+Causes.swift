import Contract
import Inspection

/// What to mend first, and what findings are folded into.
extension HTMLCheckReport {
  /// Causes that are listed.
  private static let maximumCauses = 20

  /// The causes, the weightiest first, with how many rows are clean once each and all before it are
  /// mended.
  var causes: String {
    let causes = inspection.causes
    guard let summary = CauseText.summary(causes) else { return "" }
    let rows = causes.causes.indices.prefix(Self.maximumCauses).map { row($0, of: causes) }
    let rest = causes.causes.count - rows.count
    return """
      <section>
      <h2>What to mend first</h2>
      <p class="lead">\(summary) Now \(CauseText.clean(causes, mending: 0)) of \
      \(Amount.of(causes.rows, "row")) are.</p>
      <div class="wide"><table>
      <thead><tr><th class="number">#</th><th>cause</th><th class="number">rows</th>\
      <th>clean then</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table></div>\(rest > 0 ? "\n<p>… and \(Amount.of(rest, "more cause"))</p>" : "")
      </section>
      """
  }

  private func row(_ place: Int, of causes: RootCauses) -> String {
    let cause = causes.causes[place]
    let anchor = Self.anchor(cause.findings[0].rule, cause.severity)
    let clean = CauseText.clean(causes, mending: place + 1)
    let share = Int(causes.cleanShare(mending: place + 1) * 1000)
    return "<tr>" + number("\(place + 1)")
      + "<td><span class=\"\(cause.severity.noun)\"><span class=\"sign\" "
      + "title=\"\(cause.severity.noun)\">\(cause.severity.sign)</span></span>"
      + "<a href=\"#\(html(anchor))\">\(html(CauseText.name(of: cause)))</a>"
      + "\(CauseText.companions(of: cause))</td>"
      + number(Amount.grouped(cause.rows))
      + "<td class=\"share\" style=\"--clean: \(share)e-3\">\(clean)</td></tr>"
  }

  /// The ids that are no keys.
  func missing(of finding: Finding) -> [(String, String)] {
    let text = MissingText.text(of: finding) { "<code>\(html($0))</code>" }
    return text.map { [("missing", $0)] } ?? []
  }

  /// The shapes of the values, where there is more than one place to fold.
  func patterns(of finding: Finding) -> [(String, String)] {
    guard finding.count > 1, let patterns = finding.patterns, patterns.distinct.count > 0 else {
      return []
    }
    let amount = Amount.grouped(patterns.distinct.count)
    guard patterns.distinct.isExact else { return [("shapes", "about \(amount) different ones")] }
    let shown = patterns.top.map { pattern in
      "<code>\(html(pattern.text))</code> ×\(Amount.grouped(pattern.count))"
    }
    let rest = patterns.distinct.count - shown.count
    let more = rest > 0 ? ["and \(Amount.grouped(rest)) more"] : []
    return [("shapes", (shown + more).joined(separator: " · "))]
  }
}

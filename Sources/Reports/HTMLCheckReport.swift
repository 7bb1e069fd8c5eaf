import Contract
import Inspection
import Tables

/// The check as one page that needs no network and no scripts: verdict, tables, partitions, findings.
public struct HTMLCheckReport {
  /// Places of a finding that are listed.
  static let maximumPlaces = 50
  /// Characters of a value that are shown.
  private static let maximumValue = 200

  let outcome: CheckOutcome
  var inspection: Inspection { outcome.inspection }

  /// A report of an outcome.
  public init(_ outcome: CheckOutcome) { self.outcome = outcome }

  /// The page.
  public var text: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Slipway: \(outcome.summary)</title>
    <style>
    \(HTMLStyle.text)
    </style>
    </head>
    <body>
    <main>
    \(parts.filter { !$0.isEmpty }.joined(separator: "\n"))
    </main>
    <footer>Slipway \(html(outcome.program)) · now is \(html(inspection.now.text)) · \
    counts are exact, places are the first ones in file order</footer>
    </body>
    </html>

    """
  }

  private var parts: [String] {
    let found = Severity.allCases.reversed().map(findings)
    return [header, causes, tables, pictures, unreadable] + found + [notes]
  }

  // MARK: - Head

  private var verdict: String {
    switch outcome.verdict {
    case .pass: "Passed"
    case .fail: "Failed"
    case .incomplete: "Incomplete"
    }
  }

  private var header: String {
    let rows = inspection.tables.reduce(0) { $0 + $1.records - $1.rejected }
    let tiles = Severity.allCases.reversed().map { severity in
      let (count, findings) = (inspection.count(severity), outcome.findings(severity).count)
      let noun = severity.noun + (count == 1 ? "" : "s")
      return "<li class=\"\(severity.noun)\(count == 0 ? " none" : "")\">"
        + "<b>\(Amount.grouped(count))</b> \(noun)"
        + (count == 0 ? "</li>" : " <span>in \(Amount.of(findings, "finding"))</span></li>")
    }
    return """
      <header class="\(outcome.verdict.rawValue)">
      <p class="brand">Slipway check</p>
      <h1>\(verdict)</h1>
      <p>\(Amount.of(rows, "row")) in \(Amount.of(inspection.tables.count, "table"))</p>
      <ul class="tiles">\(tiles.joined())</ul>
      </header>
      """
  }

  private var tables: String {
    guard !inspection.tables.isEmpty else { return "" }
    let rows = inspection.tables.map { table in
      let rejected = table.rejected == 0 ? "–" : Amount.grouped(table.rejected)
      let marks = [Severity.error, .warning].map { severity in
        let count = outcome.findings(severity).count { $0.table == table.kind }
        return "<td class=\"number\(count > 0 ? " \(severity.noun)" : "")\">\(count)</td>"
      }
      return "<tr><th>\(table.kind.rawValue)</th>"
        + number(Amount.grouped(table.records - table.rejected)) + number(rejected)
        + number(Amount.grouped(table.files.count)) + number(Amount.bytes(table.table.bytes))
        + "<td><code>\(html(table.layout.contract.partitionColumn))</code></td>" + marks.joined()
        + "</tr>"
    }
    return """
      <section>
      <h2>Tables</h2>
      <div class="wide"><table>
      <thead><tr><th>table</th><th class="number">rows</th><th class="number">rejected</th>\
      <th class="number">files</th><th class="number">size</th><th>partitioned by</th>\
      <th class="number">errors</th><th class="number">warnings</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table></div>
      </section>
      """
  }

  func number(_ text: String) -> String { "<td class=\"number\">\(text)</td>" }

  private var pictures: String {
    let pictures = inspection.tables.compactMap { PartitionPicture($0)?.html }
    guard !pictures.isEmpty else { return "" }
    return "<section>\n<h2>Rows over time</h2>\n\(pictures.joined(separator: "\n"))\n</section>"
  }

  private var unreadable: String {
    list(
      "Not read",
      inspection.unreadable.map { error in
        "<code>\(html(inspection.share.name(of: error)))</code> \(error.label): \(html(error.reason))"
      })
  }

  private var notes: String {
    let leftOut = inspection.share.leftOut.map { file in
      "left out: <code>\(html(file.name))</code> \(html(file.reason))"
    }
    let ignored = inspection.ignored.map { "<code>\(html($0))</code>" }.joined(separator: ", ")
    return list(
      "Notes",
      [outcome.zoneNote.map(html), outcome.redactionNote].compactMap(\.self)
        + (ignored.isEmpty ? [] : ["not checked: \(ignored)"]) + leftOut)
  }

  private func list(_ title: String, _ items: [String]) -> String {
    guard !items.isEmpty else { return "" }
    let lines = items.map { "<li>\($0)</li>" }.joined(separator: "\n")
    return "<section>\n<h2>\(title)</h2>\n<ul>\n\(lines)\n</ul>\n</section>"
  }

  // MARK: - Findings

  /// Those of a severity; what a rule says stands with its first finding.
  private func findings(_ severity: Severity) -> String {
    let findings = outcome.findings(severity)
    guard !findings.isEmpty else { return "" }
    var said: Set<String> = []
    let articles = findings.map { finding in
      article(finding, isFirst: said.insert(finding.rule.id).inserted)
    }
    let title = severity.noun.prefix(1).uppercased() + severity.noun.dropFirst() + "s"
    return "<section>\n<h2>\(title) <span class=\"count\">\(findings.count)</span></h2>\n"
      + articles.joined(separator: "\n") + "\n</section>"
  }

  private func article(_ finding: Finding, isFirst: Bool) -> String {
    let column = finding.column.map { " <code>\(html($0))</code>" } ?? ""
    let rule = finding.rule
    let anchor = Self.anchor(rule, finding.severity)
    let says = [("why", prose(rule.why)), ("fix", prose(rule.fix)), ("guide", prose(rule.section))]
    let above = [("why", "<a href=\"#\(anchor)\">as above</a>")]
    let lines =
      first(finding) + patterns(of: finding) + missing(of: finding)
      + (isFirst ? says : above)
    return """
      <article class="\(finding.severity.noun)"\(isFirst ? " id=\"\(anchor)\"" : "")>
      <h3><span class="sign" title="\(finding.severity.noun)">\(finding.severity.sign)</span> \
      \(prose(rule.title)) <span class="amount">\(finding.amount)</span></h3>
      <p class="where">\(finding.tableName)\(column) <span class="rule">\(html(rule.id))</span></p>
      <dl>\(lines.map { "<dt>\($0)</dt><dd>\($1)</dd>" }.joined())</dl>
      \(samples(finding))
      </article>
      """
  }

  /// What links to the first finding of a rule with a severity.
  static func anchor(_ rule: Rule, _ severity: Severity) -> String {
    "\(rule.id)-\(severity.noun)"
  }

  private func first(_ finding: Finding) -> [(String, String)] {
    guard let sample = finding.samples.first else { return [] }
    let value = sample.record == nil && sample.value.isEmpty ? nil : value(sample)
    let detail = sample.detail.map { prose(outcome.visible($0)) }
    let place = html(sample.place(in: finding))
    return [("first", ([place] + [value, detail].compactMap(\.self)).joined(separator: " · "))]
  }

  private func samples(_ finding: Finding) -> String {
    let samples = finding.samples.prefix(Self.maximumPlaces)
    guard !samples.isEmpty else { return "" }
    let rows = samples.map { sample in
      let record = sample.record.map { Amount.grouped($0) } ?? "–"
      let byte = sample.record == nil ? "–" : Amount.grouped(sample.byte)
      return "<tr><td>\(html(sample.place(in: finding)))</td>" + number(record) + number(byte)
        + "<td>\(value(sample))</td><td>\(prose(outcome.visible(sample.detail ?? "")))</td></tr>"
    }
    let rest = finding.rest(after: samples.count)
    let label =
      rest == 0
      ? Amount.of(samples.count, "place")
      : "first \(Amount.of(samples.count, "place")) of \(Amount.grouped(finding.count))"
        + (finding.rule.unit == .files ? "" : ", in \(Amount.of(finding.files, "file"))")
    return """
      <details><summary>\(label)</summary>
      <div class="wide"><table>
      <thead><tr><th>file and line</th><th class="number">record</th><th class="number">byte</th>\
      <th>value</th><th>detail</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table></div></details>
      """
  }

  private func value(_ sample: Finding.Sample) -> String {
    let isCut = sample.isCut || sample.value.count > Self.maximumValue
    let text = html(String(sample.value.prefix(Self.maximumValue)))
    if text.isEmpty { return "<span class=\"empty\">empty</span>" }
    return "<code>\(text)</code>" + (isCut ? "…" : "")
  }

  // MARK: - Text

  func html(_ text: String) -> String { MarkupText.escaped(outcome.visible(text)) }

  /// A sentence of ours, with code where backticks say so.
  private func prose(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    return parts.enumerated().map { index, part in
      let text = MarkupText.escaped(String(part))
      return index % 2 == 0 ? text : "<code>\(text)</code>"
    }.joined()
  }
}

extension Severity {
  /// A shape that says it before a colour does.
  var sign: String {
    switch self {
    case .error: "✗"
    case .warning: "!"
    case .info: "·"
    }
  }
}

import Contract
import Tables

/// Turns the totals of a pass into findings.
struct FindingMaker {
  let context: TableContext
  let plan: TablePlan

  private var totals: TableTotals { context.totals }
  private var layout: TableLayout { context.layout }

  /// For each slot the severity, now that the counts are known; nothing where they are no finding.
  var severities: [Severity?] {
    let rows = context.rows
    return plan.slots.slots.enumerated().map { index, slot in
      let (check, count) = (slot.check, totals.counts[index])
      if let cause = check.cause(in: context), isApplied(cause) { return nil }
      let profile = slot.column.flatMap { context.profile(at: $0) }
      guard check.isFinding(slot, count: count, in: profile) else { return nil }
      return check.severity(of: slot.severity, count: count, among: rows)
        .map { judged($0, by: check.rule, count: count) }
    }
  }

  /// All findings, the worst first, then in the order of the columns.
  func findings(isComplete: Bool) -> [Finding] {
    let all =
      columnFindings(isComplete: isComplete) + slotFindings() + (isComplete ? tableFindings() : [])
    return Self.sorted(all, in: layout)
  }

  /// The worst first, those about whole columns before the others, then in the order of columns.
  static func sorted(_ findings: [Finding], in layout: TableLayout) -> [Finding] {
    let order = Dictionary(uniqueKeysWithValues: layout.columns.map { ($0.name, $0.position) })
    func key(_ finding: Finding) -> (Int, Int, String) {
      let isAboutColumns = finding.rule.unit == .columns ? 0 : 1
      return (isAboutColumns, finding.column.map { order[$0] ?? -1 } ?? -1, finding.rule.id)
    }
    return findings.sorted {
      $0.severity != $1.severity ? $0.severity > $1.severity : key($0) < key($1)
    }
  }

  /// The severity of a finding in the user's eyes.
  private func judged(_ severity: Severity, by rule: Rule, count: Int) -> Severity {
    context.share.settings.rules.severity(of: severity, by: rule, count: count, among: context.rows)
  }

  /// What slots that are one finding have in common.
  private struct Place: Hashable {
    let rule: String
    let column: Int?
    let severity: Severity
  }

  private func slotFindings() -> [Finding] {
    let severities = severities
    var places: [Place] = []
    var slots: [Place: [Int]] = [:]
    for (index, slot) in plan.slots.slots.enumerated() where totals.counts[index] > 0 {
      guard let severity = severities[index] else { continue }
      let place = Place(rule: slot.check.rule.id, column: slot.column, severity: severity)
      if slots[place] == nil { places.append(place) }
      slots[place, default: []].append(index)
    }
    return places.map { finding(of: slots[$0] ?? [], $0.severity) }
  }

  /// The finding that slots of one rule, column and severity make together.
  private func finding(of slots: [Int], _ severity: Severity) -> Finding {
    let slot = plan.slots.slots[slots[0]]
    var samples = slots.flatMap { totals.samples[$0] }
    if !samples.isEmpty, let explanation = slot.check.explanation(in: context) {
      samples[0].detail = explanation
    }
    return Finding(
      rule: slot.check.rule, severity: severity, table: context.kind,
      column: slot.column.map { layout.columns[$0].name },
      count: slots.reduce(0) { $0 + totals.counts[$1] },
      files: slots.count == 1 ? totals.filesHit[slots[0]] : filesHit(by: slots),
      samples: Array(samples.prefix(totals.sampleLimit)),
      patterns: totals.tallies?.patterns.patterns(of: slots),
      missing: totals.tallies?.missing(slots[0], of: context.rows))
  }

  private func filesHit(by slots: [Int]) -> Int {
    totals.files.count { file in
      file.pieceCounts.contains { counts in counts.contains { slots.contains($0.slot) } }
    }
  }

  private func tableFindings() -> [Finding] {
    RuleBook.tables.filter { isApplied($0.rule) }.flatMap { check in
      check.broken(in: context).map { finding(check.rule, $0) }
    }
  }

  private func finding(_ rule: Rule, _ broken: Broken) -> Finding {
    Finding(
      rule, broken, in: context.kind, sampleLimit: totals.sampleLimit,
      severity: judged(broken.severity, by: rule, count: broken.count))
  }

  private func columnFindings(isComplete: Bool) -> [Finding] {
    let share = context.share
    let columns = ColumnContext(
      layout: layout, accountAnalytics: share.settings.accountAnalytics,
      hasAccounts: share.tables.contains { $0.kind == .accounts },
      constants: isComplete ? constants : [:])
    return RuleBook.columns.filter { isApplied($0.rule) }.flatMap { check in
      check.broken(in: columns).map { broken in
        finding(
          check.rule,
          Broken(
            broken.column, broken.severity, count: 1, files: broken.files.count,
            samples: broken.files.map { sample(broken, in: $0) }))
      }
    }
  }

  private func isApplied(_ rule: Rule) -> Bool { !plan.slots.ignored.contains(rule.id) }

  private func sample(_ broken: BrokenColumn, in file: FileLayout) -> Finding.Sample {
    Finding.Sample(
      file: file.file.name, record: nil, line: file.file.head.line,
      lineEnd: max(file.file.head.line, file.file.data.line), byte: file.file.head.offset,
      column: broken.found == nil ? nil : broken.column, value: broken.found ?? "",
      isCut: false, detail: broken.detail)
  }

  private var constants: [String: String] {
    var constants: [String: String] = [:]
    for profile in totals.profiles where profile.isConstant {
      constants[profile.name] = profile.top[0].text
    }
    return constants
  }
}

extension Finding {
  /// What a rule that judges tables or shares found, with no more samples than are kept.
  init(
    _ rule: Rule, _ broken: Broken, in table: TableKind?, sampleLimit: Int, severity: Severity
  ) {
    self.init(
      rule: rule, severity: severity, table: table, column: broken.column,
      count: broken.count, files: broken.files,
      samples: Array(broken.samples.prefix(sampleLimit)))
  }
}

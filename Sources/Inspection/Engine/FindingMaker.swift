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
      if let cause = slot.check.cause(in: context), isApplied(cause) { return nil }
      return slot.check.severity(of: slot.severity, count: totals.counts[index], among: rows)
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

  private func slotFindings() -> [Finding] {
    zip(plan.slots.slots, severities).enumerated().compactMap { index, judged in
      let (slot, severity) = judged
      guard totals.counts[index] > 0, let severity else { return nil }
      var samples = totals.samples[index]
      if !samples.isEmpty, let explanation = slot.check.explanation(in: context) {
        samples[0].detail = explanation
      }
      return Finding(
        rule: slot.check.rule, severity: severity, table: context.kind,
        column: slot.column.map { layout.columns[$0].name }, count: totals.counts[index],
        files: totals.filesHit[index], samples: samples)
    }
  }

  private func tableFindings() -> [Finding] {
    RuleBook.tables.filter { isApplied($0.rule) }.flatMap { check in
      check.broken(in: context).map { finding(check.rule, $0) }
    }
  }

  private func finding(_ rule: Rule, _ broken: Broken) -> Finding {
    Finding(rule, broken, in: context.kind, sampleLimit: totals.sampleLimit)
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
      file: file.file.name, record: nil, line: 1, lineEnd: max(1, file.file.data.line), byte: 0,
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
  init(_ rule: Rule, _ broken: Broken, in table: TableKind?, sampleLimit: Int) {
    self.init(
      rule: rule, severity: broken.severity, table: table, column: broken.column,
      count: broken.count, files: broken.files,
      samples: Array(broken.samples.prefix(sampleLimit)))
  }
}

import Contract
import Tables

/// Turns the totals of a pass into findings.
struct FindingMaker {
  let table: Share.Table
  let plan: TablePlan
  let totals: TableTotals
  let hasAccounts: Bool
  let accountAnalytics: Bool?

  /// For each slot the severity, now that the counts are known.
  var severities: [Severity] {
    let records = totals.files.reduce(0) { $0 + $1.records - $1.rejected }
    return plan.slots.slots.enumerated().map { index, slot in
      slot.check is any ReferenceRule.Type
        ? ReferenceSeverity.of(totals.counts[index], among: records) : slot.severity
    }
  }

  /// All findings, the worst first, then in the order of the columns.
  func findings(isComplete: Bool) -> [Finding] {
    let all = columnFindings(isComplete: isComplete) + slotFindings()
    let order = Dictionary(
      uniqueKeysWithValues: table.layout.columns.map { ($0.name, $0.position) })
    func key(_ finding: Finding) -> (Int, Int, String) {
      let isAboutColumns = finding.rule.unit == .columns ? 0 : 1
      return (isAboutColumns, finding.column.map { order[$0] ?? -1 } ?? -1, finding.rule.id)
    }
    return all.sorted {
      $0.severity != $1.severity ? $0.severity > $1.severity : key($0) < key($1)
    }
  }

  private func slotFindings() -> [Finding] {
    let severities = severities
    return plan.slots.slots.enumerated().compactMap { index, slot in
      guard totals.counts[index] > 0 else { return nil }
      return Finding(
        rule: slot.check.rule, severity: severities[index], table: table.kind,
        column: slot.column.map { table.layout.columns[$0].name }, count: totals.counts[index],
        files: totals.filesHit[index], samples: totals.samples[index])
    }
  }

  private func columnFindings(isComplete: Bool) -> [Finding] {
    let context = ColumnContext(
      layout: table.layout, accountAnalytics: accountAnalytics, hasAccounts: hasAccounts,
      constants: isComplete ? constants : [:])
    return RuleBook.columns.filter { !plan.slots.ignored.contains($0.rule.id) }.flatMap { check in
      check.broken(in: context).map { broken in
        Finding(
          rule: check.rule, severity: broken.severity, table: table.kind, column: broken.column,
          count: 1, files: broken.files.count,
          samples: broken.files.prefix(totals.sampleLimit).map { sample(broken, in: $0) })
      }
    }
  }

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

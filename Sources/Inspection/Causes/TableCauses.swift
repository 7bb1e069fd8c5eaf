import Contract

/// The causes of a table, from which those of the share are joined.
struct TableCauses: Sendable, Equatable {
  struct Cause: Sendable, Equatable {
    let findings: [RootCauses.Place]
    let severity: Severity
    /// Rows that it spoils.
    let rows: Int
    /// Rows that become clean when it is mended and those before it are.
    let freed: Int

    /// Errors first, then those that spoil more rows.
    var rank: Rank { Rank(severity: severity, rows: rows) }
  }

  struct Rank: Comparable {
    let severity: Severity
    let rows: Int

    static func < (left: Rank, right: Rank) -> Bool {
      (left.severity, left.rows) < (right.severity, right.rows)
    }
  }

  /// Rows of the table, rejected ones among them.
  var rows = 0
  /// Rows without an error or a warning.
  var clean = 0
  /// By rank.
  var causes: [Cause] = []
}

/// Finds the causes of a table by the rows of each of its findings.
struct CauseFinder {
  let totals: TableTotals
  let plan: TablePlan
  let findings: [Finding]
  /// For each slot the severity of its finding.
  let severities: [Severity?]

  /// Findings whose rows are the same but for one in twenty are one cause.
  private static let alike = 20

  /// Findings with the rows of each file that they spoil.
  private struct Group {
    var findings: [Finding]
    var rows: [RecordSet]
    var count: Int
    var severity: Severity { findings.map(\.severity).max() ?? .info }
    var rank: TableCauses.Rank { TableCauses.Rank(severity: severity, rows: count) }
  }

  var causes: TableCauses {
    let records = totals.files.reduce(0) { $0 + $1.records }
    let groups = joined(findings.filter { $0.severity > .info }.compactMap(group))
      .enumerated().sorted {
        $0.element.rank != $1.element.rank
          ? $0.element.rank > $1.element.rank : $0.offset < $1.offset
      }.map(\.element)
    // What is left when all causes up to one are mended, from the last one up.
    var left = emptySets
    var spoilt = [0]
    for group in groups.reversed() {
      for file in left.indices { left[file].formUnion(group.rows[file]) }
      spoilt.append(left.reduce(0) { $0 + $1.count })
    }
    spoilt.reverse()
    return TableCauses(
      rows: records, clean: records - spoilt[0],
      causes: groups.enumerated().map { index, group in
        TableCauses.Cause(
          findings: group.findings.map { RootCauses.Place(rule: $0.rule, column: $0.column) },
          severity: group.severity, rows: group.count,
          freed: spoilt[index] - spoilt[index + 1])
      })
  }

  private var emptySets: [RecordSet] {
    Array(repeating: RecordSet(), count: totals.files.count)
  }

  private func group(_ finding: Finding) -> Group? {
    let rows: [RecordSet]
    if finding.rule.unit == .columns {
      guard finding.severity == .error else { return nil }
      rows = totals.files.map { RecordSet(below: $0.records) }
    } else {
      rows = self.rows(of: finding)
    }
    let count = rows.reduce(0) { $0 + $1.count }
    return count > 0 ? Group(findings: [finding], rows: rows, count: count) : nil
  }

  private func rows(of finding: Finding) -> [RecordSet] {
    let slots = plan.slots.slots.indices.filter { index in
      let slot = plan.slots.slots[index]
      return slot.check.rule == finding.rule && severities[index] == finding.severity
        && slot.column.map { plan.layout.columns[$0].name } == finding.column
    }
    return totals.files.indices.map { file in
      var rows = RecordSet()
      for slot in slots {
        if let spoilt = totals.spoilt[file][slot] { rows.formUnion(spoilt) }
        if let late = totals.files[file].lateRecords[slot] { rows.formUnion(late) }
      }
      return rows
    }
  }

  /// Joins those that are found in the same rows.
  private func joined(_ groups: [Group]) -> [Group] {
    var joined: [Group] = []
    for group in groups {
      if let same = joined.firstIndex(where: { isAlike($0, group) }) {
        joined[same].findings += group.findings
        for file in group.rows.indices { joined[same].rows[file].formUnion(group.rows[file]) }
        joined[same].count = joined[same].rows.reduce(0) { $0 + $1.count }
      } else {
        joined.append(group)
      }
    }
    return joined
  }

  private func isAlike(_ one: Group, _ other: Group) -> Bool {
    guard abs(one.count - other.count) * Self.alike <= max(one.count, other.count) else {
      return false
    }
    let shared = zip(one.rows, other.rows).reduce(0) { $0 + $1.0.intersection($1.1).count }
    return (max(one.count, other.count) - shared) * Self.alike <= max(one.count, other.count)
  }
}

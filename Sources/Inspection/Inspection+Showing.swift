import Contract

extension Inspection {
  /// The same for those who may not see all of it, with other values in findings and profiles.
  public func showing(
    _ finding: (Finding) -> Finding,
    _ profile: (ColumnProfile, TableLayout.Column) -> ColumnProfile
  ) -> Inspection {
    let tables = tables.map { table in
      var copy = table
      copy.findings = table.findings.map(finding)
      copy.profiles = zip(table.profiles, table.layout.columns).map(profile)
      return copy
    }
    return Inspection(
      share: share, now: now, ignored: ignored, tables: tables,
      fileFindings: fileFindings.map(finding), isComplete: isComplete)
  }
}

extension ColumnProfile {
  /// The same with other texts for its values; the second word says whether a text may be cut.
  public func showing(_ text: (_ text: String, _ isCut: Bool) -> String) -> ColumnProfile {
    func shown(_ value: String) -> String { text(value, value.utf8.count >= Self.keptBytes) }
    return ColumnProfile(
      name: name, values: values, nulls: nulls, kinds: kinds, distinct: distinct, lengths: lengths,
      least: least.map(shown), greatest: greatest.map(shown),
      top: top.map { TopValue(text: shown($0.text), count: $0.count, isExact: $0.isExact) })
  }

  /// Bytes that are kept of a value.
  private static let keptBytes = 64
}

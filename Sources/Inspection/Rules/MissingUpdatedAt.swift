import Contract

/// A profile table has no `UPDATED_AT`.
enum MissingUpdatedAt: ColumnRule {
  static let rule = Rule(
    id: "col.missing_updated_at_profile", title: "UPDATED_AT missing in a profile table",
    severity: .error, basis: .inferred, unit: .columns,
    why: "The guide partitions profile tables on UPDATED_AT, so they need it, "
      + "though it does not call the column required.",
    section: "Profile data table › Partition",
    fix: "Add UPDATED_AT: the UTC time at which each row was written or last changed.")

  static func broken(in table: ColumnContext) -> [BrokenColumn] {
    guard table.layout.contract.kind != .events else { return [] }
    return table.columns { $0.name == "UPDATED_AT" && $1.isAbsent }
      .map { BrokenColumn($0.name, .error, in: $1, detail: $1[0].candidates(for: $0)) }
  }
}

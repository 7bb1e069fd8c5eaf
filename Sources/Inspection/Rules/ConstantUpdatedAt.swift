import Contract

/// All rows carry the same `UPDATED_AT`.
enum ConstantUpdatedAt: ColumnRule {
  static let rule = Rule(
    id: "cur.constant", title: "one UPDATED_AT for the whole table", severity: .info,
    basis: .convention, unit: .columns,
    why: "It is the time of one batch, as in the guide's sample. Should later exports stamp all "
      + "rows anew, the vendor would read all of them again. Over several drops it is a warning: "
      + "who asks for rows beyond the greatest one seen gets the first drop only.",
    section: "Event data table › Columns › UPDATED_AT; Profile data table › Columns › UPDATED_AT",
    fix: "Keep the time at which each row was written or last changed.")
  static let severities: [Severity] = [.warning, .info]

  static func broken(in table: ColumnContext) -> [BrokenColumn] {
    guard let value = table.constants["UPDATED_AT"] else { return [] }
    let drops = Drops(table.layout.files).count
    // Profiles of one batch are as usual.
    guard drops > 1 || table.layout.contract.kind == .events else { return [] }
    return [
      BrokenColumn(
        "UPDATED_AT", drops > 1 ? .warning : .info, in: table.layout.files, found: value,
        detail: "always \(value)" + (drops > 1 ? ", in \(drops) drops" : ""))
    ]
  }

  /// Whether a table has one time for all its rows.
  static func isConstant(_ profiles: [ColumnProfile]) -> Bool {
    profiles.contains { $0.name == "UPDATED_AT" && $0.isConstant }
  }
}

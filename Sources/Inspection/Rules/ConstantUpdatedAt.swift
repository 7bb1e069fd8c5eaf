import Contract

/// All events carry the same `UPDATED_AT`.
enum ConstantUpdatedAt: ColumnRule {
  static let rule = Rule(
    id: "cur.constant", title: "one UPDATED_AT for the whole table", severity: .info,
    basis: .convention, unit: .columns,
    why: "It is the time of one batch, as in the guide's sample. Should later exports stamp all "
      + "rows anew, the vendor would read all of them again.",
    section: "Event data table › Columns › UPDATED_AT",
    fix: "Keep the time at which each row was written or last changed.")

  static func broken(in table: ColumnContext) -> [BrokenColumn] {
    guard table.layout.contract.kind == .events, let value = table.constants["UPDATED_AT"] else {
      return []
    }
    return [
      BrokenColumn(
        "UPDATED_AT", .info, in: table.layout.files, found: value, detail: "always \(value)")
    ]
  }
}

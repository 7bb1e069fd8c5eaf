import Contract

/// Names of events differ in nothing but case, blanks, underscores and hyphens.
///
/// Judged while a table has at most 2,048 names; more are `name.cardinality`. Names of 64 bytes and
/// more are left out.
enum NameVariants: TableRule {
  static let rule = Rule(
    id: "name.case_variants", title: "name of an event in several spellings", severity: .warning,
    basis: .inferred, cost: .ordered,
    why: "`Login`, `login` and `LOG_IN` are three events to a reader, and each has a part of the "
      + "records. Counted are those whose spelling is not the usual one.",
    section: "Event data table › Columns › EVENT_NAME",
    fix: "Agree on one spelling, and map the others to it in the export.")

  static func broken(in table: TableContext) -> [Broken] {
    let name = NameCardinality.column
    guard let column = table.layout.columns.first(where: { $0.name == name }),
      column.contract != nil, let counted = table.collector(name)?.distinct.counted
    else { return [] }
    let rare = variants(among: counted).sorted { $0.value.first < $1.value.first }
    guard !rare.isEmpty else { return [] }
    let hashes = Set(rare.map(\.value.hash))
    let wanted = rare.prefix(table.totals.sampleLimit).map { variant in
      let usual = String(decoding: variant.usual.text, as: UTF8.self)
      let detail = "`\(usual)` in \(variant.usual.count) records, this in \(variant.value.count)"
      return (place: variant.value.first, detail: Optional(detail))
    }
    return [
      Broken(
        name, rule.severity, count: rare.reduce(0) { $0 + $1.value.count },
        files: table.totals.facts.count { !$0.names.isDisjoint(with: hashes) },
        samples: PlacedSamples(table, column: column.position).samples(at: wanted))
    ]
  }

  private struct Variant {
    let value: DistinctSketch.Counted
    let usual: DistinctSketch.Counted
  }

  private static func variants(among names: [DistinctSketch.Counted]) -> [Variant] {
    let judged = names.filter { name in
      name.text.count < 64 && name.text.withUnsafeBufferPointer { $0.bare.count == $0.count }
    }
    return Dictionary(grouping: judged) { folded($0.text) }.values.flatMap { group -> [Variant] in
      let usual = group.max { ($0.count, $1.first) < ($1.count, $0.first) }
      guard let usual, group.count > 1 else { return [] }
      return group.filter { $0.hash != usual.hash }.map { Variant(value: $0, usual: usual) }
    }
  }

  /// A name in lower case without what stands between its words.
  static func folded(_ name: [UInt8]) -> String {
    String(decoding: name, as: UTF8.self).lowercased().filter { !" _-".contains($0) }
  }
}

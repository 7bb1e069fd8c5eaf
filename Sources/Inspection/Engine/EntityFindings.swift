import Contract
import Tables

/// What rules say about the keys of a table, by the events that name them.
struct EntityFindings {
  /// The table of the keys.
  let table: TableInspection
  /// The rule about keys that it lacks.
  let reference: any ReferenceRule.Type
  let sampleLimit: Int

  /// One finding a rule at most, of the rules that are not ignored.
  func findings(of use: KeyUse, ignoring ignored: Set<String>) throws(TableError) -> [Finding] {
    var findings: [Finding] = []
    for check in RuleBook.entities where check.applies(to: reference) {
      let keys = check.broken(by: use)
      guard keys.count > 0, !ignored.contains(check.rule.id) else { continue }
      let noun = keys.count == 1 && use.count == 1 ? "" : "s"
      let rate =
        "\(keys.count) of \(use.count) \(table.kind.rawValue.dropLast())\(noun), "
        + Self.percent(keys.count, of: use.count)
      findings.append(
        Finding(
          rule: check.rule, severity: check.rule.severity, table: table.kind,
          column: table.layout.contract.key, count: keys.count, files: keys.files.count,
          samples: try samples(of: keys.first(sampleLimit), rate)))
    }
    return findings
  }

  /// As `12.5 %`.
  private static func percent(_ part: Int, of whole: Int) -> String {
    let tenths = (part * 1000 + whole / 2) / whole
    return "\(tenths / 10).\(tenths % 10) %"
  }

  /// A sample of each record, the first with the rate; the places are in order.
  private func samples(
    of places: [RecordPlace], _ rate: String
  ) throws(TableError) -> [Finding.Sample] {
    var (samples, rest) = ([Finding.Sample](), places[...])
    while let place = rest.first {
      let position = table.plan.places.file(of: place)
      let (layout, index) = (table.layout.files[position], table.files[position].index)
      let maker = SampleMaker(plan: table.plan, file: layout)
      let cell = layout.cell(named: table.layout.contract.key ?? "")
      let offset = table.plan.places.offset(of: place, in: position)
      let known = samples.count
      if let piece = index.piece(containing: offset) {
        _ = try RecordReader(layout.file).readPiece(at: index.marks[piece]) { record in
          let offset = table.plan.places.place(file: position, offset: record.offset)
          if offset == rest.first {
            samples.append(maker.sample(cell: cell, record) { _ in samples.isEmpty ? rate : nil })
            rest.removeFirst()
          }
          return !rest.isEmpty
        }
      }
      guard samples.count > known else { throw TableError(.changed, path: layout.file.file.path) }
    }
    return samples
  }
}

import Contract
import Tables

/// JSON objects have the key of a column more than once.
enum KeyRepeated: TableRule {
  static let rule = Rule(
    id: "json.column_repeated", title: "key repeated in a row of JSON", severity: .warning,
    basis: .convention,
    why: "Readers take the last value, as is done here, or the first (RFC 8259), so that what "
      + "arrives is a matter of luck.",
    section: prerequisites,
    fix: "Write each key once in a row.")

  static func broken(in table: TableContext) -> [Broken] {
    let broken = zip(table.layout.files, table.totals.facts).filter {
      $0.1.keys.repeatedKeyObjects > 0
    }
    guard !broken.isEmpty else { return [] }
    let samples = broken.map { layout, facts in
      layout.sample("\(facts.keys.repeatedKeyObjects) of its rows")
    }
    return [
      Broken(
        nil, rule.severity, count: broken.reduce(0) { $0 + $1.1.keys.repeatedKeyObjects },
        files: broken.count, samples: samples)
    ]
  }
}

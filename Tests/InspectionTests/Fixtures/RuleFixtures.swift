extension RuleFixture {
  /// One fixture or more for each rule, by the sections of the catalogue.
  static let all: [RuleFixture] =
    files + bytes + dialect + headers + columns + cells + ids + names + times + cursor + json + rows
    + partitions

  /// Rows, entities, references.
  static let rows: [RuleFixture] = [
    RuleFixture(
      "warning row.dup_exact events 1/1",
      broken: tables(events: [
        "u1,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:05,",
        "«u1,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:05,»",
        "u1,a1,login,2024-03-01 10:00:01,2024-03-01 10:00:06,",
      ]),
      clean: tables(events: [
        "u1,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:05,",
        "u1,a1,login,2024-03-01 10:00:01,2024-03-01 10:00:06,",
      ]))
  ]
}

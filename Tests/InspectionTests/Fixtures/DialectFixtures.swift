extension RuleFixture {
  /// Delimiters, quotes, line ends, and rows that are none.
  static let dialect: [RuleFixture] = [
    RuleFixture(
      "info csv.delimiter events 1/1",
      broken: ["events.csv": "«" + semicolons(text([row(5)]))], clean: tables(events: [row(5)])),
    RuleFixture(
      "warning csv.delimiter events 1/1",
      broken: [
        "events/a.csv": text([row(5)]), "events/b.csv": "«" + semicolons(text([row(6)])),
        "events/c.csv": text([row(7)]),
      ],
      clean: ["events/a.csv": text([row(5)]), "events/b.csv": text([row(6)])]),
    RuleFixture(
      "error csv.single_column events 1/1",
      broken: ["events.csv": "«" + text([row(5)]).replacing(",", with: "^")],
      clean: tables(events: [row(5)])),
    RuleFixture(
      "error csv.single_column events 1/1",
      broken: [
        "events.csv": text([row(5), row(6)]).split(separator: "\n").map { "\"\($0)\"\n" }.joined()
      ],
      clean: tables(events: [row(5)])),
    RuleFixture(
      "warning csv.quote_style events 1/1",
      broken: ["events.csv": "«" + text([row(5, "'{\"a\": 1, \"b\": 2}'"), row(6, "'{}'")])],
      clean: tables(events: [row(5, "\"{\"\"a\"\": \"\"it's\"\"}\""), row(6, "{}")])),
    RuleFixture(
      "error csv.quote_stray events.EVENT_PROPERTIES 1/1",
      broken: tables(events: [row(5), row(6, "«\"{\\\"a\\\": 1}\"»")]),
      clean: tables(events: [row(5), row(6, "\"{\"\"a\"\": 1}\"")])),
    RuleFixture(
      "error csv.quote_stray events 1/1",
      broken: tables(events: [row(5), "«" + row(6, "\"{\\\"a\\\": 1, \\\"b\\\": 2}\"")]),
      clean: tables(events: [row(5), row(6, "\"{\"\"a\"\": 1, \"\"b\"\": 2}\"")])),
    RuleFixture(
      "error csv.quote_stray events.EVENT_NAME 1/1",
      broken: tables(events: [row(5), row(6).replacing("login", with: "«\"log\"in»")]),
      clean: tables(events: [row(5), row(6).replacing("login", with: "\"log\"\"in\"")])),
    RuleFixture(
      "warning csv.quote_stray events.EVENT_NAME 1/1",
      broken: tables(events: [row(5), row(6).replacing("login", with: "«5\" screen»")]),
      clean: tables(events: [row(5), row(6).replacing("login", with: "\"5\"\" screen\"")])),
    RuleFixture(
      "warning csv.space_after_delim events.EVENT_NAME 2/1",
      broken: tables(events: [
        row(5).replacing("login", with: "« \"login\"»"),
        row(6).replacing("login", with: "«\"login\" »"),
      ]),
      clean: tables(events: [row(5), row(6).replacing("login", with: "\"login\"")])),
    RuleFixture(
      "error csv.space_after_delim events 1/1",
      broken: tables(events: [row(5), "«" + row(6).replacing("login", with: " \"a,b\"")]),
      clean: tables(events: [row(5), row(6).replacing("login", with: "\"a,b\"")])),
    RuleFixture(
      "error csv.space_after_delim events.EVENT_PROPERTIES 1/1",
      broken: tables(events: [row(5), row(6, "« \"{}\"»")]),
      clean: tables(events: [row(5), row(6, " {}")])),
    RuleFixture(
      "warning csv.eol_mixed events 1/1",
      broken: ["events.csv": text([row(5), row(6), "«" + row(7) + "\r", row(8)])],
      clean: ["events.csv": text([row(5), row(6)])]),
    RuleFixture(
      "warning csv.eol_mixed events 1/1",
      broken: ["events.csv": "«" + text([row(5), row(6)]).replacing("S\n", with: "S\r\n")],
      clean: ["events.csv": text([row(5), row(6)]).replacing("\n", with: "\r\n")]),
    RuleFixture(
      "warning csv.eol_cr events 1/1",
      broken: ["events.csv": text([row(5), row(6)]).replacing("\n", with: "\r")],
      clean: ["events.csv": text([row(5), row(6)]).replacing("\n", with: "\r\n")]),
    RuleFixture(
      "info csv.eol_missing_last events 1/1",
      broken: ["events.csv": String(text([row(5), row(6)]).dropLast())],
      clean: tables(events: [row(5), row(6)])),
    RuleFixture(
      "warning csv.blank_row events 1/1",
      broken: tables(events: [row(5), "«", row(6), "", ""]),
      clean: tables(events: [row(5), row(6)])),
    RuleFixture(
      "warning csv.preamble events 1/1",
      broken: ["events.csv": "Events of March\n\n# by us\n" + text([row(5), row(6)])],
      clean: tables(events: [row(5), row(6)])),
    RuleFixture(
      "warning csv.comment events 2/1",
      broken: tables(events: ["«# so it begins", row(5), row(6), "«# end,,,,,"]),
      clean: tables(events: [row(5), row(6)])),
    RuleFixture(
      "warning csv.footer events 5/1",
      broken: tables(events: [
        row(5), row(6), "«(2 rows)", "«(2 rows),,,,,", "«1,234 rows selected.", "«Total,2",
        "«1 record",
      ]),
      clean: tables(events: [row(5), row(6)])),
    RuleFixture(
      "error csv.header_repeated events 2/1",
      broken: tables(events: [
        row(5), "«" + ShareOnDisk.eventHeader, row(6),
        "«" + ShareOnDisk.eventHeader.replacing("USER_ID", with: "\"USER_ID\""), row(7),
      ]),
      clean: tables(events: [row(5), row(6).replacing("u1", with: "USER_ID")])),
    RuleFixture(
      "error csv.multi_table events 1/1",
      broken: tables(events: [row(5), row(6), "«USER_ID,UPDATED_AT,plan"]),
      clean: tables(events: [row(5), row(6)])),
    RuleFixture(
      "error csv.header_missing events 1/1",
      broken: ["events.csv": "«" + row(5) + "\n" + row(6) + "\n"],
      clean: tables(events: [row(5), row(6)])),
    RuleFixture(
      "info csv.line_too_long users 1/1",
      broken: tables(users: ["«" + long(2 << 20)]), clean: tables(users: [long((2 << 20) - 100)])),
  ]

  private static func semicolons(_ text: String) -> String { text.replacing(",", with: ";") }

  /// A user with a value of that length.
  private static func long(_ count: Int) -> String {
    "u1,2024-01-01 00:00:00,2024-02-01 00:00:00," + String(repeating: "x", count: count)
  }
}

import TestSupport

extension RuleFixture {
  /// Rules that have a suite of their own besides, each here once more against all others.
  static let first: [RuleFixture] = [
    RuleFixture(
      "error cell.null_required events.USER_ID 1/1",
      broken: tables(events: [row(5), row(6, user: "«»")]), clean: tables(events: [row(5), row(6)])),
    RuleFixture(
      "warning col.case users.UPDATED_AT 1/1",
      broken: ["users.csv": "USER_ID,updated_at\nu1,2024-03-01 10:00:00\n"], clean: user),
    RuleFixture(
      "warning col.missing_account_id events.ACCOUNT_ID 1/1",
      broken: [
        "events.csv": "USER_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\n"
          + "u1,login,2024-03-01 10:00:00,2024-03-01 10:00:05\n"
      ],
      clean: tables(events: [row(5)])),
    RuleFixture(
      "error col.missing_required events.EVENT_NAME 1/1",
      broken: [
        "events.csv": "USER_ID,ACCOUNT_ID,TIMESTAMP,UPDATED_AT\n"
          + "u1,a1,2024-03-01 10:00:00,2024-03-01 10:00:05\n"
      ],
      clean: tables(events: [row(5)])),
    RuleFixture(
      "error col.missing_updated_at_profile users.UPDATED_AT 1/1",
      broken: ["users.csv": "USER_ID,plan\nu1,free\n"], clean: user),
    RuleFixture(
      "error col.near_miss users.USER_ID 1/1",
      broken: ["users.csv": "userId,UPDATED_AT\nu1,2024-03-01 10:00:00\n"], clean: user),
    RuleFixture(
      "info csv.newline_in_cell events.EVENT_NAME 1/1",
      broken: tables(events: [row(5), row(6, name: "«\"log\nin\"»")]),
      clean: tables(events: [row(5), row(6, name: "\"login\"")])),
    RuleFixture(
      "error csv.quote_unclosed events 1/1",
      broken: tables(events: [row(5), "«" + row(6, name: "\"login"), row(7), row(8)]),
      clean: tables(events: [row(5), row(6, name: "\"login\""), row(7), row(8)])),
    RuleFixture(
      "error csv.ragged_long events 1/1",
      broken: tables(events: [row(5), "«" + row(6) + ",more"]),
      clean: tables(events: [row(5), row(6)])),
    RuleFixture(
      "error csv.ragged_short events 1/1",
      broken: tables(events: [row(5), "«u1,a1,login", row(7)]),
      clean: tables(events: [row(5), row(7)])),
    RuleFixture(
      "warning cur.before_event events.UPDATED_AT 1/1",
      broken: tables(events: [row(5), row(6, updated: "«2024-03-01 09:54:59»")]),
      clean: tables(events: [row(5), row(6, updated: "2024-03-01 09:55:00")])),
    RuleFixture(
      "error enc.invalid_utf8 events.EVENT_NAME 1/1", broken: [:], clean: tables(events: [row(5)]),
      breaking: { folder in
        let text = ShareOnDisk.table(ShareOnDisk.eventHeader, [row(5), row(6, name: "caf?")])
        try folder.write(text.utf8.map { $0 == UInt8(ascii: "?") ? 0xe9 : $0 }, to: "events.csv")
      }),
    RuleFixture(
      "info head.unsafe_name users.Current Plan 1/1",
      broken: ["users.csv": "USER_ID,UPDATED_AT,Current Plan\nu1,2024-03-01 10:00:00,free\n"],
      clean: user),
    RuleFixture(
      "error json.invalid events.EVENT_PROPERTIES 1/1",
      broken: tables(events: [row(5), row(6, json: "«\"{\"\"a\"\": }\"»")]),
      clean: tables(events: [row(5), row(6, json: "\"{\"\"a\"\": 1}\"")])),
    RuleFixture(
      "warning json.trailing_comma events.EVENT_PROPERTIES 1/1",
      broken: tables(events: [row(5), row(6, json: "«\"{\"\"a\"\": 1,}\"»")]),
      clean: tables(events: [row(5), row(6, json: "\"{\"\"a\"\": 1}\"")])),
    RuleFixture(
      "warning ts.not_guide_format events.TIMESTAMP 1/1",
      broken: tables(events: [row(5), row(6, time: "«2024/03/01 10:00:00»")]),
      clean: tables(events: [row(5), row(6)])),
    RuleFixture(
      "error ts.trailing_junk events.TIMESTAMP 1/1",
      broken: tables(events: [row(5), row(6, time: "«2024-03-01 10:00:00_»")]),
      clean: tables(events: [row(5), row(6)])),
    RuleFixture(
      "error ts.unparseable events.TIMESTAMP 1/1",
      broken: tables(events: [row(5), row(6, time: "«not a date»")]),
      clean: tables(events: [row(5), row(6)])),
  ]

  private static let user = ["users.csv": "USER_ID,UPDATED_AT,plan\nu1,2024-03-01 10:00:00,free\n"]

  /// An event that was written some seconds past ten.
  private static func row(
    _ second: Int, user: String = "u1", name: String = "login",
    time: String = "2024-03-01 10:00:00", updated: String? = nil, json: String = ""
  ) -> String {
    "\(user),a1,\(name),\(time),\(updated ?? "2024-03-01 10:00:0\(second)"),\(json)"
  }
}

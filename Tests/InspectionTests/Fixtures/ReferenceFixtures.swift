extension RuleFixture {
  private static let user = "u1,2024-01-01 00:00:00,2024-02-01 00:00:00,free"
  private static let account = "a1,2024-01-01 00:00:00,2024-02-01 00:00:00,Acme"
  private static let event = "u1,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:05,"

  /// Between events and profiles, and how frequent events are.
  static let references: [RuleFixture] = [
    RuleFixture(
      "warning xref.user_missing events.USER_ID 1/1",
      broken: tables(
        events: [event, "«u9»,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:06,"], users: [user]),
      clean: tables(events: [event], users: [user])),
    RuleFixture(
      "warning xref.account_missing events.ACCOUNT_ID 1/1",
      broken: tables(
        events: [event, "u1,«a9»,logout,2024-03-01 10:00:00,2024-03-01 10:00:06,"],
        accounts: [account]),
      clean: tables(events: [event], accounts: [account])),
    RuleFixture(
      "warning xref.id_shape events.USER_ID 2/1",
      broken: tables(
        events: [
          event, "«U1»,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:06,",
          "00042,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:07,",
          "«42»,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:08,",
        ],
        users: [user, "00042,2024-01-01 00:00:00,2024-02-01 00:00:00,free"]),
      clean: tables(events: [event], users: [user])),
    RuleFixture(
      "warning xref.id_shape events.ACCOUNT_ID 1/1",
      broken: tables(
        events: [event, "u2,«A1»,login,2024-03-01 10:00:00,2024-03-01 10:00:06,"],
        accounts: [account]),
      clean: tables(events: [event], accounts: [account])),
    RuleFixture(
      "info xref.user_multi_account users.USER_ID 1/1",
      broken: tables(
        events: [
          event, "u1,a2,login,2024-03-01 11:00:00,2024-03-01 11:00:05,",
          "u2,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:06,",
        ],
        users: ["u2,2024-01-01 00:00:00,2024-02-01 00:00:00,pro", "«u1»" + user.dropFirst(2)]),
      clean: tables(
        events: [
          event, "u1,,login,2024-03-01 11:00:00,2024-03-01 11:00:05,",
          "u1,\"a1\",login,2024-03-01 12:00:00,2024-03-01 12:00:05,",
        ],
        users: [user])),
    RuleFixture(
      "info xref.orphan_profile users.USER_ID 1/1",
      broken: tables(
        events: [event], users: [user, "«u2»,2024-01-01 00:00:00,2024-02-01 00:00:00,pro"]),
      clean: tables(users: [user])),
    RuleFixture(
      "info xref.orphan_profile accounts.ACCOUNT_ID 1/1",
      broken: tables(
        events: [event], accounts: [account, "«a2»,2024-01-01 00:00:00,2024-02-01 00:00:00,Bär"]),
      clean: tables(events: [event], accounts: [account])),
    RuleFixture(
      "warning xref.before_creation events.TIMESTAMP 1/1",
      broken: tables(
        events: ["u1,a1,login,«2023-12-30 23:59:59»,2024-03-01 10:00:06,", event], users: [user]),
      clean: tables(
        events: ["u1,a1,login,2023-12-31 00:00:00,2024-03-01 10:00:06,", event], users: [user])),
    RuleFixture(
      "warning vol.event_drop events.EVENT_NAME 2/1",
      broken: tables(events: days { ($0 == 17 ? 5 : 24, $0 == 18 ? 97 : 24) }),
      clean: tables(events: days { ($0 == 17 ? 6 : 24, $0 == 18 ? 96 : 24) })),
  ]

  /// Events of 20 days: so many logins and views on each.
  private static func days(_ counts: (Int) -> (Int, Int)) -> [String] {
    (1...20).flatMap { day in
      let (logins, views) = counts(day)
      let names = Array(repeating: "login", count: logins) + Array(repeating: "view", count: views)
      return names.enumerated().map { number, name in
        let (date, minute) = ("2024-03-\(10 + day)", String(10 + number % 50))
        return "u\(number),a1,\(name),\(date) 10:\(minute):00,\(date) 10:\(minute):09,{}"
      }
    }
  }
}

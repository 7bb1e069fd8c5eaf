extension RuleFixture {
  /// Rows and entities.
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
      ])),
    RuleFixture(
      "error row.dup_exact users 1/1",
      broken: tables(users: [
        "u1,2024-01-01 00:00:00,2024-02-01 00:00:00,free",
        "«u1,2024-01-01 00:00:00,2024-02-01 00:00:00,free»",
      ]),
      clean: tables(users: [
        "u1,2024-01-01 00:00:00,2024-02-01 00:00:00,free",
        "u2,2024-01-01 00:00:00,2024-02-01 00:00:00,free",
      ])),
    RuleFixture(
      "warning row.dup_event_key events 2/1",
      broken: tables(events: [
        "u1,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:05,",
        "u2,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:05,",
        "«u1,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:06,»",
        "«u1,a2,\"login\",2024-03-01 10:00:00.0,2024-03-01 10:00:05,»",
      ]),
      clean: tables(events: [
        "u1,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:05,",
        "u2,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:05,",
        "u1,a1,logout,2024-03-01 10:00:00,2024-03-01 10:00:05,",
        "u1,a1,login,2024-03-01 10:00:00.001,2024-03-01 10:00:06,",
      ])),
    RuleFixture(
      "error ent.dup_same_partition users.USER_ID 1/1",
      broken: tables(users: [
        "u1,2024-01-01 00:00:00,2024-02-01 00:00:00,free",
        "«u1»,2024-01-01 00:00:00,2024-02-01 09:00:00,free",
      ]),
      clean: tables(users: [
        "u1,2024-01-01 00:00:00,2024-02-01 00:00:00,free",
        "u2,2024-01-01 00:00:00,2024-02-01 09:00:00,free",
      ])),
    RuleFixture(
      "error ent.dup_conflict accounts.ACCOUNT_ID 1/1",
      broken: tables(accounts: [
        "a1,2024-01-01 00:00:00,2024-02-01 00:00:00,Acme",
        "«a1»,2024-01-01 00:00:00,2024-02-01 00:00:00,Acme Ltd",
      ]),
      clean: tables(accounts: [
        "a1,2024-01-01 00:00:00,2024-02-01 00:00:00,Acme",
        "a2,2024-01-01 00:00:00,2024-02-01 00:00:00,Acme Ltd",
      ])),
    RuleFixture(
      "info ent.dup_history users.USER_ID 2/1",
      broken: tables(users: [
        "u1,2024-01-01 00:00:00,2024-02-01 00:00:00,free",
        "«u1»,2024-01-01 00:00:00,2024-02-02 00:00:00,pro",
        "«u1»,2024-01-01 00:00:00,2024-02-03 00:00:00,free",
      ]),
      clean: tables(users: ["u1,2024-01-01 00:00:00,2024-02-01 00:00:00,free"])),
    RuleFixture(
      "warning ent.user_and_account accounts.user_id 1/1",
      broken: [
        "accounts.csv": table(
          "ACCOUNT_ID,ACCOUNT_CREATION_TIME,UPDATED_AT,user_id",
          [
            "a1,2024-01-01 00:00:00,2024-02-01 00:00:00,«u1»",
            "a2,2024-01-01 00:00:00,2024-02-01 00:00:00,",
          ])
      ],
      clean: [
        "accounts.csv": table(
          "ACCOUNT_ID,ACCOUNT_CREATION_TIME,UPDATED_AT,owner",
          ["a1,2024-01-01 00:00:00,2024-02-01 00:00:00,u1"]),
        "users.csv": table(
          "USER_ID,ACCOUNT_ID,USER_CREATION_TIME,UPDATED_AT",
          ["u1,a1,2024-01-01 00:00:00,2024-02-01 00:00:00"]),
      ]),
  ]

  private static func table(_ header: String, _ rows: [String]) -> String {
    ShareOnDisk.table(header, rows)
  }
}

extension RuleFixture {
  private static let time = "2024-03-01 10:00:00"

  /// An event of some cells; each has a time of its own.
  private static func event(
    _ second: Int, user: String = "u1", account: String = "a1", name: String = "login",
    time: String? = nil, properties: String = ""
  ) -> String {
    let clock = "2024-03-01 10:00:\(second + 10)"
    return
      "\(user),\(account),\(name),\(time ?? clock),2024-03-01 11:00:\(second + 10),\(properties)"
  }

  /// A user with a plan.
  private static func user(_ number: Int, plan: String) -> String {
    "u\(number),2024-01-01 00:00:00,2024-02-01 00:00:\(10 + number % 50),\(plan)"
  }

  /// Words and blanks in cells, and cells that were cut.
  static let cells: [RuleFixture] = words + blanks + cuts

  private static let words: [RuleFixture] = [
    // In a table of users, events of the same word are no missing users besides.
    RuleFixture(
      "error cell.null_token events.USER_ID 5/1",
      broken: tables(
        events: [
          event(0), event(1, user: "«null»"), event(2, user: "«N/A»"), event(3, user: "«\"None\"»"),
          event(4, user: #"«\N»"#), event(5, user: "« UNDEFINED»"),
        ],
        users: [user(1, plan: "pro")]),
      clean: tables(events: [event(0)], users: [user(1, plan: "pro")])),
    RuleFixture(
      "warning cell.null_token events.ACCOUNT_ID 2/1",
      broken: tables(events: [event(0, account: "«NULL»"), event(1), event(2, account: "«-»")]),
      clean: tables(events: [event(0, account: ""), event(1, account: "a-1")])),
    RuleFixture(
      "error cell.null_token events.EVENT_NAME 2/1",
      broken: tables(events: [event(0, name: "«nan»"), event(1), event(2, name: "«-»")]),
      clean: tables(events: [event(0, name: "nancy"), event(1)])),
    RuleFixture(
      "error cell.null_token events.TIMESTAMP 2/1",
      broken: tables(events: [event(0, time: "«NULL»"), event(1, time: "«\"n/a\"»"), event(2)]),
      clean: tables(events: [event(2)])),
    RuleFixture(
      "warning cell.null_token users.USER_CREATION_TIME 1/1",
      broken: ["users.csv": ShareOnDisk.table(ShareOnDisk.userHeader, ["u1,«-»,\(time),pro"])],
      clean: ["users.csv": ShareOnDisk.table(ShareOnDisk.userHeader, ["u1,,\(time),pro"])]),
    RuleFixture(
      "warning cell.null_token events.EVENT_PROPERTIES 4/1",
      broken: tables(events: [
        event(0, properties: "«null»"), event(1, properties: "«NaN»"),
        event(2, properties: #"«\N»"#), event(3, properties: "«\"N/A\"»"),
        event(4, properties: #""{""a"": null}""#),
      ]),
      clean: tables(events: [event(0), event(1, properties: "{}")])),
    RuleFixture(
      "warning cell.null_token users.plan 3/1",
      broken: tables(users: [
        user(1, plan: "«None»"), user(2, plan: "«#N/A»"), user(3, plan: "«undefined»"),
        user(4, plan: "pro"),
      ]),
      clean: tables(users: [
        user(1, plan: "none"), user(2, plan: "-"), user(3, plan: "NA"), user(4, plan: "nil"),
        user(5, plan: "0"),
      ])),
  ]

  private static let blanks: [RuleFixture] = [
    // The user is known without the blanks.
    RuleFixture(
      "warning cell.whitespace events.USER_ID 3/1",
      broken: tables(
        events: [
          event(0, user: "«u1 »"), event(1, user: "«\t\"\"u1»".replacing("\"\"", with: "")),
          event(2, user: "«\" u1\"»"), event(3),
        ],
        users: [user(1, plan: "pro")]),
      clean: tables(events: [event(0)], users: [user(1, plan: "pro")])),
    RuleFixture(
      "warning cell.whitespace users.plan 2/1",
      broken: tables(
        users: (0..<100).map { user($0, plan: "pro") } + [
          user(100, plan: "«pro »"), user(101, plan: "«\" pro\"»"),
        ]),
      // Free text, and few rows, may have blanks at the end.
      clean: tables(
        users: (0..<100).map { user($0, plan: "note \($0) ") },
        accounts: ["a1,2024-01-01 00:00:00,\(time),Acme "])),
  ]

  private static let cuts: [RuleFixture] = [
    RuleFixture(
      "warning cell.truncated users.plan 3/1",
      broken: tables(
        users: [user(0, plan: "short")]
          + (1...3).map { user($0, plan: "«\(String(repeating: "abc\($0)e", count: 51))»") }),
      // A longer one shows that the column is wide enough.
      clean: tables(
        users: [user(0, plan: String(repeating: "x", count: 300))]
          + (1...3).map { user($0, plan: String(repeating: "abc\($0)e", count: 51)) })),
    RuleFixture(
      "warning cell.truncated users.plan 3/1",
      broken: tables(users: (1...3).map { user($0, plan: "«2147483647»") } + [user(4, plan: "7")]),
      clean: tables(users: [
        user(1, plan: "2147483647"), user(2, plan: "2147483647"), user(3, plan: "2147483646"),
      ])),
  ]

  // MARK: - Ids

  /// Ids that stand for no one, were damaged, or name a person.
  static let ids: [RuleFixture] = [
    RuleFixture(
      "warning id.sentinel events.USER_ID 5/1",
      broken: tables(
        events: [
          event(0), event(1, user: "«0»"), event(2, user: "«-1»"), event(3, user: "«Anonymous»"),
          event(4, user: "«00000000-0000-0000-0000-000000000000»"), event(5, user: "«[]»"),
        ],
        users: [user(1, plan: "pro")]),
      clean: tables(events: [event(0)], users: [user(1, plan: "pro")])),
    RuleFixture(
      "warning id.sentinel users.USER_ID 2/1",
      broken: [
        "users.csv": ShareOnDisk.table(
          "USER_ID,UPDATED_AT",
          ["7,\(time)", "«0»,\(time)", "8,\(time)", "«0»,2024-03-01 11:00:00"])
      ],
      clean: [
        "users.csv": ShareOnDisk.table(
          "USER_ID,UPDATED_AT", ["7,\(time)", "10,\(time)", "2147483647,\(time)"])
      ]),
    RuleFixture(
      "warning id.format_damage events.USER_ID 5/1",
      broken: tables(events: [
        event(0), event(1, user: "«1298.0»"), event(2, user: "«1.29E+15»"),
        event(3, user: "«9007199254740993»"), event(4, user: "«ada lovelace»"),
        event(5, user: "«12345678901234567890»"),
      ]),
      clean: tables(events: [
        event(0, user: "9007199254740992"), event(1, user: "10.0.0.1"), event(2, user: "v1.5"),
        event(3, user: "12e5"), event(4, user: "2024-03-01"), event(5, user: "auth0|5f7c"),
        event(6, user: "7f3d8e10-90ab-4cde-8f01-23456789abcd"), event(7, user: "u_123"),
      ])),
    RuleFixture(
      "info id.pii events.USER_ID 4/1",
      broken: tables(events: [
        event(0), event(1, user: "«ada@example.org»"), event(2, user: "«+49 151 12345678»"),
        event(3, user: "«(555) 123-4567»"), event(4, user: "«555-123-4567»"),
      ]),
      clean: tables(events: [
        event(0, user: "@ada"), event(1, user: "ada@home", account: "a@example.org"),
      ])),
    RuleFixture(
      "warning id.mixed_shape events.USER_ID 4/1",
      broken: tables(
        events: (0..<8).map { event($0, user: "\(1000 + $0)") }
          + (0..<4).map {
            event(
              $0 + 10, user: ($0 == 0 ? "«" : "") + "7f3d8e10-90ab-4cde-8f01-23456789abc\($0)")
          }),
      clean: tables(
        events: (0..<8).map { event($0, user: "\(1000 + $0)") }
          + (0..<4).map { event($0 + 10, user: "u_\($0)") }
          + (0..<2).map { event($0 + 20, user: "7f3d8e10-90ab-4cde-8f01-23456789abc\($0)") })),
    RuleFixture(
      "warning id.mixed_shape users.USER_ID 2/1",
      broken: [
        "users.csv": ShareOnDisk.table(
          "USER_ID,UPDATED_AT",
          ["00123", "00124", "00125", "12345", "«126", "127"].map { "\($0),\(time)" })
      ],
      clean: [
        "users.csv": ShareOnDisk.table(
          "USER_ID,UPDATED_AT",
          ["00123", "00124", "00125", "12345", "126", "123456"].map { "\($0),\(time)" })
      ]),
  ]
}

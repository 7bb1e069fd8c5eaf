import Contract
import Inspection

extension RuleFixture {
  private static let event = "u1,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:05,"

  /// Columns.
  static let columns: [RuleFixture] = [
    RuleFixture(
      "warning col.synonym_trap events.USER_ID 1/1",
      broken: [
        "events.csv": ShareOnDisk.table(
          "anonymous_id,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES", [event])
      ],
      clean: [
        "events.csv": ShareOnDisk.table(
          "member,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES", [event])
      ],
      settings: renaming(["anonymous_id": "USER_ID", "member": "USER_ID"])),
    RuleFixture(
      "warning col.unknown_event events.device 1/1",
      broken: [
        "events.csv": ShareOnDisk.table(ShareOnDisk.eventHeader + ",device", [event + ",x"])
      ],
      clean: tables(
        events: [event], users: ["u1,2024-01-01 00:00:00,2024-02-01 00:00:00,pro"],
        accounts: ["a1,2024-01-01 00:00:00,2024-02-01 00:00:00,Acme"])),
    RuleFixture(
      "warning col.json_blob_profile users.USER_PROPERTIES 1/1",
      broken: [
        "users.csv": ShareOnDisk.table(
          "USER_ID,UPDATED_AT,USER_PROPERTIES",
          ["u1,2024-02-01 00:00:00,", #"u2,2024-02-01 00:00:00,"{""plan"": ""pro""}""#])
      ],
      clean: [
        "users.csv": ShareOnDisk.table(
          "USER_ID,UPDATED_AT,USER_PROPERTIES",
          ["u1,2024-02-01 00:00:00,", "u2,2024-02-01 00:00:00,pro"])
      ]),
    RuleFixture(
      "info col.empty users.plan 1/1",
      broken: tables(users: users(1000) { _ in "" }),
      clean: tables(users: users(1000) { $0 == 70 ? "pro" : "" })),
    RuleFixture(
      "error col.empty events.ACCOUNT_ID 1/1",
      broken: tables(events: events(account: "")), clean: tables(events: events(account: "a1")),
      settings: analytics),
    RuleFixture(
      "info col.too_many users 251/1", broken: wideUsers(251), clean: wideUsers(250)),
  ]

  private static func renaming(_ renames: [String: String]) -> ShareSettings {
    var settings = ShareSettings()
    settings.renames = renames
    return settings
  }

  private static var analytics: ShareSettings {
    var settings = ShareSettings()
    settings.accountAnalytics = true
    return settings
  }

  private static func users(_ count: Int, plan: (Int) -> String) -> [String] {
    (0..<count).map { "u\($0),2024-01-01 00:00:00,2024-02-01 00:00:00,\(plan($0))" }
  }

  /// 1,000 events whose properties differ.
  private static func events(account: String) -> [String] {
    (0..<1000).map { number in
      "u1,\(account),login,2024-03-01 10:00:00,2024-03-01 10:00:\(number % 50 + 10),\"{\"\"n\"\": \(number)}\""
    }
  }

  private static func wideUsers(_ keys: Int) -> Files {
    let names = (0..<keys).map { ",key\($0)" }.joined()
    return [
      "users.csv": ShareOnDisk.table(
        "USER_ID,UPDATED_AT" + names,
        ["u1,2024-02-01 00:00:00" + String(repeating: ",x", count: keys)])
    ]
  }
}

/// The rules about users, accounts, files and days, counted without a look at how they are spoilt.
struct TableRules {
  private let share: GeneratedShare
  private(set) var counts: [Breach: Int] = [:]

  init(_ share: GeneratedShare) {
    self.share = share
    countHeaders()
    countLines()
    countRepetitions()
    countCells()
    countUsers()
    countDays()
    countFiles()
  }

  private mutating func count(_ rule: String, _ table: String, _ column: String?, _ count: Int = 1)
  {
    if count > 0 { counts[Breach(rule: rule, table: table, column: column), default: 0] += count }
  }

  private mutating func countHeaders() {
    for (table, key) in [("users", "USER_ID"), ("accounts", "ACCOUNT_ID")] {
      let header = share.records("\(table).csv").first ?? []
      if header[0] != key {
        count(header[0].uppercased() == key ? "col.case" : "col.near_miss", table, key)
      }
      for name in header {
        if name.hasSuffix(" ") {
          count("head.whitespace", table, name)
        } else if name.contains(" ") {
          count("head.unsafe_name", table, name)
        }
      }
    }
  }

  private mutating func countLines() {
    for table in ["users", "accounts"] {
      let bytes = share.bytes["\(table).csv"] ?? []
      let records = CSVReader.read(bytes)
      if bytes.first == 0xEF { count("enc.bom", table, nil) }
      if bytes.first == UInt8(ascii: "#") { count("csv.preamble", table, nil) }
      if bytes.last != UInt8(ascii: "\n") { count("csv.eol_missing_last", table, nil) }
      if records.contains(where: \.hasCarriageReturn) { count("csv.eol_mixed", table, nil) }
      if records.contains(where: \.isBlank) { count("csv.blank_row", table, nil) }
    }
  }

  /// Further rows of a user, by what they have in common with one before.
  private mutating func countRepetitions() {
    var seen: [String: [[String]]] = [:]
    for user in share.users {
      let before = seen[user[0], default: []]
      seen[user[0], default: []].append(user)
      if before.contains(user) {
        count("row.dup_exact", "users", nil)
      } else if before.contains(where: { $0[2] == user[2] }) {
        count("ent.dup_conflict", "users", "USER_ID")
      } else if before.contains(where: { $0[2].prefix(10) == user[2].prefix(10) }) {
        count("ent.dup_same_partition", "users", "USER_ID")
      } else if !before.isEmpty {
        count("ent.dup_history", "users", "USER_ID")
      }
    }
  }

  private mutating func countCells() {
    let sentinels: Set = ["1970-01-01 00:00:00", "1900-01-01 00:00:00"]
    for user in share.users {
      if sentinels.contains(user[1]) {
        count("ts.sentinel", "users", "USER_CREATION_TIME")
      } else if user[1] < "1971" {
        count("ts.ancient", "users", "USER_CREATION_TIME")
      }
      if EventRules.nullTokens.contains(user[4]) { count("cell.null_token", "users", "Country") }
      if user[0].hasSuffix(".0") { count("id.format_damage", "users", "USER_ID") }
      if user[0].contains("@") { count("id.pii", "users", "USER_ID") }
    }
    for account in share.accounts where account[1] > "2050" {
      count("ts.future", "accounts", "ACCOUNT_CREATION_TIME")
    }
  }

  private mutating func countUsers() {
    let events = share.events.filter { $0.count >= 6 && !EventRules.nullTokens.contains($0[1]) }
    let accounts = Dictionary(grouping: events) { $0[0] }.mapValues { Set($0.map { $0[1] }) }
    let users = Set(share.users.map { $0[0] })
    let seen = Set(share.events.map { $0[0] })
    count("xref.orphan_profile", "users", "USER_ID", users.count { !seen.contains($0) })
    count(
      "xref.user_multi_account", "users", "USER_ID",
      users.count { (accounts[$0]?.count ?? 0) > 1 })
  }

  private mutating func countDays() {
    let times = share.events.compactMap { $0.count > 3 ? secondsOf($0[3]) : nil }
    let days = Set(times.map { $0 / 86_400 })
    guard share.rows >= 1100, let first = days.min(), let last = days.max() else { return }
    count("part.gap", "events", "TIMESTAMP", last - first + 1 - days.count)
  }

  private mutating func countFiles() {
    for path in share.paths {
      if path.hasPrefix(".") { count("file.junk", "files", nil) }
      if share.bytes[path] == [] { count("file.empty", String(path.prefix { $0 != "-" }), nil) }
    }
  }
}

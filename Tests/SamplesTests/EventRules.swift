/// A rule, and the column of the table it is broken in.
struct Breach: Hashable, CustomStringConvertible {
  let rule: String
  let table: String
  let column: String?
  var description: String { "\(rule) in \(table).\(column ?? "row")" }
}

/// The rules about event rows, as somebody applies them who has never seen how rows are spoilt.
struct EventRules {
  private static let header = [
    "USER_ID", "ACCOUNT_ID", "EVENT_NAME", "TIMESTAMP", "UPDATED_AT", "EVENT_PROPERTIES",
  ]
  private static let sentinels: Set = ["0", "-1", "anonymous", "unknown"]
  static let nullTokens: Set = ["NULL", "None", "N/A", "\\N"]
  private static let day = 86_400

  private let users: [String: [String]]
  private let accounts: Set<String>
  /// The usual spelling of each name, by the letters of all its spellings.
  private let usualNames: [String: String]
  /// The usual type of each key of each event.
  private let usualTypes: [String: String]
  private var seenRows: Set<[String]> = []
  private var seenEvents: Set<[String]> = []
  /// The latest update of the files before, and of this file so far.
  private var (reached, latest): (String?, String?) = (nil, nil)

  init(_ share: GeneratedShare) {
    users = Dictionary(share.users.map { ($0[0], $0) }) { first, _ in first }
    accounts = Set(share.accounts.map { $0[0] })
    usualNames = Self.mostFrequent(
      share.events.compactMap { event in
        event.count > 2 ? (Self.letters(of: event[2]), event[2]) : nil
      })
    usualTypes = Self.mostFrequent(
      share.events.flatMap { event -> [(String, String)] in
        guard event.count == 6, case .object(let members)? = JSONReading(event[5]) else {
          return []
        }
        return members.map { ("\(event[2]) \($0.key)", $0.value.type) }
      })
  }

  private static func mostFrequent(_ pairs: [(String, String)]) -> [String: String] {
    Dictionary(grouping: pairs) { $0.0 }.compactMapValues { pairs in
      let counts = Dictionary(pairs.map { ($0.1, 1) }, uniquingKeysWith: +)
      return counts.max { $0.value < $1.value }?.key
    }
  }

  private static func letters(of name: String) -> String {
    name.lowercased().filter { !" _-".contains($0) }
  }

  /// Another file follows.
  mutating func beginFile() {
    reached = latest
  }

  /// The rules that the next record breaks.
  mutating func broken(by record: CSVRecord) -> [Breach] {
    var found: [(rule: String, column: String?)] = []
    if let rule = ruleOfLine(record) {
      found.append((rule, nil))
    } else {
      let cells = record.cells
      if cells.count > 6 { found.append(("csv.ragged_long", nil)) }
      if !seenRows.insert(cells).inserted {
        found.append(("row.dup_exact", nil))
      } else if secondsOf(cells[3]) != nil, !cells[0].isEmpty, !cells[2].isEmpty,
        !seenEvents.insert([cells[0], cells[2], cells[3]]).inserted
      {
        found.append(("row.dup_event_key", nil))
      }
      found += rulesOfBytes(record).map { ($0.rule, Self.header[$0.cell]) }
      let isHandled = Set(found.compactMap(\.column))
      let others: [(String, [String])] = [
        ("USER_ID", rulesOfUser(cells)), ("ACCOUNT_ID", rulesOfAccount(cells[1])),
        ("EVENT_NAME", rulesOfName(cells[2])), ("TIMESTAMP", rulesOfTime(cells)),
        ("UPDATED_AT", rulesOfUpdate(cells)), ("EVENT_PROPERTIES", rulesOfJSON(cells)),
      ]
      for (column, rules) in others where !isHandled.contains(column) {
        found += rules.map { ($0, column) }
      }
    }
    return found.map { Breach(rule: $0.rule, table: "events", column: $0.column) }
  }

  // MARK: - Rows

  /// What is wrong with a row that cannot be read.
  private func ruleOfLine(_ record: CSVRecord) -> String? {
    let cells = record.cells
    if cells == Self.header { return "csv.header_repeated" }
    if cells[0].hasPrefix("#") { return "csv.comment" }
    if cells.count == 1, cells[0].hasSuffix(" rows)") { return "csv.footer" }
    if record.isUnclosed { return "csv.quote_unclosed" }
    if cells.count == 6 { return nil }
    if !record.strays.isEmpty { return "csv.quote_stray" }
    if cells.count < 6 {
      return cells[0] == "USER_ID" ? "csv.multi_table" : "csv.ragged_short"
    }
    return cells.dropFirst(6).allSatisfy(\.isEmpty) ? nil : "csv.ragged_long"
  }

  private func rulesOfBytes(_ record: CSVRecord) -> [(rule: String, cell: Int)] {
    var found = record.strays.map { cell, stray in
      (rule: stray == .quote ? "csv.quote_stray" : "csv.space_after_delim", cell: cell)
    }
    for (cell, value) in record.cells.prefix(6).enumerated() {
      if record.notUTF8.contains(cell) {
        found.append(("enc.invalid_utf8", cell))
      } else if value.unicodeScalars.contains(where: {
        "\u{FFFD}\u{200B}".unicodeScalars.contains($0)
      }) {
        found.append(("enc.control", cell))
      }
      if value.contains("Ã©") { found.append(("enc.mojibake", cell)) }
      if value.contains("\n") { found.append(("csv.newline_in_cell", cell)) }
    }
    return found
  }

  // MARK: - Ids and names

  private func rulesOfUser(_ cells: [String]) -> [String] {
    let id = cells[0]
    if id.isEmpty { return ["cell.null_required"] }
    if Self.sentinels.contains(id) { return ["id.sentinel"] }
    if id.first == " " || id.last == " " { return ["cell.whitespace"] }
    var rules: [String] = []
    if id.contains("@") { rules.append("id.pii") }
    if id.hasSuffix(".0") { rules.append("id.format_damage") }
    if users[id] == nil {
      let isPadded = users[String(id.drop { $0 == "0" })] != nil
      rules.append(isPadded ? "xref.id_shape" : "xref.user_missing")
    }
    return rules
  }

  private func rulesOfAccount(_ id: String) -> [String] {
    if Self.nullTokens.contains(id) { return ["cell.null_token"] }
    return accounts.contains(id) ? [] : ["xref.account_missing"]
  }

  private func rulesOfName(_ name: String) -> [String] {
    if name.isEmpty { return ["cell.null_required"] }
    if name.first == " " || name.last == " " { return ["name.whitespace"] }
    var rules: [String] = []
    if usualNames[Self.letters(of: name)] != name { rules.append("name.case_variants") }
    if name.contains(/\d{5}/) { rules.append("name.reserved_pii") }
    return rules
  }

  // MARK: - Times

  private func rulesOfTime(_ cells: [String]) -> [String] {
    if let rule = Self.rule(ofForm: cells[3]) { return [rule] }
    guard let time = secondsOf(cells[3]),
      let created = users[cells[0]].flatMap({ secondsOf($0[1]) })
    else { return [] }
    return time < created - Self.day ? ["xref.before_creation"] : []
  }

  private mutating func rulesOfUpdate(_ cells: [String]) -> [String] {
    let text = cells[4]
    guard let update = secondsOf(text) else { return [Self.rule(ofForm: text) ?? "none"] }
    if text > "2050" { return ["cur.future"] }
    defer { latest = max(latest ?? text, text) }
    var rules: [String] = []
    if let time = secondsOf(cells[3]), update < time - 300 { rules.append("cur.before_event") }
    if let reached, text <= reached { rules.append("cur.late_invisible") }
    return rules
  }

  private static func rule(ofForm text: String) -> String? {
    if secondsOf(text) != nil { return nil }
    if text.wholeMatch(of: /\d{10}(000)?/) != nil { return "ts.epoch" }
    if text.wholeMatch(of: /.{19}\ [A-Z]{3}/) != nil { return "ts.tz_name" }
    if text.wholeMatch(of: /.{10}T.{8}\+05:30/) != nil { return "ts.tz_offset" }
    if text.wholeMatch(of: /.{10}T.{8}Z/) != nil { return "ts.not_guide_format" }
    if text.wholeMatch(of: /.{19}\.\d{7,}/) != nil { return "ts.precision" }
    // In range, so that such a time is written as the guide does, but there is none.
    let looksLikeTime = /\d{4}-(0\d|1[0-2])-[0-3]\d (([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)|24:00:00)/
    if text.wholeMatch(of: looksLikeTime) != nil { return "ts.precision" }
    return secondsOf(String(text.dropLast())) == nil ? "ts.unparseable" : "ts.trailing_junk"
  }

  // MARK: - Properties

  private func rulesOfJSON(_ cells: [String]) -> [String] {
    let text = cells[5]
    if text.isEmpty { return [] }
    guard let value = JSONReading(text) else { return [Self.rule(ofOtherThanJSON: text)] }
    switch value {
    case .object(let members): return rulesOfMembers(members, of: cells[2], depth: value.depth)
    case .text(let inner):
      return [JSONReading(inner) == nil ? "json.not_object" : "json.double_encoded"]
    default: return ["json.not_object"]
    }
  }

  private func rulesOfMembers(
    _ members: [JSONReading.Member], of event: String, depth: Int
  ) -> [String] {
    var rules: [String] = []
    if Set(members.map(\.key)).count < members.count { rules.append("json.dup_key") }
    if depth > 4 { rules.append("json.depth") }
    if members.count > 255 { rules.append("json.size") }
    if members.contains(where: { usualTypes["\(event) \($0.key)"] != $0.value.type }) {
      rules.append("json.type_drift")
    }
    return rules
  }

  /// What a text is that becomes JSON once the mistakes of other notations are undone.
  private static func rule(ofOtherThanJSON text: String) -> String {
    if JSONReading(text.replacing("'", with: "\"")) != nil { return "json.python" }
    if JSONReading(text.replacing("NaN", with: "0")) != nil { return "json.nan" }
    if JSONReading(text.replacing(",}", with: "}")) != nil { return "json.trailing_comma" }
    let quoted = text.replacing(/([{ ])([a-z]+):/) { "\($0.1)\"\($0.2)\":" }
    return JSONReading(quoted) == nil ? "json.invalid" : "json.js"
  }
}

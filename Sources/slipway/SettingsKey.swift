import Contract
import Inspection

/// A key of `slipway.json`: described once, for reading and for writing.
struct SettingsKey: Sendable {
  /// The key.
  let name: String
  /// What it says, as Markdown.
  let meaning: String
  /// What else says it, as Markdown.
  let flag: String
  /// Whether its value is shown to nobody.
  var isSecret = false
  /// Takes its value over, or says in a few words what is expected there.
  let read: @Sendable (SettingsNode, inout ShareSettings) throws(SettingsMistake) -> Void
  /// The value as it is written; nothing where nothing was said.
  let write: @Sendable (ShareSettings) -> SettingsNode?

  /// Every key, in no order: files are written by the alphabet.
  static let all = [renames, tables, accountAnalytics, zone, rules, salt]

  private static let renames = SettingsKey(
    name: "renames",
    meaning: "the files' column and the guide's name for it",
    flag: "`--rename OLD=NEW`, `r` in the explorer"
  ) {
    node, settings throws(SettingsMistake) in
    for (old, new) in node.members {
      guard let name = new.text, Guide.columnNames.contains(name) else {
        throw SettingsMistake(
          at: old, "expected a column of the guide", word: new.text, among: Guide.columnNames)
      }
      settings.renames[old] = name
    }
    guard node.object != nil else { throw SettingsMistake("expected { \"OLD\": \"NEW\" }") }
  } write: { settings in
    settings.renames.isEmpty ? nil : .object(settings.renames.mapValues(SettingsNode.text))
  }

  private static let tables = SettingsKey(
    name: "tables",
    meaning:
      "for `events`, `users` or `accounts` the file names, with `*` and `?`, that belong to it",
    flag: "`--table TABLE=GLOB`, `t` in the explorer"
  ) {
    node, settings throws(SettingsMistake) in
    for (name, patterns) in node.members {
      guard let kind = TableKind(rawValue: name) else {
        throw SettingsMistake(
          "no such table", word: name, among: TableKind.allCases.map(\.rawValue))
      }
      let texts = patterns.list?.compactMap(\.text) ?? []
      guard !texts.isEmpty, texts.count == patterns.list?.count else {
        throw SettingsMistake(at: name, "expected a list of file names such as [\"*.csv\"]")
      }
      settings.tables += texts.map { ShareSettings.TableChoice(kind: kind, pattern: $0) }
    }
    guard node.object != nil else {
      throw SettingsMistake("expected { \"events\": [\"FILE\"] }")
    }
  } write: { settings in
    var tables: [String: SettingsNode] = [:]
    for kind in TableKind.allCases {
      let patterns = settings.tables.filter { $0.kind == kind }.map {
        SettingsNode.text($0.pattern)
      }
      if !patterns.isEmpty { tables[kind.rawValue] = .list(patterns) }
    }
    return tables.isEmpty ? nil : .object(tables)
  }

  private static let accountAnalytics = SettingsKey(
    name: "account_analytics",
    meaning: "whether account-level analytics are wanted, so that events need `ACCOUNT_ID`",
    flag: "`--account-analytics yes\\|no`"
  ) {
    node, settings throws(SettingsMistake) in
    guard let bool = node.bool else { throw SettingsMistake("expected true or false") }
    settings.accountAnalytics = bool
  } write: { settings in
    settings.accountAnalytics.map(SettingsNode.bool)
  }

  private static let zone = SettingsKey(
    name: "zone",
    meaning: "of which zone times are that name none",
    flag: "`--tz-assume ZONE`"
  ) {
    node, settings throws(SettingsMistake) in
    do throws(ZoneDatabase.Mistake) {
      settings.zone = try ZoneDatabase.zone(node.text ?? "")
    } catch {
      throw SettingsMistake(error.message)
    }
  } write: { settings in
    settings.zone.map { .text($0.name) }
  }

  private static let rules = SettingsKey(
    name: "rules",
    meaning: "for a rule: `off`, a severity (`error`, `warning`, `info`), or thresholds",
    flag: "`--ignore RULE` for `off`"
  ) {
    node, settings throws(SettingsMistake) in
    for (id, value) in node.members {
      guard let rule = Rule.named(id) else {
        throw SettingsMistake("no such rule", word: id, among: Rule.catalogue.map(\.id))
      }
      settings.rules[id] = try RuleChoice(value, for: rule)
    }
    guard node.object != nil else {
      throw SettingsMistake("expected { \"RULE\": \"off\" } or a severity or thresholds")
    }
  } write: { settings in
    settings.rules.isEmpty ? nil : .object(settings.rules.mapValues(\.node))
  }

  private static let salt = SettingsKey(
    name: "salt",
    meaning:
      "the secret of the tokens in redacted reports, which the first of them makes; keep it to yourself",
    flag: "`--redact` uses it", isSecret: true
  ) {
    node, settings throws(SettingsMistake) in
    guard let salt = node.text, salt.utf8.count >= 16 else {
      throw SettingsMistake("expected at least 16 characters, since fewer can be guessed")
    }
    settings.salt = salt
  } write: { settings in
    settings.salt.map(SettingsNode.text)
  }
}

/// What is wrong at a place of the settings file.
struct SettingsMistake: Error {
  /// Keys from the top to the place, without the first.
  var path: [String] = []
  /// What is expected, with the nearest word where a word is wrong.
  let message: String

  /// A mistake at a key, or at the value itself.
  init(
    at key: String? = nil, _ message: String, word: String? = nil,
    among words: some Sequence<String> = []
  ) {
    path = key.map { [$0] } ?? []
    let nearest = word.flatMap { EditDistance.nearest(to: $0, among: words) }
    let found = word.map { " (`\($0)`)" } ?? ""
    self.message = message + found + (nearest.map { "; do you mean \($0)?" } ?? "")
  }

  /// The mistake of a key that does not exist.
  static func unknown(_ key: String, in file: String, among keys: [String]) -> UsageError {
    UsageError("\(file): \(SettingsMistake("unknown key", word: key, among: keys).message)")
  }

  /// The mistake in the words of a whole file.
  func usage(of key: String, in file: String) -> UsageError {
    UsageError("\(file): \(([key] + path).joined(separator: " › ")): \(message)")
  }
}

/// The program that is measured, with the flags that this version of it has.
struct Slipway {
  private let help = Launch.output([Settings.program, "check", "--help"]) ?? ""

  /// Whether `check` has a flag.
  func has(_ flag: String) -> Bool { help.contains("\(flag) ") }

  /// A command line that reads its files anew.
  func command(_ words: String...) -> [String] {
    [Settings.program] + words + (words[0] != "count" && has("--no-cache") ? ["--no-cache"] : [])
  }

  /// The rules that there were first, before the whole catalogue: what the rest costs is told
  /// beside them.
  static let firstRules: Set = [
    "cell.null_required", "col.case", "col.missing_account_id", "col.missing_required",
    "col.missing_updated_at_profile", "col.near_miss", "csv.newline_in_cell", "csv.quote_unclosed",
    "csv.ragged_long", "csv.ragged_short", "cur.before_event", "cur.constant", "enc.invalid_utf8",
    "ent.dup_same_partition", "head.unsafe_name", "json.invalid", "json.trailing_comma",
    "row.dup_exact", "ts.not_guide_format", "ts.trailing_junk", "ts.unparseable",
    "xref.account_missing", "xref.user_missing",
  ]
  /// Those of them that remember records.
  private static let rowRules: Set = [
    "row.dup_exact", "ent.dup_same_partition", "xref.user_missing", "xref.account_missing",
  ]

  /// The ids of all rules that this version has.
  private let rules = (Launch.output([Settings.program, "explain"]) ?? "").split(separator: "\n")
    .compactMap { $0.split(separator: " ").first.map(String.init) }

  /// The flags that leave out all but some rules.
  private func only(_ kept: Set<String>) -> [String] {
    rules.filter { !kept.contains($0) }.flatMap { ["--ignore", $0] }
  }

  /// The flags that leave out all but the first rules.
  var onlyFirstRules: [String] { only(Self.firstRules) }

  /// The flags that leave out all but the first rules over cells, which DuckDB and polars are asked
  /// too.
  var onlyCellRules: [String] { only(Self.firstRules.subtracting(Self.rowRules)) }
}

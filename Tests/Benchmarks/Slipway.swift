/// The program that is measured, with the flags that this version of it has.
struct Slipway {
  private let help = Launch.output([Settings.program, "check", "--help"]) ?? ""

  /// Whether `check` has a flag.
  func has(_ flag: String) -> Bool { help.contains("\(flag) ") }

  /// A command line that reads its files anew.
  func command(_ words: String...) -> [String] {
    [Settings.program] + words + (words[0] != "count" && has("--no-cache") ? ["--no-cache"] : [])
  }

  /// The flags that leave out the rules over several rows.
  static let cellRules = [
    "row.dup_exact", "ent.dup_same_partition", "xref.user_missing", "xref.account_missing",
  ].flatMap { ["--ignore", $0] }
}

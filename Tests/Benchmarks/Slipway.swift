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
  static let cellRules = (Launch.output([Settings.program, "explain"]) ?? "")
    .split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
    .filter { rule in ["row.dup_", "ent.dup_", "xref."].contains { rule.hasPrefix($0) } }
    .flatMap { ["--ignore", $0] }
}

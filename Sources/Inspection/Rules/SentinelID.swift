import Contract

/// An id that stands for no one in particular.
enum SentinelID: CheckedRule {
  static let rule = Rule(
    id: "id.sentinel", title: "id that stands for no one", severity: .warning, basis: .inferred,
    why: "`0`, `-1`, `anonymous`, `unknown` and their like are what programs write where they do "
      + "not know an id. All their rows become those of one user or account; other analytics "
      + "services refuse them.",
    section: "Event data table › Columns › USER_ID; Profile data table › Columns › USER_ID",
    fix: "Leave out rows without a known user, or give each user an id of their own.")
}

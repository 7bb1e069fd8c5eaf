import Contract

/// The header stands again among the rows.
///
/// An error: read as data it has no time, no id of anyone, and so cannot be read as a row.
enum HeaderRepeated: CheckedRule {
  static let rule = Rule(
    id: "csv.header_repeated", title: "the header again", severity: .error, basis: .convention,
    why: "Files were joined with their headers. Read as data the row has names for values, so it "
      + "is rejected.",
    section: "Prerequisites › supported file types",
    fix: "Leave out all headers but the first when joining files.")
}

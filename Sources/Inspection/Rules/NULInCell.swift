import Contract

/// A cell holds a NUL.
///
/// An error, though rows with it can be split: many readers and databases end a text at its first
/// NUL or refuse the row, so that it cannot be read as it stands.
enum NULInCell: CheckedRule {
  static let rule = Rule(
    id: "enc.nul", title: "NUL byte in a cell", severity: .error, basis: .convention,
    why: "Most databases refuse a NUL in text, and many programs take it for the end. It comes "
      + "from files that were damaged or written in UTF-16.",
    section: "Prerequisites › supported file types and encodings",
    fix: "Export the file again as UTF-8, or remove the bytes: tr -d '\\000'.")
}

/// What a command takes on the command line in one place.
struct Parameter: Sendable, Equatable {
  /// What it is; completion and hints follow from it.
  enum Kind: Sendable, Equatable {
    /// A column of the table at hand.
    case column
    /// A name in the header of a file.
    case headerName
    /// A column of the guide.
    case guideColumn
    /// A name in a header that the user said is a column of the guide.
    case renamedName
    /// A table.
    case table
    /// A file of the share, or a pattern for several.
    case shareFile
    /// A file anywhere.
    case path
    /// A rule, by its id.
    case rule
    /// How much a rule is to matter.
    case level
    /// A theme.
    case theme
    /// A whole number from 1 up.
    case number
    /// Any text.
    case text
  }

  /// What it is called where the command is described, in capitals.
  let name: String
  /// What it is.
  let kind: Kind
  /// What stands between it and the next one.
  let separator: Character

  init(_ name: String, _ kind: Kind, before separator: Character = " ") {
    (self.name, self.kind, self.separator) = (name, kind, separator)
  }
}

extension [Parameter] {
  /// How to write them: `OLD=NEW`.
  var usage: String {
    enumerated().map { $0 + 1 < count ? "\($1.name)\($1.separator)" : $1.name }.joined()
  }

  /// The values in a text, the last of them as far as it is there; it may hold separators itself
  /// where it is the last parameter's.
  func values(in text: String) -> [String] {
    var rest = Substring(text)
    var values: [String] = []
    for parameter in dropLast() {
      guard let end = rest.firstIndex(of: parameter.separator) else { break }
      values.append(String(rest[..<end]))
      rest = rest[end...].dropFirst()
    }
    return values + [String(rest)]
  }
}

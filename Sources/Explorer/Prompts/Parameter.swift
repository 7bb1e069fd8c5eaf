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
      let quoted = rest.quotedPrefix
      guard let end = rest[quoted.endIndex...].firstIndex(of: parameter.separator) else { break }
      values.append(String(rest[..<end]))
      rest = rest[end...].dropFirst()
    }
    return values + [String(rest)]
  }
}

extension Parameter {
  /// How a value is written here: in quotes where it would be taken for another one without.
  func written(_ value: String) -> String {
    let isPlain =
      value.first != " " && value.last != " " && value.first != "\""
      && (separator == " " || !value.contains(separator))
    return isPlain ? value : "\"\(value.replacing("\"", with: "\"\""))\""
  }
}

extension StringProtocol {
  /// The value that is meant by what was written, which may be in quotes.
  var unquoted: String {
    guard count > 1, first == "\"", quotedPrefix.endIndex == endIndex else { return String(self) }
    return String(dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }

  /// What is in quotes at the beginning, with them; two stand for one within.
  fileprivate var quotedPrefix: SubSequence {
    guard first == "\"" else { return self[startIndex..<startIndex] }
    var place = index(after: startIndex)
    while let quote = self[place...].firstIndex(of: "\"") {
      place = index(after: quote)
      guard place < endIndex, self[place] == "\"" else { return self[..<place] }
      place = index(after: place)
    }
    return self[startIndex..<startIndex]
  }
}

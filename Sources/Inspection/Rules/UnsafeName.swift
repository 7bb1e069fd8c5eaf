import Contract

/// A column's name needs quoting in most databases.
enum UnsafeName: ColumnRule {
  static let rule = Rule(
    id: "head.unsafe_name", title: "column name that needs quoting", severity: .info,
    basis: .convention, unit: .columns,
    why: "Names with blanks or signs, with a leading digit or of more than 60 bytes are often "
      + "changed when a table is loaded. The guide's own sample has one (`Current Plan`).",
    section: "Profile data table › Sample User Table",
    fix: "Use letters, digits and underscores, if you can choose.")

  static func broken(in table: ColumnContext) -> [BrokenColumn] {
    // What stands around a name, or does not show in it, is a matter of other rules.
    table.namedColumns { name in
      let bare = HeaderWhitespace.bare(name)
      return !bare.isEmpty && !isSafe(bare) && !HeaderControl.hasControl(name)
    }
    .map { BrokenColumn($0.name, .info, in: $1) }
  }

  static func isSafe(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, name.utf8.count <= 60 else { return false }
    let isWord = name.unicodeScalars.allSatisfy {
      $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType == .decimal
    }
    return isWord && first.properties.numericType == nil
  }
}

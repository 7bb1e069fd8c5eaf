import Contract
import Tables

/// A column's name holds characters that do not show.
enum HeaderControl: ColumnRule {
  static let rule = Rule(
    id: "head.control", title: "column name with characters that do not show",
    severity: .warning, basis: .convention, unit: .columns,
    why: "The column is not found by the name that everybody sees.",
    section: "Profile data table › Columns",
    fix: "Write the name again by hand; such characters come with copied text and byte order marks."
  )

  static func broken(in table: ColumnContext) -> [BrokenColumn] {
    table.namedColumns(where: hasControl).map { column, files in
      BrokenColumn(
        column.name, .warning, in: files,
        detail: first(in: files[0].file.header[files[0].cell(of: column.position) ?? 0])?.name)
    }
  }

  static func hasControl(_ name: String) -> Bool { first(in: name) != nil }

  private static func first(in name: String) -> OddCharacter? {
    let bytes = Array(name.utf8)
    if let offset = bytes.firstIndex(where: { $0 < 0x20 }) {
      return OddCharacter(scalar: UInt32(bytes[offset]), offset: offset)
    }
    let odd = bytes.withUnsafeBufferPointer {
      OddCharacter.first(in: $0, isKey: true, isJSON: true, isQuoted: true)
    }
    // A blank around a name is another rule's matter, and inside it is a blank.
    return odd?.scalar == 0xa0 ? nil : odd
  }
}

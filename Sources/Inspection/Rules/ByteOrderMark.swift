import Contract
import Tables

/// A file starts with the byte order mark of UTF-8.
enum ByteOrderMark: ShareRule {
  static let rule = Rule(
    id: "enc.bom", title: "byte order mark", severity: .info, basis: .convention, unit: .files,
    why: "Readers that do not know the mark take it for a part of the first column's name.",
    section: "Prerequisites › supported file types and encodings",
    fix: "Write UTF-8 without a byte order mark, if you can choose.")

  static func broken(in share: ShareContext) -> [(table: TableKind?, broken: Broken)] {
    share.files(.info) { file in
      file.file.head.hasByteOrderMark ? .file(file.file.name) : nil
    }
  }
}

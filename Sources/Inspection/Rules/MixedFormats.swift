import Contract
import Tables

/// Files of one table have to be read in different ways.
///
/// A carriage return before a line feed is no difference: every reader takes both.
enum MixedFormats: ShareRule {
  static let rule = Rule(
    id: "file.mixed_formats", title: "file of another format than its table's others",
    severity: .warning, basis: .convention, unit: .files,
    why: "A loader reads all files of a table in one way: one type, one compression, one "
      + "delimiter. Those that differ are read wrong or not at all.",
    section: prerequisites,
    fix: "Export all files of the table alike.")

  static func broken(in share: ShareContext) -> ShareContext.Found {
    var forms: [String: String] = [:]
    for layout in share.share.tables.flatMap(\.layout.files) {
      forms[layout.file.name] = text(layout.file.dialect)
    }
    let files = share.share.files.filter { $0.isData && $0.format != nil }
    func form(_ file: ShareFile) -> String { forms[file.name] ?? file.format?.text ?? "" }
    let usual = Dictionary(grouping: files) { $0.table }.mapValues { mostFrequent($0.map(form)) }
    return share.files(.warning) { file in
      guard let table = file.table, file.isData, file.format != nil,
        let usual = usual[table], form(file) != usual
      else { return nil }
      return file.sample("\(form(file)); others: \(usual)")
    }
  }

  private static func text(_ dialect: Dialect) -> String {
    let delimiter = dialect.delimiter == 9 ? "tab" : String(UnicodeScalar(dialect.delimiter))
    let lines = dialect.lineEnd == UInt8(ascii: "\r") ? " and lines that end with CR" : ""
    return "delimiter \(delimiter)\(lines)"
  }
}

/// The text that occurs most often, of several the first.
func mostFrequent(_ texts: [String]) -> String {
  let counts = Dictionary(texts.map { ($0, 1) }, uniquingKeysWith: +)
  let most = counts.values.max()
  return texts.first { counts[$0] == most } ?? ""
}

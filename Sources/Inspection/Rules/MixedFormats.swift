import Contract
import Tables

/// Files of one table have to be read in different ways.
///
/// How rows and cells are told apart is the matter of `OtherDelimiter` and `CarriageReturnEnds`.
enum MixedFormats: ShareRule {
  static let rule = Rule(
    id: "file.mixed_formats", title: "file of another format than its table's others",
    severity: .warning, basis: .convention, unit: .files,
    why: "A loader reads all files of a table in one way: one type and one "
      + "compression. Those that differ are read wrong or not at all.",
    section: prerequisites,
    fix: "Export all files of the table alike.")

  static func broken(in share: ShareContext) -> ShareContext.Found {
    let files = share.share.files.filter { $0.isData && $0.type != nil }
    let usual = Dictionary(grouping: files) { $0.table }
      .mapValues { mostFrequent($0.compactMap(\.type?.text)) }
    return share.files(.warning) { file in
      guard let table = file.table, file.isData, let format = file.type?.text,
        let usual = usual[table], format != usual
      else { return nil }
      return file.sample("\(format); others: \(usual)")
    }
  }
}

/// The text that occurs most often, of several the first.
func mostFrequent(_ texts: [String]) -> String {
  let counts = Dictionary(texts.map { ($0, 1) }, uniquingKeysWith: +)
  let most = counts.values.max()
  return texts.first { counts[$0] == most } ?? ""
}

import Contract
import Tables

/// Cells are not told apart by commas.
enum OtherDelimiter: ShareRule {
  static let rule = Rule(
    id: "csv.delimiter", title: "delimiter that is no comma", severity: .info, basis: .inferred,
    unit: .files,
    why: "The vendor has to be told of another delimiter; for all files of a table it can be only "
      + "one, so that files that differ are a warning.",
    section: "Prerequisites › supported file types",
    fix: "Write all files of a table with the same delimiter, best with commas.")
  static let severities: [Severity] = [.warning, .info]

  static func broken(in share: ShareContext) -> [(table: TableKind?, broken: Broken)] {
    share.share.tables.compactMap { table in
      // A table of one column needs no delimiter.
      let files = table.layout.files.filter { $0.file.header.count > 1 }
      guard let usual = commonest(files.map(\.file.dialect.delimiter)) else { return nil }
      let others = files.filter { $0.file.dialect.delimiter != usual }
      let comma = UInt8(ascii: ",")
      let broken = others.isEmpty && usual != comma ? files : others
      guard !broken.isEmpty else { return nil }
      let samples = broken.map { file in
        let name = ByteName.of(file.file.dialect.delimiter)
        let mostOf = others.isEmpty ? "" : ", most files of the table: \(ByteName.of(usual))"
        return file.headerSample(detail: "the delimiter is \(name)\(mostOf)")
      }
      return (table.kind, Broken(others.isEmpty ? .info : .warning, files: samples))
    }
  }

  /// The delimiter of most files; of equally common ones the first.
  private static func commonest(_ delimiters: [UInt8]) -> UInt8? {
    let counts = Dictionary(grouping: delimiters) { $0 }.mapValues(\.count)
    guard let most = counts.values.max() else { return nil }
    return delimiters.first { counts[$0] == most }
  }
}

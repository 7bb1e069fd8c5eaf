import Contract
import Tables

/// The files of a table have different headers.
///
/// A file that lacks what the guide requires is left to the rule about that column.
enum HeaderDrift: ShareRule {
  static let rule = Rule(
    id: "head.drift", title: "header unlike that of the other files", severity: .warning,
    basis: .convention, unit: .files, cost: .ordered,
    why: "A loader that takes the columns from one file leaves out what others have besides, or "
      + "fills the cells of a column with those of another. Only another order is a hint.",
    section: "Prerequisites › supported file types",
    fix: "Write all files of a table with the same columns in the same order.")
  static let severities: [Severity] = [.warning, .info]

  static func broken(in share: ShareContext) -> [(table: TableKind?, broken: Broken)] {
    share.share.tables.flatMap { table in
      broken(in: table.layout).map { (table.kind, $0) }
    }
  }

  private static func broken(in layout: TableLayout) -> [Broken] {
    let files = layout.files.filter { $0.headerFault == nil }
    guard let usual = commonest(files) else { return [] }
    let samples = files.map { ($0, sample($0, unlike: usual, layout)) }
    return [Severity.warning, .info].compactMap { severity in
      let found = samples.compactMap { $1?.severity == severity ? $1?.sample : nil }
      return found.isEmpty ? nil : Broken(severity, files: found)
    }
  }

  /// The columns of most files; of equally common ones those of the first.
  private static func commonest(_ files: [FileLayout]) -> [Int]? {
    let counts = Dictionary(grouping: files, by: \.columnOfCell).mapValues(\.count)
    guard counts.count > 1, let most = counts.values.max() else { return nil }
    return files.first { counts[$0.columnOfCell] == most }?.columnOfCell
  }

  private static func sample(
    _ file: FileLayout, unlike usual: [Int], _ layout: TableLayout
  ) -> (severity: Severity, sample: Finding.Sample)? {
    guard file.columnOfCell != usual else { return nil }
    // The further column of such a file may be the missing one under another name.
    let lacksRequired = usual.contains { column in
      !file.columnOfCell.contains(column) && layout.columns[column].contract?.need == .required
    }
    guard !lacksRequired else { return nil }
    func names(_ columns: [Int], without others: [Int]) -> [String] {
      columns.filter { !others.contains($0) }.map { "`\(layout.columns[$0].name)`" }
    }
    let missing = names(usual, without: file.columnOfCell)
    let further = names(file.columnOfCell, without: usual)
    if missing.isEmpty, further.isEmpty {
      return (.info, file.headerSample(detail: "the same columns in another order"))
    }
    let parts = [("lacks", missing), ("has also", further)].filter { !$1.isEmpty }
      .map { "\($0) \($1.joined(separator: ", "))" }
    return (.warning, file.headerSample(detail: parts.joined(separator: "; ")))
  }
}

import Contract
import Tables

/// The times of one column are written in several ways.
enum TimestampFormatMixed: TableRule {
  static let rule = Rule(
    id: "ts.format_mixed", title: "times of one column in several forms", severity: .warning,
    basis: .convention,
    why: "Who reads a column by one form loses what is written in another, or reads 4 May as "
      + "5 April. Both orders of day and month in one column are an error. Up to 5 % of other "
      + "forms, up to 2 % with or without a fraction, and fewer than 20 cells are no finding here.",
    section: "Event data table › Sample Event Table",
    fix: "Write all times of a column in one form: 2022-10-26 07:08:34.")
  static let severities: [Severity] = [.error, .warning]

  /// Of fewer cells it may be chance.
  private static let fewestCells = 20

  static func broken(in table: TableContext) -> [Broken] {
    table.layout.columns.compactMap { column in
      guard column.contract?.type == .timestamp else { return nil }
      let files = table.totals.facts.map { $0.times[column.position] }
      var all = TimeFacts()
      for file in files { all.add(file) }
      guard let (severity, count) = judged(all) else { return nil }
      let samples = files.indices.filter { files[$0].written > 0 }.map { file in
        Finding.Sample.file(table.layout.files[file].file.name, detail: files[file].forms)
      }
      return Broken(column.name, severity, count: count, files: samples.count, samples: samples)
    }
  }

  /// How badly forms are mixed, and the cells that cannot be relied on.
  private static func judged(_ times: TimeFacts) -> (Severity, Int)? {
    let (dayFirst, monthFirst) = (times[.slashesDayFirst], times[.slashesMonthFirst])
    let ambiguous = times[.slashesAmbiguous]
    if dayFirst > 0, monthFirst > 0 { return (.error, min(dayFirst, monthFirst) + ambiguous) }
    if dayFirst + monthFirst == 0, ambiguous >= fewestCells { return (.warning, ambiguous) }
    // Dates by slashes are one form, whether their order can be told or not.
    let slashes = dayFirst + monthFirst + ambiguous
    let others = TimestampForm.allCases.filter { !$0.isOrderOfSlashes }.map { times[$0] }
    let counts = [times.guide, slashes] + others
    let rest = counts.reduce(0, +) - (counts.max() ?? 0)
    if rest >= fewestCells, rest * 20 > times.written { return (.warning, rest) }
    let clocks = times.guide + times[.iso8601]
    let rarer = min(times.fractions, clocks - times.fractions)
    return rarer >= fewestCells && rarer * 50 > clocks ? (.warning, rarer) : nil
  }
}

extension TimestampForm {
  fileprivate var isOrderOfSlashes: Bool {
    self == .slashesDayFirst || self == .slashesMonthFirst || self == .slashesAmbiguous
  }
}

extension TimeFacts {
  /// The forms with their counts, as in `20 like the guide's, 3 ISO 8601`.
  fileprivate var forms: String {
    let whole = guide > 0 ? ["\(guide) like the guide's"] : []
    let others = TimestampForm.allCases.filter { self[$0] > 0 }.map { "\(self[$0]) \($0.name)" }
    let fraction = fractions > 0 ? ["\(fractions) with a fraction of a second"] : []
    return (whole + others + fraction).joined(separator: "; ")
  }
}

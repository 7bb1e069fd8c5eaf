import Contract
import Tables

/// A drop ends in the very second in which an earlier one ended.
enum BoundaryTie: TableRule {
  static let rule = Rule(
    id: "cur.boundary_tie", title: "drop that ends in the second of an earlier one",
    severity: .warning, basis: .convention, unit: .files, cost: .ordered,
    why: "Where the greatest UPDATED_AT seen is kept to the second, rows of that second in a later "
      + "drop are skipped or read twice. Rows that are not even a fraction later are "
      + "cur.late_invisible.",
    section: "Event data table › Columns › UPDATED_AT; Profile data table › Columns › UPDATED_AT",
    fix: "End each drop between two seconds: take the rows written before the current one.")

  static func broken(in table: TableContext) -> [Broken] {
    guard table.layout.position(of: "UPDATED_AT") != nil else { return [] }
    let ranges = table.totals.updatedRanges
    let drops = Drops(table.layout.files)
    let samples = zip(drops.reached(ranges), ranges).enumerated().compactMap { file, times in
      sample(table.layout.files[file].file.name, reached: times.0, latest: times.1?.upperBound)
    }
    return samples.isEmpty
      ? []
      : [
        Broken("UPDATED_AT", .warning, count: samples.count, files: samples.count, samples: samples)
      ]
  }

  private static func sample(_ file: String, reached: Int64?, latest: Int64?) -> Finding.Sample? {
    guard let reached, let latest, latest > reached, second(latest) == second(reached) else {
      return nil
    }
    let texts = [latest, reached].map { Timestamp(microseconds: $0).guideText }
    return .file(
      file, value: texts[0], detail: "ends at \(texts[0]), an earlier drop at \(texts[1])")
  }

  private static func second(_ time: Int64) -> Int64 {
    (time >= 0 ? time : time - 999_999) / 1_000_000
  }
}

import Contract
import Samples
import Testing

@testable import Inspection

/// What the generator of sample shares planted is what the inspection finds.
@Suite struct SampleShareTests {
  struct Case: CustomTestStringConvertible {
    let rows: Int
    let seed: UInt64
    var singleFile = false
    var testDescription: String { "\(rows) rows, seed \(seed)\(singleFile ? ", one file" : "")" }
  }

  static let cases =
    [200, 1099, 1100, 2000, 20_000].flatMap { rows in
      (1...4).map { Case(rows: rows, seed: $0, singleFile: $0.isMultiple(of: 2)) }
    } + [Case(rows: 200_000, seed: 5)]

  private struct Place: Hashable, CustomStringConvertible {
    let rule: String
    let table: String
    let column: String?
    var description: String { "\(rule) in \(table).\(column ?? "row")" }
  }

  private func found(_ inspection: Inspection) -> [Place: Int] {
    let counts = inspection.findings.map { finding in
      let place = Place(
        rule: finding.rule.id, table: finding.table?.rawValue ?? "files", column: finding.column)
      return (place, finding.count)
    }
    return Dictionary(counts, uniquingKeysWith: +)
  }

  private func planted(_ share: SampleShare) -> [Place: Int] {
    let counts = share.planted.map { defect in
      (Place(rule: defect.rule, table: defect.table, column: defect.column), defect.count)
    }
    return Dictionary(counts, uniquingKeysWith: +)
  }

  @Test(arguments: cases)
  func everyPlantedDefectIsFoundAndNothingElse(_ example: Case) throws {
    let sample = try SampleShareOnDisk(
      rows: example.rows, seed: example.seed, defects: true, singleFile: example.singleFile)
    let inspection = try #require(Inspector(try Share([sample.path])).run())
    let (found, planted) = (found(inspection), planted(sample.share))
    for place in Set(found.keys).union(planted.keys) {
      #expect(found[place] == planted[place], "\(place)")
    }
    #expect(inspection.table(.events)?.records == example.rows)
    #expect(inspection.unreadable.isEmpty)
  }

  @Test(arguments: [(20_000, [1, 2, 3, 8]), (2_000_000, [1, 3])] as [(Int, [Int])])
  func anyNumberOfThreadsFindsTheSame(_ rows: Int, _ threads: [Int]) throws {
    let sample = try SampleShareOnDisk(rows: rows, seed: 6, defects: true)
    let planted = planted(sample.share)
    var first: Inspection?
    for threads in threads {
      var options = InspectionOptions()
      options.threads = threads
      let inspection = try #require(Inspector(try Share([sample.path]), options: options).run())
      #expect(found(inspection) == planted, "\(threads) threads")
      let other = first ?? inspection
      #expect(inspection.findings == other.findings, "\(threads) threads")
      for (one, two) in zip(inspection.tables, other.tables) {
        #expect(one.records == two.records && one.rejected == two.rejected)
        #expect(one.nulls == two.nulls && one.profiles == two.profiles)
        #expect(one.partitions == two.partitions)
      }
      first = inspection
    }
  }

  @Test(arguments: [(200, 3), (2000, 1), (20_000, 2)] as [(Int, UInt64)])
  func aCleanShareHasNoFindings(_ rows: Int, _ seed: UInt64) throws {
    let sample = try SampleShareOnDisk(rows: rows, seed: seed, defects: false)
    let inspection = try #require(Inspector(try Share([sample.path])).run())
    #expect(inspection.lines.isEmpty)
    #expect(inspection.unreadable.isEmpty)
    #expect(inspection.table(.events)?.records == rows)
  }
}

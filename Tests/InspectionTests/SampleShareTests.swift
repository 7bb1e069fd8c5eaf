import Contract
import Samples
import Testing

@testable import Inspection

/// What the generator of sample shares planted is what the inspection finds.
@Suite struct SampleShareTests {
  private struct Place: Hashable {
    let rule: String
    let table: String
    let column: String?
  }

  @Test(arguments: [(200, 3), (2000, 1), (2000, 8), (20_000, 2)] as [(Int, UInt64)])
  func everyPlantedDefectIsFoundAndNothingElse(_ rows: Int, _ seed: UInt64) throws {
    let sample = try SampleShareOnDisk(rows: rows, seed: seed, defects: true)
    let inspection = try #require(Inspector(try Share([sample.path])).run())
    var found: [Place: Int] = [:]
    for finding in inspection.findings {
      let place = Place(
        rule: finding.rule.id, table: finding.table?.rawValue ?? "files", column: finding.column)
      found[place, default: 0] += finding.count
    }
    let planted = sample.share.planted
    #expect(planted.count == found.count)
    for defect in planted {
      let place = Place(rule: defect.rule, table: defect.table, column: defect.column)
      #expect(found[place] == defect.count, "\(place), seed \(seed)")
    }
    let events = try #require(inspection.table(.events))
    #expect(events.records == rows)
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

import Contract
import Samples
import Tables
import TestSupport
import Testing

@testable import Inspection

@Suite struct FileSpreadTests {
  private static func hours(_ rows: [Int: Int]) -> PartitionCounts {
    PartitionCounts(
      hours: rows.mapValues { PartitionTotals(rows: $0, bytes: $0 * 10) },
      unplaced: PartitionTotals())
  }

  @Test func filesAndTheirSumAreKnownSoFar() {
    var tally = SpreadTally(files: 3)
    tally.add(Self.hours([5: 1, 3: 2]), file: 0)
    tally.add(Self.hours([5: 4]), file: 0)
    tally.add(Self.hours([5: 8, 100: 1]), file: 2)
    #expect(tally.files.map(\.starts) == [[3, 5], [], [5, 100]])
    #expect(tally.files[0].totals.map(\.rows) == [2, 5])
    #expect(tally.files[2].totals.map(\.bytes) == [80, 10])
    #expect(tally.total.hours.mapValues(\.rows) == [3: 2, 5: 13, 100: 1])
    #expect(tally.files[0].totals(in: 4..<6).rows == 5)
    #expect(tally.files[0].totals(in: 0..<3) == PartitionTotals())
  }

  @Test func hoursBecomeDaysAndDaysMonthsPastTheLimit() {
    var tally = SpreadTally(files: 2, limit: 4)
    tally.add(Self.hours([0: 1, 1: 1, 23: 1, 24: 1]), file: 0)
    #expect(tally.files[0].unit == .hour)
    tally.add(Self.hours([0: 1]), file: 1)
    #expect(tally.files.map(\.unit) == [.day, .day])
    #expect(tally.files.map(\.starts) == [[0, 24], [0]])
    #expect(tally.files[0].totals.map(\.rows) == [3, 1])
    tally.add(Self.hours([48: 1, 72: 1, 24 * 31: 5]), file: 1)
    #expect(tally.files.map(\.unit) == [.month, .month])
    #expect(tally.files[1].starts == [0, 24 * 31])
    #expect(tally.files[1].totals.map(\.rows) == [3, 5])
    #expect(tally.total.hours.count == 7, "the sum is by the hour whatever is kept of files")
    #expect(!tally.files[0].tells(.day, by: .utc) && tally.files[0].tells(.month, by: .utc))
  }

  @Test(arguments: [1, 4]) func theFilesOfAShareAreThoseOfEachInspectedAlone(
    _ threads: Int
  ) throws {
    let folder = try TemporaryFolder()
    var files: [(name: String, bytes: [UInt8])] = []
    SampleShare(rows: 3000, seed: 5, defects: true).generate { name, bytes in
      if files.last?.name != name { files.append((name, [])) }
      files[files.count - 1].bytes += bytes
    }
    for file in files { try folder.write(file.bytes, to: file.name) }
    var options = InspectionOptions()
    options.threads = threads
    let share = try Share([folder.path])
    let whole = try #require(Inspector(share, options: options).run())
    for table in whole.tables {
      #expect(table.spreads.count == table.files.count)
      var sum: [Int: PartitionTotals] = [:]
      for (layout, spread) in zip(table.layout.files, table.spreads) {
        var settings = ShareSettings()
        settings.tables = [.init(kind: table.kind, pattern: "*")]
        let alone = try Share([folder.path + "/" + layout.file.name], settings: settings)
        let counts = try #require(
          Inspector(alone, options: options).run()?.table(table.kind)?.partitions)
        #expect(spread == FileSpread(counts), "\(layout.file.name)")
        for (hour, totals) in zip(spread.starts, spread.totals) {
          sum[hour, default: PartitionTotals()] += totals
        }
      }
      #expect(sum == table.partitions.hours)
    }
  }
}

import Contract
import Reports
import Tables
import TestSupport
import Testing

@testable import Inspection

/// Shares whose times are local ones, as the user says.
@Suite struct LocalTimesTests {
  private var kolkata: ShareSettings {
    var settings = ShareSettings()
    settings.zone = LocalZone(name: "Asia/Kolkata", offset: 19_800)
    return settings
  }

  private func event(_ time: String, user: String = "u1", updated: String = "2024-03-05 10:00:00")
    -> String
  {
    "\(user),a1,login,\(time),\(updated),\n"
  }

  private func days(_ inspection: Inspection) throws -> [String: Int] {
    let partitions = try #require(inspection.table(.events)).partitions
    let days = Partitioning(partitions, by: .day).partitions.filter { $0.totals.rows > 0 }
    return Dictionary(uniqueKeysWithValues: days.map { ($0.label, $0.totals.rows) })
  }

  @Test func rowsCountForTheDayOfTheirUTC() throws {
    let times = [
      "2024-03-02 03:00:00", "2024-03-02T05:29:59", "2024-03-02 05:30:00", "2024-03-02 03:00:00Z",
      "2024-03-02 03:00:00+09:00", "2024-03-02 08:00", "\"2024-03-02 03:00:00\"", "1709348400",
    ]
    let text = ShareOnDisk.eventHeader + "\n" + times.map { event($0) }.joined()
    let share = try ShareOnDisk(["events.csv": text])
    #expect(try days(share.inspect()) == ["2024-03-01": 1, "2024-03-02": 7])
    #expect(try days(share.inspect(settings: kolkata)) == ["2024-03-01": 4, "2024-03-02": 4])
  }

  @Test func foldersGoByTheUTCOfTheirRows() throws {
    let share = try ShareOnDisk([
      "events/event_date=2024-03-01/part.csv": ShareOnDisk.eventHeader + "\n"
        + event("2024-03-01 05:30:00") + event("2024-03-02 05:29:59")
        + event("2024-03-01 03:00:00Z")
    ])
    let rule = "part.value_mismatch"
    #expect(try share.inspect().findings.first { $0.rule.id == rule }?.count == 1)
    #expect(try !share.inspect(settings: kolkata).findings.contains { $0.rule.id == rule })
    var west = ShareSettings()
    west.zone = LocalZone(name: "-08:00", offset: -28_800)
    #expect(try share.inspect(settings: west).findings.first { $0.rule.id == rule }?.count == 1)
  }

  @Test func whatIsStillToComeGoesByUTC() throws {
    let share = try ShareOnDisk([
      "events.csv": ShareOnDisk.eventHeader + "\n"
        + event("2024-03-02 03:00:00", updated: "2024-03-01 21:45:00")
        + event("2024-03-02 03:00:00Z", user: "u2", updated: "2024-03-01 21:45:00")
    ])
    var options = InspectionOptions()
    options.now = try #require(Timestamp("2024-03-01T22:00:00Z"))
    func found(_ settings: ShareSettings) throws -> [Int] {
      let findings = try share.inspect(settings: settings, options: options).findings
      return ["ts.future", "cur.before_event"].map { rule in
        findings.filter { $0.rule.id == rule }.reduce(0) { $0 + $1.count }
      }
    }
    // A row with a time that cannot be is not told twice.
    #expect(try found(ShareSettings()) == [2, 0])
    #expect(try found(kolkata) == [1, 0])
  }

  @Test func updatedAtIsUTCWhateverIsSaid() throws {
    let share = try ShareOnDisk([
      "users.csv": ShareOnDisk.userHeader + "\n"
        + "u1,2024-03-02 03:00:00,2024-03-02 03:00:00,free\n"
    ])
    let table = try #require(try share.inspect(settings: kolkata).table(.users))
    #expect(
      table.partitions.hours.keys.map { PartitionUnit.hour.label(of: $0) } == ["2024-03-02 03:00"])
    let profile = try #require(table.profiles.first { $0.name == "USER_CREATION_TIME" })
    let other = try #require(try share.inspect().table(.users))
    #expect(profile == other.profiles.first { $0.name == "USER_CREATION_TIME" }, "as written")
    #expect(table.latest == other.latest)
  }

  @Test func repeatedEventsAreThoseOfOneMoment() throws {
    let options = InspectionOptions()
    func repeats(_ time: String, _ settings: ShareSettings) throws -> Int {
      let share = try ShareOnDisk([
        "events.csv": ShareOnDisk.eventHeader + "\n"
          + event("2024-03-01 12:00:00", updated: "2024-03-05 10:00:01") + event(time)
      ])
      let findings = try share.inspect(settings: settings, options: options).findings
      return findings.filter { $0.rule.id == "row.dup_event_key" }.reduce(0) { $0 + $1.count }
    }
    #expect(try repeats("2024-03-01 12:00:00Z", ShareSettings()) == 1)
    #expect(try repeats("2024-03-01 12:00:00Z", kolkata) == 0)
    #expect(try repeats("2024-03-01 06:30:00Z", kolkata) == 1)
    #expect(try repeats("2024-03-01 06:30:00Z", ShareSettings()) == 0)
  }

  @Test func timesThatStandForNoneStayWhatTheyAre() throws {
    let times = ["1970-01-01 00:00:00", "1900-01-01 00:00:00", "9999-12-31 00:00:00"]
    let text =
      ShareOnDisk.eventHeader + "\n"
      + (times + ["2024-03-01 12:00:00"]).map { event($0) }.joined()
    let inspection = try ShareOnDisk(["events.csv": text]).inspect(settings: kolkata)
    let found = try #require(inspection.findings.first { $0.rule.id == "ts.sentinel" })
    #expect(found.count == times.count)
    #expect(!inspection.findings.contains { ["ts.ancient", "ts.future"].contains($0.rule.id) })
  }

  @Test func anArchiveKnowsItsZone() throws {
    let share = try ShareOnDisk(["events.csv": ShareOnDisk.eventHeader + "\n" + event("2024-03-01")]
    )
    var other = ShareSettings()
    other.zone = LocalZone(
      name: "Asia/Kolkata", offset: 19_800, changes: [LocalZone.Change(at: 0, offset: 19_801)])
    let names = try [ShareSettings(), kolkata, other].map { settings in
      InspectionArchive(
        try share.open(settings: settings), options: InspectionOptions(), program: "test"
      ).name
    }
    #expect(Set(names).count == 3, "also where the system's zones were corrected")
  }
}

/// A share of local times at random, beside a slow twin that looks at each row by itself.
@Suite struct LocalTimesTwinTests {
  /// Random rows of which the moment is known.
  private struct Known {
    /// Clocks that are changed every few days, by hours and by halves of one.
    let offsets: [Int]
    let changes: [Int]
    var text = ShareOnDisk.eventHeader + "\n"
    /// By hours since 1970 the rows of it.
    var hours: [Int: Int] = [:]
    let seed: UInt64

    init() {
      var random = SeededGenerator()
      seed = random.seed
      func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }
      let start = 1_709_251_200
      offsets = [-18_000, -14_400, -18_000, 37_800, 39_600, 0]
      changes = (1...5).map { start + $0 * 6 * 86_400 + below(86_400) }
      for row in 0..<20_000 {
        // Mostly in order, so that some blocks have no change of clocks in them and some do.
        let local = start + row * 110 + below(7200)
        let offset = [0, 19_800, -3600][below(3)]
        let (cell, second): (String, Int?) =
          switch below(20) {
          case 0: (Self.text(local) + "Z", local)
          case 1: (Self.text(local).replacing(" ", with: "T"), utc(local))
          case 2: (String(local), local)
          case 3: (Self.text(local) + Self.sign(offset), local - offset)
          case 4: ("\"\(Self.text(local))\"", utc(local))
          case 5: ("1970-01-01 00:00:00", 0)
          case 6: ("yesterday", nil)
          case 7: ("", nil)
          default: (Self.text(local), utc(local))
          }
        text += "u\(row),a1,login,\(cell),2024-05-01 10:00:00,\n"
        if let second { hours[second / 3600, default: 0] += 1 }
      }
    }

    private static func text(_ second: Int) -> String {
      Timestamp(microseconds: Int64(second) * 1_000_000).guideText
    }

    private static func sign(_ offset: Int) -> String {
      [0: "+00:00", 19_800: "+05:30", -3600: "-0100"][offset] ?? ""
    }

    /// The first moment at which clocks show a time, or would if they had not been changed.
    private func utc(_ local: Int) -> Int {
      for (place, offset) in offsets.enumerated() {
        let (moment, end) = (local - offset, place < changes.count ? changes[place] : .max)
        if moment < end { return moment }
        // Clocks that are set forward skip it.
        if local - offsets[place + 1] < end { return moment }
      }
      return local
    }

    var settings: ShareSettings {
      var settings = ShareSettings()
      settings.zone = LocalZone(
        name: "Test/Zone", offset: offsets[0],
        changes: zip(changes, offsets.dropFirst()).map { LocalZone.Change(at: $0, offset: $1) })
      return settings
    }
  }

  @Test func anyThreadsFindWhatEachRowTells() throws {
    let known = Known()
    let share = try ShareOnDisk(["events.csv": known.text])
    var reports: Set<String> = []
    for threads in [1, 3] {
      var options = InspectionOptions()
      options.threads = threads
      options.now = try #require(Timestamp("2024-07-01"))
      let inspection = try share.inspect(settings: known.settings, options: options)
      let table = try #require(inspection.table(.events))
      #expect(table.partitions.hours.mapValues(\.rows) == known.hours, "seed \(known.seed)")
      let verdict = CheckVerdict(inspection, failOn: nil)
      reports.insert(JSONCheckReport(inspection, verdict: verdict, program: "test").text)
      let scan = TableScan(table)
      for hour in known.hours.keys.sorted().filter({ $0 % 150 == 0 }) {
        let index = try scan.index(.hours(hour..<hour + 1)) { _ in true }
        #expect(index.count == known.hours[hour], "hour \(hour), seed \(known.seed)")
      }
    }
    #expect(reports.count == 1)
  }
}

import Testing

@testable import Inspection

@Suite struct LocalZoneTests {
  private static let newYork = LocalZone(
    name: "America/New_York", offset: -5 * 3600,
    changes: [change("2024-03-10T07:00:00Z", -4 * 3600), change("2024-11-03T06:00:00Z", -5 * 3600)])
  private static let lordHowe = LocalZone(
    name: "Australia/Lord_Howe", offset: 11 * 3600,
    changes: [change("2024-04-06T15:00:00Z", 37_800), change("2024-10-05T15:30:00Z", 11 * 3600)])
  private static let kolkata = LocalZone(name: "Asia/Kolkata", offset: 19_800)

  private static func change(_ moment: String, _ offset: Int) -> LocalZone.Change {
    LocalZone.Change(at: Int((Timestamp(moment)?.microseconds ?? 0) / 1_000_000), offset: offset)
  }

  @Test(arguments: [
    (kolkata, "2024-03-02 03:00:00", "2024-03-01 21:30:00"),
    (kolkata, "1970-01-01 05:29:59.999999", "1969-12-31 23:59:59.999999"),
    // Clocks go from 1:59:59 to 3:00:00; what they skip reads as if they had not.
    (newYork, "2024-03-10 01:59:59", "2024-03-10 06:59:59"),
    (newYork, "2024-03-10 02:30:00", "2024-03-10 07:30:00"),
    (newYork, "2024-03-10 02:59:59.999999", "2024-03-10 07:59:59.999999"),
    (newYork, "2024-03-10 03:00:00", "2024-03-10 07:00:00"),
    (newYork, "2024-07-04 12:00:00", "2024-07-04 16:00:00"),
    // From 1:59:59 back to 1:00:00; the hour that comes twice is the first of both.
    (newYork, "2024-11-03 00:59:59", "2024-11-03 04:59:59"),
    (newYork, "2024-11-03 01:30:00", "2024-11-03 05:30:00"),
    (newYork, "2024-11-03 02:00:00", "2024-11-03 07:00:00"),
    (newYork, "2023-12-31 19:00:00", "2024-01-01 00:00:00"),
    // Half an hour, and summer is in winter.
    (lordHowe, "2024-01-01 11:00:00", "2024-01-01 00:00:00"),
    (lordHowe, "2024-04-07 01:45:00", "2024-04-06 14:45:00"),
    (lordHowe, "2024-04-07 02:00:00", "2024-04-06 15:30:00"),
    (lordHowe, "2024-10-06 01:59:59", "2024-10-05 15:29:59"),
    (lordHowe, "2024-10-06 02:15:00", "2024-10-05 15:45:00"),
    (lordHowe, "2024-10-06 02:30:00", "2024-10-05 15:30:00"),
  ])
  func localTimesInUTC(_ zone: LocalZone, _ local: String, _ utc: String) throws {
    let time = try #require(Timestamp(local)).microseconds
    #expect(Timestamp(microseconds: zone.utc(of: time)).guideText == utc)
    let span = zone.span(of: time)
    #expect(time < span.end && time - span.offset == zone.utc(of: time))
  }

  @Test(arguments: [
    ("+05:30", "+05:30", 19_800), ("-0800", "-08:00", -28_800), ("+02", "+02:00", 7200),
    ("-00:30", "-00:30", -1800), ("+1400", "+14:00", 50_400), ("UTC", "UTC", 0), ("Z", "UTC", 0),
    ("utc", "UTC", 0), ("+00:00", "+00:00", 0),
  ])
  func offsets(_ text: String, _ name: String, _ seconds: Int) throws {
    let zone = try #require(LocalZone(offset: text))
    #expect(zone == LocalZone(name: name, offset: seconds))
    #expect(LocalZone(offset: zone.name) == zone, "its name is one too")
    #expect(zone.utc(of: 0) == Int64(-seconds) * 1_000_000)
  }

  @Test(arguments: [
    "", "+", "-", "05:30", "+5:30", "+5", "+053", "+05:3", "+05:60", "+15:00", "+05:30:00",
    "+0:530", "+05:", "+:0530", "+05-30", "+٠٥", "+05.5", "--0800", "Asia/Kolkata", "UTC+1",
  ])
  func otherWordsAreNoOffsets(_ text: String) {
    #expect(LocalZone(offset: text) == nil)
  }
}

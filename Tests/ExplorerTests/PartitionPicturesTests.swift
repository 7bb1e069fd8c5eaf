import Contract
import Inspection
import Screens
import TestSupport
import Testing

@testable import Explorer

/// The calendar, the files, the keys and the advice of partitions.
@Suite struct PartitionPicturesTests {
  /// Events of ten weeks in three files: a day is missing, the last is partial, one is in two files.
  private static func share() throws -> TemporaryFolder {
    func day(_ number: Int, hours: Range<Int> = 0..<24) -> String {
      let date = CivilDate(daysSince1970: 19_783 + number).text
      // Fewer events at weekends, more from week to week.
      let rows = (number % 7 < 5 ? 2 : 1) + number / 28
      return hours.flatMap { hour in
        (0..<rows).map { row in
          ExampleShare.event(
            "u\(row)", "Login\(row)", at: "\(date) \(hour < 10 ? "0" : "")\(hour):1\(row):00")
        }
      }.joined()
    }
    let header = ExampleShare.eventHeader
    return try ExampleShare.of([
      "events/part-1.csv": header + (0..<30).filter { $0 != 16 }.map { day($0) }.joined(),
      "events/part-2.csv": header + (29..<50).map { day($0) }.joined(),
      "events/part-3.csv": header + (50..<69).map { day($0) }.joined() + day(69, hours: 0..<9),
    ])
  }

  private static func driver(settings: ShareSettings = ShareSettings()) throws -> Driver {
    let driver = try Driver(
      try share(), settings: settings, ignored: ["row.dup_event_key", "xref.user_missing"])
    driver.press("i")
    return driver
  }

  private func view(_ driver: Driver) -> PartitionsView? {
    guard case .partitions(let view) = driver.state.top else { return nil }
    return view
  }

  private func expectSizes(_ driver: Driver, _ name: String) {
    driver.resize(80, 24)
    expectScreen(driver.screen, name)
    driver.resize(120, 40)
    expectScreen(driver.screen, "\(name)-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "\(name)-tiny")
    driver.resize(80, 24)
  }

  @Test func barsSayWhatIsOdd() throws {
    let driver = try Self.driver()
    driver.press("G")
    #expect(driver.status.contains("rows only until 09:00"))
    expectSizes(driver, "partitions-odd")
    driver.resize(200, 60)
    expectScreen(driver.screen, "partitions-odd-huge")
  }

  @Test func theCalendarKeepsTheDay() throws {
    let driver = try Self.driver()
    driver.press("down", "down", "c")
    #expect(view(driver)?.picture == .calendar)
    #expect(driver.status.contains("2024-03-03 Sun"))
    driver.press("right", "down", "down")
    #expect(driver.status.contains("2024-03-12 Tue"))
    driver.press("left", "up")
    #expect(driver.status.contains("2024-03-04 Mon"))
    driver.press("left")
    #expect(driver.status.contains("2024-03-01 Fri"), "the first day, for there is none before")
    driver.press("right", "right", "down", "down")
    #expect(driver.status.contains("2024-03-17 Sun  missing"))
    expectSizes(driver, "partitions-calendar")
    driver.press("enter")
    #expect(driver.state.message == "2024-03-17 has no rows")
    driver.press("c")
    #expect(driver.cursorLine?.contains("2024-03-17") == true)
  }

  @Test func theDayUnderTheCursorIsInBrackets() throws {
    let driver = try Self.driver()
    driver.press("c", "right")
    let point = try #require(driver.screen.cursor)
    let line = Array(driver.lines[point.y])
    #expect(line[point.x - 1] == "[" && line[point.x + 2] == "]")
    #expect(line[point.x] != " " && line[point.x] == line[point.x + 1])
  }

  @Test func theCalendarIsOneOfDaysWhateverTheUnit() throws {
    let driver = try Self.driver()
    driver.press("Z", "down", "c")
    #expect(view(driver)?.unit == .day)
    #expect(driver.status.contains("2024-03-04 Mon"))
    driver.press("Z")
    #expect(view(driver)?.picture == .bars)
    #expect(driver.cursorLine?.contains("2024-03-04") == true)
  }

  @Test func enteringADayOfTheCalendarShowsItsRowsAndComesBack() throws {
    let driver = try Self.driver()
    driver.press("c", "right")
    let calendar = driver.screen
    driver.press("enter")
    #expect(driver.table?.index.count == 48)
    driver.press("q")
    #expect(driver.screen == calendar)
    driver.press("q")
    #expect(driver.kinds == [.share, .partitions] && view(driver)?.picture == .bars)
    driver.press("q")
    #expect(driver.kinds == [.share])
  }

  @Test func theCalendarIsOfASCIIWhereNothingElseCanBeShown() throws {
    let driver = try Driver(
      try Self.share(), glyphs: .ascii, ignored: ["row.dup_event_key", "xref.user_missing"])
    driver.press("i", "c")
    expectScreen(driver.screen, "partitions-calendar-ascii")
    let isASCII = driver.text.utf8.allSatisfy { $0 < 0x80 }
    #expect(isASCII)
  }

  @Test func filesShowWhichOverlap() throws {
    let driver = try Self.driver()
    for _ in 0..<29 { driver.press("down") }
    driver.press("x")
    #expect(driver.status.contains("2024-03-30  events/part-1.csv  72 rows"))
    #expect(driver.status.contains("part-2.csv"))
    expectSizes(driver, "partitions-files")
    driver.press("down", "right")
    #expect(driver.status.contains("2024-03-31  events/part-2.csv  72 rows"))
    #expect(!driver.status.contains("also in"))
    driver.press("x")
    #expect(driver.cursorLine?.contains("2024-03-31") == true)
  }

  @Test func bytesAreComparedInsteadOfRows() throws {
    let driver = try Self.driver()
    driver.press("B")
    #expect(driver.lines[0].contains("bytes per day"))
    #expect(view(driver)?.measure == .bytes)
    expectScreen(driver.screen, "partitions-bytes")
    driver.press("B")
    #expect(view(driver)?.measure == .rows)
  }

  @Test func daysAreThoseOfTheZoneOfTheShare() throws {
    var settings = ShareSettings()
    settings.zone = LocalZone(name: "Asia/Kolkata", offset: 19_800)
    let driver = try Self.driver(settings: settings)
    #expect(driver.lines[0].contains("(UTC)"))
    driver.press("down", "down", "u")
    #expect(driver.lines[0].contains("(Asia/Kolkata, from 00:30)"))
    #expect(driver.state.message?.contains("a day in Asia/Kolkata is from 00:30") == true)
    driver.press("down")
    expectScreen(driver.screen, "partitions-local")
    driver.press("u")
    #expect(driver.lines[0].contains("(UTC)"))
    driver.press("q")
    #expect(driver.lines[0].contains("Asia/Kolkata → UTC"))
  }

  @Test func withoutAZoneThereIsNothingToToggle() throws {
    let driver = try Self.driver()
    driver.press("u")
    #expect(driver.state.message?.contains("--tz-assume") == true)
    #expect(view(driver)?.isLocal == false)
  }

  @Test func keysBeginAtThePartitionUnderTheCursor() throws {
    let driver = try Self.driver()
    for _ in 0..<17 { driver.press("down") }
    driver.press("K")
    #expect(
      driver.cursorLine?.contains("events/event_date=2024-03-18/part-20240601T0000-000.csv.gz")
        == true)
    expectSizes(driver, "partitions-keys")
    driver.press("enter")
    #expect(driver.table?.index.count == 48)
    driver.press("q", "Z")
    #expect(driver.cursorLine?.contains("event_week=2024-03-18") == true)
    driver.press("q")
    #expect(view(driver)?.picture == .bars)
  }

  @Test func adviceIsReadInFull() throws {
    let driver = try Self.driver()
    driver.press("A")
    expectSizes(driver, "partitions-advice")
    driver.press("G", "g", "A")
    #expect(view(driver)?.picture == .bars)
  }

  @Test func filesAreKnownWhileTheShareIsRead() throws {
    let driver = try Driver(try ExampleShare.large(), inspects: false)
    driver.inspectFirstPiece(of: .events)
    driver.press("i", "x")
    let soFar = driver.lines[0]
    driver.inspect()
    #expect(driver.lines[0] != soFar && view(driver)?.picture == .files)
  }
}

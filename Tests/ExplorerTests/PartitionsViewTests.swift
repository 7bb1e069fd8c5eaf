import Inspection
import TestSupport
import Testing

@testable import Explorer

@Suite struct PartitionsViewTests {
  @Test func showsTheRowsOfEveryDayAndTheMissingOne() throws {
    let driver = try Driver(try ExampleShare.of(ExampleShare.gap))
    driver.press("i")
    expectScreen(driver.screen, "partitions-day")
    driver.resize(120, 40)
    expectScreen(driver.screen, "partitions-day-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "partitions-tiny")
  }

  @Test func zoomsAndStaysAtTheSameTime() throws {
    let driver = try Driver(try ExampleShare.of(ExampleShare.gap))
    driver.press("i", "down", "down", "Z")
    expectScreen(driver.screen, "partitions-week")
    driver.press("Z")
    expectScreen(driver.screen, "partitions-month")
    driver.press("z", "z", "z")
    expectScreen(driver.screen, "partitions-hour")
    driver.press("z")
    #expect(driver.lines[0].contains("per hour"))
  }

  @Test func entersTheRowsOfAPartitionAndComesBack() throws {
    let driver = try Driver(try ExampleShare.of(ExampleShare.gap))
    driver.press("i", "down", "down")
    let list = driver.screen
    driver.press("enter")
    #expect(driver.table?.index.count == 2)
    #expect(driver.lines[0].contains("2024-05-03"))
    driver.press("q")
    #expect(driver.screen == list)
    for _ in 0..<7 { driver.press("down") }
    driver.press("enter")
    #expect(driver.kinds == [.share, .partitions])
    #expect(driver.state.message == "2024-05-10 has no rows")
  }

  @Test func saysThatTheColumnIsMissing() throws {
    let driver = try Driver(
      try ExampleShare.of(["events.csv": "USER_ID,EVENT_NAME,UPDATED_AT\nu,Login,2024-05-01\n"]))
    driver.press("i")
    expectScreen(driver.screen, "partitions-no-column")
  }

  @Test func showsTheNextTable() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("i", "tab")
    #expect(driver.lines[0].contains("users by UPDATED_AT"))
    expectScreen(driver.screen, "partitions-users")
    driver.press("shift-tab")
    #expect(driver.lines[0].contains("events by TIMESTAMP"))
  }
}

import Contract
import Inspection
import Screens
import Tables
import TestSupport
import Testing

@testable import Explorer

@Suite struct GoToTests {
  private func run(_ command: String, _ driver: Driver) {
    driver.press(":")
    driver.type(command)
    driver.press("enter")
  }

  private func driver() throws -> Driver {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("enter")
    return driver
  }

  @Test func aPercentageIsThePlaceThatTheTitleSays() throws {
    let driver = try driver()
    run("50%", driver)
    #expect(driver.table?.row == 199 && driver.lines[0].contains("50.0 %"))
    driver.press("2", "5", "%")
    #expect(driver.table?.row == 99)
    run("99.9 %", driver)
    #expect(driver.table?.row == 399)
    run("0%", driver)
    #expect(driver.table?.row == 0)
    run("1000%", driver)
    #expect(driver.table?.row == 399)
    driver.press("%")
    #expect(driver.status.contains("50% is the middle") && driver.table?.row == 399)
  }

  @Test func aPercentageIsOfTheRowsThatAreShown() throws {
    let driver = try driver()
    driver.press("&")
    driver.type("feature")
    driver.press("enter", "5", "0", "%")
    let count = try #require(driver.table?.index.count)
    #expect(driver.table?.row == (count + 1) / 2 - 1)
    #expect(driver.table?.filter != .all)
  }

  @Test func aPercentageOfWhatIsReadSoFarSaysSo() throws {
    let driver = try Driver(try ExampleShare.large(), inspects: false)
    driver.press("enter")
    driver.inspectFirstPiece(of: .events)
    driver.press("G")
    run("50%", driver)
    #expect(driver.status.contains("read so far"))
    let known = try #require(driver.state.inspection.table(.events)?.records)
    #expect(driver.table?.row ?? 0 < known && driver.table?.currentRow?.isCounted == true)
  }

  @Test func aTimeIsTheFirstRowAtOrBehindIt() throws {
    let driver = try Driver(try ExampleShare.of(ExampleShare.gap))
    driver.press("enter")
    for (text, time) in [
      ("2024-05-09", "2024-05-09 10:00:00"), ("2024-05-09 10:00", "2024-05-09 10:00:00"),
      ("2024-05-09 10:00:01", "2024-05-09 22:30:00"), ("2024-05-10", "2024-05-11 10:00:00"),
      ("2024-05-09T12", "2024-05-09 22:30:00"), ("2024-05", "2024-05-01 10:00:00"),
    ] {
      run(text, driver)
      #expect(driver.table?.currentRow?.record.text(3) == time, "\(text)")
      #expect(driver.focusedColumn == "TIMESTAMP")
    }
    run("2024-06-01", driver)
    #expect(driver.status.contains("no row of 2024-06-01 00:00:00 UTC or later"))
    #expect(driver.table?.currentRow?.record.text(3) == "2024-05-01 10:00:00", "it stays")
  }

  @Test func aTimeNeedsAColumnOfTimes() throws {
    let driver = try Driver(try ExampleShare.of(["events.csv": "EVENT_NAME,USER_ID\nLogin,u1\n"]))
    driver.press("enter")
    run("2024-05-09", driver)
    #expect(driver.status.contains("TIMESTAMP is missing"))
  }

  @Test func whatIsNoPlaceIsSaidWhileItIsTyped() throws {
    let driver = try driver()
    driver.press(":")
    driver.type("2024-13-01")
    #expect(driver.status.contains("a row number, a percentage, or a time"))
    driver.press("enter")
    #expect(driver.status.contains("a row number, a percentage, or a time"))
    driver.press(":")
    driver.type("2024-03-01 07")
    #expect(driver.status.contains("first row of 2024-03-01 07:00:00 UTC or later"))
    driver.press("escape", ":")
    driver.type("7%")
    #expect(driver.status.contains("that much of the rows"))
  }

  @Test func aNumberMovesTheRecordToo() throws {
    let driver = try driver()
    driver.press("enter")
    run("1,2", driver)
    #expect(driver.kinds.last == .record && driver.table?.row == 11)
    #expect(driver.lines[0].contains("row 12 of 400"))
  }

  @Test func readsEveryForm() throws {
    #expect(Destination("1,204") == .row(1204))
    #expect(Destination("12.5 %") == .percent(12.5))
    #expect(Destination("2024-03-01 07:30") == Timestamp("2024-03-01T07:30:00Z").map { .time($0) })
    #expect(
      Destination("2024-03-01T07:30:00+02:00")
        == Timestamp("2024-03-01T05:30:00Z").map { .time($0) })
    for text in ["", "rename", "-5", "5x", "%", "1e400%", "2024-02-30", "99999999999999999999"] {
      #expect(Destination(text) == nil, "\(text)")
    }
  }
}

import Contract
import Inspection
import Screens
import Tables
import TestSupport
import Testing

@testable import Explorer

@Suite struct TableViewTests {
  private func table(_ files: [String: String], size: Size? = nil) throws -> Driver {
    let driver = try Driver(try ExampleShare.of(files))
    driver.press("enter")
    return driver
  }

  @Test func showsTheRowsUnderTheContract() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("enter")
    expectScreen(driver.screen, "table-clean")
    driver.resize(120, 40)
    expectScreen(driver.screen, "table-clean-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "table-tiny")
  }

  @Test func namesMissingColumnsAndNearMisses() throws {
    let driver = try table(ExampleShare.nearMiss)
    expectScreen(driver.screen, "table-events-near-miss")
    driver.press("tab")
    expectScreen(driver.screen, "table-users-near-miss")
    let missing = try table(["events.csv": "EVENT_NAME,TIMESTAMP\nLogin,2024-05-01 10:00:00\n"])
    expectScreen(missing.screen, "table-missing")
  }

  @Test func tellsWhatIsWrongUnderTheCursor() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter", "e")
    expectScreen(driver.screen, "table-error")
    driver.press("w")
    expectScreen(driver.screen, "table-warning")
    driver.resize(120, 40)
    expectScreen(driver.screen, "table-warning-wide")
  }

  @Test func showsARejectedRowAsItStands() throws {
    let rows =
      ExampleShare.event("u1", at: "2024-05-01 10:00:00")
      + "u2,too,short\n" + ExampleShare.event("u3", at: "2024-05-02 10:00:00")
    let driver = try table(["events.csv": ExampleShare.eventHeader + rows])
    driver.press("e")
    expectScreen(driver.screen, "table-rejected")
  }

  @Test func filtersByTextAndShowsAllAgainAtTheSameRow() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("enter", "&")
    driver.type("feature")
    driver.press("enter")
    expectScreen(driver.screen, "table-filtered")
    driver.press("down", "down")
    let row = driver.table?.currentRow?.row
    driver.press("x")
    #expect(driver.table?.filter == .all)
    #expect(driver.table?.currentRow?.row == row && row != nil)
    driver.press("&")
    driver.type("nothing has this text")
    driver.press("enter")
    #expect(driver.status.contains("no row passes the filter"))
  }

  @Test func keepsFrozenColumnsInSight() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("enter", "f", "$")
    expectScreen(driver.screen, "table-frozen")
    driver.press("0", "f")
    driver.press("$")
    expectScreen(driver.screen, "table-right")
    driver.press("0")
    #expect(driver.table?.left == 0)
  }

  @Test func movesByRowsPagesAndNumbers() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("enter", "G")
    #expect(driver.table?.row == 399)
    driver.press("g", "1", "0", "0", "G")
    #expect(driver.table?.row == 99)
    driver.press("2", "0", "k")
    #expect(driver.table?.row == 79)
    driver.press(":")
    driver.type("1,2")
    driver.press("enter")
    #expect(driver.table?.row == 11)
    driver.press("pagedown", "pageup", "ctrl-d", "ctrl-u")
    #expect(driver.table?.row == 11)
    driver.press("9", "9", "9", "9", "G")
    #expect(driver.table?.row == 399)
  }

  @Test func drawsRowsDimUntilTheyCome() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.holdsBack = true
    driver.press("enter")
    expectScreen(driver.screen, "table-waiting")
    driver.press("down")
    #expect(driver.table?.row == 1)
    driver.release()
    #expect(driver.table?.currentRow?.row == 1)
  }

  @Test func showsTheHeadBeforeAnythingIsInspected() throws {
    let driver = try Driver(try ExampleShare.large(), inspects: false)
    driver.press("enter")
    expectScreen(driver.screen, "table-so-far")
    driver.inspectFirstPiece(of: .events)
    driver.type("3000")
    driver.press("G")
    #expect(driver.table?.currentRow?.row == 2999)
    driver.inspect()
    #expect(driver.table?.row == 2999)
    driver.press("G")
    #expect(driver.table?.row == 19_999)
  }

  @Test func copiesTheCellAndTheRecord() throws {
    let driver = try table([
      "events.csv": ExampleShare.eventHeader
        + ExampleShare.event("u1", "Log in", at: "2024-05-01 10:00:00")
    ])
    driver.press("l", "l", "y", "Y")
    #expect(
      driver.effects.suffix(2) == [
        .copy("Log in"), .copy("u1,a1,Log in,2024-05-01 10:00:00,2024-06-01 00:00:00,{}"),
      ])
  }

  @Test func twoViewsOfOneTableDoNotDisturbEachOther() throws {
    let driver = try Driver(try ExampleShare.defects())
    let findings = driver.state.inspection.findings
    let place = try #require(
      findings.firstIndex {
        $0.table == .events && $0.samples[0].file.contains("2024-04-15")
          && $0.samples[0].record != nil
      })
    driver.press("enter", "v")
    for _ in 0..<place { driver.press("down") }
    driver.press("enter")
    #expect(driver.table?.row ?? 0 > 500)
    let before = driver.effects.count
    driver.resize(120, 50)
    #expect(driver.effects.count <= before + 1)
    driver.press("q", "q")
    #expect(driver.kinds == [.share, .table] && driver.table?.row == 0)
    let rows = driver.lines.dropFirst(3).dropLast(2)
    #expect(rows.count == 45 && rows.allSatisfy { $0.contains("2024-03-") })
  }

  @Test func aFilterGoesOnAfterAnotherViewCameInBetween() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter")
    driver.holdsBack = true
    driver.press("&")
    driver.type("feature")
    driver.press("enter", "v")
    driver.moveDown(to: "csv.ragged_long")
    driver.press("f")
    driver.release()
    #expect(driver.lines[0].contains("too many cells"))
    driver.press("q", "q")
    #expect(driver.lines[0].contains("with “feature”"))
    #expect(driver.table?.index.isComplete == true && driver.table?.index.count ?? 0 > 100)
    #expect(driver.table?.currentRow != nil)
  }
}

import Contract
import Inspection
import Tables
import TestSupport
import Testing

@testable import Explorer

@Suite struct FindingsViewTests {
  @Test func listsWhatIsWrongAndWhyItMatters() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("v")
    expectScreen(driver.screen, "findings")
    driver.resize(120, 40)
    expectScreen(driver.screen, "findings-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "findings-tiny")
  }

  @Test func saysThatNothingIsWrong() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("v")
    expectScreen(driver.screen, "findings-none")
  }

  @Test func entersThePlaceAndComesBackToTheFinding() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("v")
    let finding = driver.moveDown(to: "cell.null_required")
    let list = driver.screen
    driver.press("enter")
    #expect(driver.table?.currentRow?.record.number == finding?.samples[0].record)
    #expect(driver.focusedColumn == finding?.column && finding?.column != nil)
    driver.press("q")
    #expect(driver.screen == list)
  }

  @Test func comesBackToTheFindingAlsoFromATableOpenedBefore() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter", "5", "G")
    let table = driver.screen
    driver.press("v", "down", "down", "enter", "q")
    #expect(driver.kinds == [.share, .table, .findings])
    driver.press("q")
    #expect(driver.screen == table)
  }

  @Test func showsTheRowsOfAFindingAlone() throws {
    let driver = try Driver(try ExampleShare.defects())
    let findings = driver.state.inspection.findings
    let place = try #require(findings.firstIndex { $0.rule.id == "ts.unparseable" })
    driver.press("v")
    for _ in 0..<place { driver.press("down") }
    driver.press("f")
    expectScreen(driver.screen, "table-finding-filter")
    #expect(driver.table?.index.count == findings[place].count)
  }

  @Test func goesToTheColumnOfAFindingAboutOne() throws {
    let driver = try Driver(try ExampleShare.of(ExampleShare.nearMiss))
    let findings = driver.state.inspection.findings
    let place = try #require(
      findings.firstIndex { $0.rule.id == "col.near_miss" })
    driver.press("v")
    for _ in 0..<place { driver.press("down") }
    driver.press("enter")
    #expect(driver.table?.kind == .users)
    #expect(driver.focusedColumn == "USER_ID")
  }
}

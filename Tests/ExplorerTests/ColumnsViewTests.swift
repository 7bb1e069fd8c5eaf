import Contract
import Inspection
import TestSupport
import Testing

@testable import Explorer

@Suite struct ColumnsViewTests {
  @Test func showsWhatTheColumnsAreLike() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("I", "down", "down")
    expectScreen(driver.screen, "columns")
    driver.resize(120, 40)
    expectScreen(driver.screen, "columns-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "columns-tiny")
  }

  @Test func namesColumnsThatAreMissingOrOnlySimilar() throws {
    let driver = try Driver(try ExampleShare.of(ExampleShare.nearMiss))
    driver.press("I")
    expectScreen(driver.screen, "columns-near")
  }

  @Test func saysThatProfilesComeWhenTheCheckIsDone() throws {
    let driver = try Driver(try ExampleShare.defects(), inspects: false)
    driver.press("I")
    #expect(driver.lines[0].contains("profiles come when the check is done"))
    driver.inspect()
    #expect(!driver.text.contains("profiles come"))
    #expect(driver.text.contains("most frequent values"))
  }

  @Test func entersTheValuesOfAColumnAndComesBack() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter", "I", "down")
    let list = driver.screen
    let name = try #require(driver.state.inspection.table(.events)?.layout.columns[1].name)
    driver.press("enter")
    #expect(driver.lines[0].contains("Frequency  events › \(name)"))
    driver.press("q")
    #expect(driver.screen == list)
    driver.press("q")
    #expect(driver.kinds == [.share, .table])
  }
}

import BucketSetup
import Screens
import TestSupport
import Testing

@testable import Explorer

@Suite struct HelpFilterTests {
  @Test func showsAtOnceWhatHasTheText() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("enter", "?", "/")
    driver.type("copy")
    expectScreen(driver.screen, "help-filtered")
    driver.press("enter")
    #expect(driver.lines[0].contains("only with “copy”"))
    driver.press("/")
    driver.type("zoom")
    #expect(driver.text.contains("shorter partitions"))
    driver.press("escape")
    #expect(driver.text.contains("copy the cell") && !driver.text.contains("shorter partitions"))
    driver.press("x")
    #expect(driver.text.contains("next error"))
    driver.press("/")
    driver.type("frobnicate")
    #expect(driver.text.contains("No key and no command has that."))
    driver.press("escape", "/", "up")
    #expect(driver.state.prompt?.line.text == "copy")
  }

  @Test func findsHeadingsNamesAndTheKeysOfTheLine() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("?", "/")
    driver.type("while a line")
    #expect(driver.text.contains("delete back to a blank"))
    driver.press("ctrl-u")
    driver.type(":rename")
    #expect(driver.text.contains("OLD=NEW"))
    driver.resize(120, 40)
    driver.press("ctrl-u")
    driver.type("partition")
    expectScreen(driver.screen, "help-filtered-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "help-filtered-tiny")
  }
}

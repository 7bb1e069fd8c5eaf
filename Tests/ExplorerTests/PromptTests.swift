import BucketSetup
import Screens
import TestSupport
import Testing

@testable import Explorer

@Suite struct PromptTests {
  private func driver() throws -> Driver { try Driver(try ExampleShare.clean()) }

  private func run(_ command: String, _ driver: Driver) {
    driver.press(":")
    driver.type(command)
    driver.press("enter")
  }

  @Test func listsTheCommandsThatAreMeant() throws {
    let driver = try driver()
    driver.press(":")
    driver.type("ne")
    expectScreen(driver.screen, "prompt-command")
    driver.press("tab")
    #expect(driver.state.prompt?.line.text == "next-")
    driver.type("tab")
    driver.press("tab", "enter")
    #expect(driver.state.prompt == nil)
    #expect(driver.status.contains("next-table is for table, partitions, columns"))
  }

  @Test func runsEveryCommandByItsName() throws {
    for info in CommandInfo.all where info.command != .search && info.command != .filter {
      guard info.arguments == nil || !info.keys.isEmpty else { continue }
      let byName = try driver()
      run(info.name, byName)
      guard info.views.contains(.share) else {
        #expect(byName.status.contains("\(info.name) is for "))
        continue
      }
      // What is for the command line alone has no key.
      guard let key = info.keys.first else { continue }
      let byKey = try driver()
      byKey.send(.key(key))
      #expect(byName.kinds == byKey.kinds, "\(info.name)")
      #expect(byName.state.isOver == byKey.state.isOver, "\(info.name)")
    }
  }

  @Test func takesAShortenedNameThatCanMeanOneOnly() throws {
    let driver = try driver()
    run("find", driver)
    #expect(driver.kinds == [.share, .findings])
    run("next", driver)
    #expect(driver.status.contains("next may be several"))
    run("frobnicate", driver)
    #expect(driver.status.contains("no command frobnicate"))
  }

  @Test func aNumberNeedsATable() throws {
    let driver = try driver()
    run("12", driver)
    #expect(driver.status.contains("open one first"))
    driver.press(":")
    driver.type("12")
    #expect(driver.status.contains("a row number needs a table"))
  }

  @Test func escapeAndBackspaceLeaveTheLineAndNothingElse() throws {
    let driver = try driver()
    driver.press("enter", "/")
    driver.type("abc")
    driver.press("escape")
    #expect(driver.state.prompt == nil && driver.state.search == nil)
    driver.press("&", "backspace")
    #expect(driver.state.prompt == nil)
    driver.press(":", "ctrl-c")
    #expect(driver.state.prompt == nil && !driver.state.isOver)
    #expect(driver.kinds == [.share, .table])
  }

  @Test func editsTheLine() throws {
    let driver = try driver()
    driver.press(":")
    driver.type("abd")
    driver.press("left")
    driver.type("c")
    driver.press("home", "delete", "end", "backspace", "ctrl-a")
    driver.type("日")
    #expect(driver.state.prompt?.line.text == "日bc")
    #expect(driver.screen.cursor == Point(x: 3, y: 23))
  }

  @Test func escapeNeverLeavesTheExplorer() throws {
    let driver = try driver()
    driver.press("enter", "enter", "escape", "escape", "escape", "backspace")
    #expect(driver.kinds == [.share] && !driver.state.isOver)
    #expect(driver.status.contains("q quits"))
    driver.press("q")
    #expect(driver.state.isOver)
  }
}

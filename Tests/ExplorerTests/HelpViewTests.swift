import Foundation
import Screens
import TestSupport
import Testing

@testable import Explorer

@Suite struct HelpViewTests {
  @Test func listsTheKeysOfTheViewFirst() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("?")
    expectScreen(driver.screen, "help-share")
    driver.press("q", "enter", "?")
    expectScreen(driver.screen, "help-table")
    driver.press("G")
    expectScreen(driver.screen, "help-end")
    driver.press("?")
    #expect(driver.kinds == [.share, .table, .help])
  }

  @Test func noTwoCommandsShareAKeyInAView() {
    for view in View.Kind.allCases {
      let keys = CommandInfo.all.filter { $0.views.contains(view) }.flatMap(\.keys)
      let twice = keys.filter { key in keys.count { $0 == key } > 1 }
      #expect(twice.isEmpty, "\(view)")
    }
  }

  @Test func everyCommandIsDescribedOnceUnderANameOfItsOwn() {
    #expect(CommandInfo.all.map(\.command).count == Command.allCases.count)
    #expect(Set(CommandInfo.all.map(\.command)).count == Command.allCases.count)
    #expect(Set(CommandInfo.all.map(\.name)).count == CommandInfo.all.count)
    let typed = CommandInfo.all.filter { $0.keys.isEmpty && $0.arguments == nil }.map(\.command)
    #expect(typed == [.marked, .unmark, .mouse], "all others have a key or take something")
  }

  @Test func theDocumentOfTheKeysIsUpToDate() throws {
    let path = FileManager.default.currentDirectoryPath + "/Documentation/keys.md"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try CommandInfo.document.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let document = try String(contentsOfFile: path, encoding: .utf8)
    #expect(document == CommandInfo.document, "UPDATE_GOLDEN=1 writes it anew")
  }
}

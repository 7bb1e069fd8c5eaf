import Screens
import Testing

@testable import Explorer

/// What is asked of the terminal: another look, its clipboard.
@Suite struct TerminalWishTests {
  @Test func themesAreChosenByName() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press(":")
    driver.type("theme ")
    driver.press("tab")
    #expect(Theme.all.allSatisfy { theme in driver.lines.contains { $0.contains(theme.name) } })
    driver.press("ctrl-u")
    driver.type("theme l")
    driver.press("tab")
    #expect(driver.status.contains("dark text on a light background"))
    driver.press("enter")
    #expect(driver.effects.last == .useTheme(.light))
    #expect(driver.status.contains("light: dark text"))
    driver.press(":")
    driver.type("theme pink")
    driver.press("enter")
    #expect(driver.status.contains("no theme pink; there are default, dark, light, mono"))
  }

  @Test func whatWasCopiedIsSaidAndCanBeWrittenToAFile() throws {
    let driver = try Driver(
      try ExampleShare.of([
        "events.csv": ExampleShare.eventHeader
          + ExampleShare.event("u1", "Log\u{1B}[31m in", at: "2024-05-01 10:00:00")
      ]))
    driver.press(":")
    driver.type("copy a.txt")
    driver.press("enter")
    #expect(driver.status.contains("nothing was copied"))
    driver.press("enter", "l", "l", "y")
    #expect(driver.effects.last == .copy("Log\u{1B}[31m in"))
    #expect(driver.status.contains("copied the cell, 11 bytes; :copy FILE writes it to a file"))
    driver.press(":")
    driver.type("copy a.txt")
    driver.press("enter")
    #expect(driver.effects.last == .save(Array("Log\u{1B}[31m in".utf8), path: "a.txt"))
  }
}

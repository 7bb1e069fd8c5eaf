import Foundation
import Screens
import TestSupport
import Testing

/// The command line and the log of messages in a terminal, with real files and the real clock.
@Suite struct CommandLineTerminalTests {
  private func open(_ path: String) throws -> TerminalDriver {
    let size = Size(width: 200, height: 24)
    let driver = try TerminalDriver(builtBinary, [path], size: size, environment: [:])
    try driver.waitUntilIdle()
    return driver
  }

  private func typeAndWait(_ text: String, _ driver: TerminalDriver) throws {
    try driver.type(text)
    try driver.waitUntilIdle()
  }

  @Test func completesAPathAndWritesTheScreenThere() throws {
    let share = try ShippedShare.clean()
    let folder = try TemporaryFolder()
    try folder.write("x\n", to: "pictures/.hidden")
    let driver = try open(share.path)
    try typeAndWait(":save-screen \(folder.path)/pi", driver)
    try driver.press("tab")
    try driver.waitUntilIdle()
    #expect(driver.lines[23].hasSuffix("/pictures/"), "\(driver.text)")
    try typeAndWait("share.txt", driver)
    try driver.press("enter")
    try driver.waitUntilIdle()
    #expect(driver.lines[22].contains(" to \(folder.path)"), "\(driver.text)")
    let text = try String(contentsOfFile: folder.path + "/pictures/share.txt", encoding: .utf8)
    #expect(text.hasPrefix(" slipway  ") && !text.contains("save-screen"))

    try driver.press(":", "up", "enter")
    try driver.waitUntilIdle()
    #expect(driver.lines[22].lowercased().contains("exists"), "\(driver.text)")
    try driver.press("M")
    try driver.waitUntilIdle()
    #expect(driver.lines[0].hasPrefix(" Messages"))
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    #expect(driver.lines[22].contains("\(year)-") && driver.lines[22].hasSuffix(" UTC"))
    #expect(driver.text.contains("✓ checked "), "\(driver.text)")
    try driver.press("Q")
    #expect(try driver.finish() == 0)
  }

  @Test func movesAndDeletesByWords() throws {
    let share = try ShippedShare.clean()
    let driver = try open(share.path)
    try typeAndWait(":one two three", driver)
    try driver.press("ctrl-left", "alt-backspace")
    try driver.waitUntilIdle()
    #expect(driver.lines[23] == ":one three")
    try driver.press("escape", "Q")
    #expect(try driver.finish() == 0)
  }
}

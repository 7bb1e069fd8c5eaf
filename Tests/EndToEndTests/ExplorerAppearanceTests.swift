import Foundation
import Screens
import TestSupport
import Testing

/// Themes, the mouse and copies, in a terminal.
@Suite struct ExplorerAppearanceTests {
  private func open(
    _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> (driver: TerminalDriver, share: TemporaryFolder) {
    let share = try ShippedShare.clean()
    let driver = try TerminalDriver(
      builtBinary, [share.path] + arguments, size: Size(width: 90, height: 24),
      environment: environment)
    try driver.waitUntilIdle()
    return (driver, share)
  }

  private func backgrounds(_ driver: TerminalDriver) -> [EmulatedCell.Color] {
    var seen: [EmulatedCell.Color] = []
    for y in 0..<driver.size.height {
      for x in 0..<driver.size.width where !driver.cell(x: x, y: y).reverse {
        let color = driver.cell(x: x, y: y).background
        if !seen.contains(color) { seen.append(color) }
      }
    }
    return seen
  }

  private func enter(_ command: String, _ driver: TerminalDriver) throws {
    try driver.press(":")
    try driver.type(command)
    try driver.press("enter")
    try driver.waitUntilIdle()
  }

  @Test(arguments: [
    ("dark", "xterm-256color", [234, 24]), ("light", "xterm-256color", [255, 25]),
    ("dark", "xterm", [0, 7]), ("light", "xterm", [7, 4]),
  ])
  func aThemeBringsItsBackground(_ theme: String, _ type: String, _ colors: [Int]) throws {
    let (driver, _) = try open(["--theme", theme], environment: ["TERM": type, "NO_COLOR": "1"])
    let seen = backgrounds(driver)
    #expect(seen.allSatisfy { colors.map(EmulatedCell.Color.palette).contains($0) }, "\(seen)")
    #expect(seen.contains(.palette(colors[0])) && seen.contains(.palette(colors[1])))
  }

  @Test func themesChangeWhileItRuns() throws {
    let (driver, _) = try open()
    #expect(backgrounds(driver) == [.standard])
    try enter("theme light", driver)
    #expect(backgrounds(driver).contains(.palette(255)))
    #expect(!backgrounds(driver).contains(.standard))
    try enter("theme mono", driver)
    #expect(backgrounds(driver) == [.standard])
    try enter("theme default", driver)
    #expect(backgrounds(driver) == [.standard])
    #expect(driver.cell(x: 1, y: 0).foreground == .palette(6))
  }

  @Test func whereThereAreNoColoursNoneAreSent() throws {
    let (driver, _) = try open(["--theme", "dark"], environment: ["TERM": "vt100"])
    #expect(backgrounds(driver) == [.standard])
    try enter("theme light", driver)
    #expect(driver.text.contains("the terminal has no colours"))
  }

  @Test func refusesAThemeThatIsNone() throws {
    let run = try SlipwayRun("--theme", "pink", ".")
    #expect(run.status == 2)
    #expect(run.err.contains("--theme pink: expected default, dark, light, mono"))
  }

  @Test func signsAreASCIIWhereThatIsAskedFor() throws {
    let (driver, _) = try open(["--ascii"])
    #expect(driver.text.contains("+ events") && !driver.text.contains("✓"))
    #expect(driver.text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func theMouseChoosesOpensAndScrolls() throws {
    let (driver, _) = try open()
    #expect(driver.reportsMouse)
    try driver.click(Point(x: 10, y: 5))
    #expect(driver.cursor == Point(x: 0, y: 5))
    try driver.click(Point(x: 10, y: 5))
    try driver.waitUntilIdle()
    #expect(driver.lines[0].hasPrefix(" users  "))
    let place = try #require(driver.lines[23].range(of: "? help"))
    try driver.click(Point(x: driver.lines[23][..<place.lowerBound].count, y: 23))
    #expect(driver.lines[0].hasPrefix(" Help"))
    let second = driver.lines[4]
    try driver.turnWheel(down: true, at: Point(x: 3, y: 10))
    #expect(driver.lines[1] == second)
    try driver.press("Q")
    #expect(try driver.finish() == 0)
    #expect(!driver.reportsMouse)
  }

  @Test func theMouseIsLeftToTheTerminalWhereThatIsAskedFor() throws {
    let (driver, _) = try open(["--no-mouse"])
    #expect(!driver.reportsMouse)
    try enter("mouse", driver)
    #expect(driver.reportsMouse)
    try enter("mouse", driver)
    #expect(!driver.reportsMouse)
  }

  @Test func whatWasCopiedCanBeWrittenToAFile() throws {
    let (driver, share) = try open()
    try driver.press("enter")
    try driver.waitUntilIdle()
    try driver.press("y")
    #expect(driver.text.contains("copied the cell, 2 bytes"))
    try enter("copy \(share.path)/copy.txt", driver)
    #expect(driver.text.contains("wrote 2 bytes to "))
    let written = try String(contentsOfFile: share.path + "/copy.txt", encoding: .utf8)
    #expect(written == "u1")
    try enter("copy \(share.path)/copy.txt", driver)
    #expect(driver.text.contains("file exists"))
  }

  @Test func whatIsTooLongForTheClipboardIsNotSent() throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "é", count: 60_000)
    try folder.write(
      ShippedShare.eventHeader + "u1,a1,\(long),2024-05-01 10:00:00,2024-05-01 11:00:00,{}\n",
      to: "events.csv")
    let driver = try TerminalDriver(
      builtBinary, [folder.path], size: Size(width: 100, height: 24))
    try driver.press("enter", "right", "right")
    try driver.waitUntilIdle()
    try driver.press("y")
    #expect(driver.systemCommand.isEmpty)
    #expect(driver.text.contains("too much for a terminal's clipboard; :copy FILE writes"))
    try enter("copy \(folder.path)/long.txt", driver)
    let written = try String(contentsOfFile: folder.path + "/long.txt", encoding: .utf8)
    #expect(written == long)
  }
}

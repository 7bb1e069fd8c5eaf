import Foundation
import Screens
import TestSupport
import Testing

/// The explorer in a window that changes its size all the time.
@Suite struct ExplorerResizeTests {
  /// Every cell of the screen, without the lines that say how long the check took and what time it is.
  private func cells(_ driver: TerminalDriver) -> [[EmulatedCell]] {
    let first = driver.lines[0].hasPrefix(" slipway  ") ? 1 : 0
    let lines = (first..<driver.size.height).filter { !driver.lines[$0].hasPrefix(" key ") }
    return lines.map { y in
      (0..<driver.size.width).map { driver.cell(x: $0, y: y) }
    }
  }

  @Test func aThousandSizesWhileItInspectsLeaveTheScreenOfAFreshStart() throws {
    var random = SeededGenerator()
    let share = try ShippedShare.sample(rows: 50_000, "--defects --single-file")
    let driver = try TerminalDriver(
      builtBinary, [share.path + "/share"], size: Size(width: 80, height: 24))
    try driver.waitUntilHandled()
    for round in 0..<1000 {
      try driver.resize(
        Size(
          width: .random(in: 1...200, using: &random), height: .random(in: 1...60, using: &random)))
      // Whenever a check has ended another one begins.
      if driver.isIdle || round.isMultiple(of: 100) { try driver.press("ctrl-r") }
      if round == 500 { try driver.press("v") }
      if round == 700 { try driver.press("q") }
    }
    let size = Size(
      width: .random(in: 20...200, using: &random), height: .random(in: 5...60, using: &random))
    try driver.resize(size)
    try driver.waitUntilIdle()
    let fresh = try TerminalDriver(builtBinary, [share.path + "/share"], size: size)
    try fresh.waitUntilIdle()
    for key in ["g", "v", "q", "i", "q", "I", "q", "S"] {
      try driver.press(key)
      try fresh.press(key)
      try driver.waitUntilIdle()
      try fresh.waitUntilIdle()
      #expect(
        cells(driver) == cells(fresh),
        "seed \(random.seed), \(size), after \(key):\n\(driver.text)\n\nfresh:\n\(fresh.text)")
      #expect(driver.cursor == fresh.cursor && driver.showsCursor == fresh.showsCursor)
    }
  }
}

import BucketSetup
import Inspection
import Screens
import TestSupport
import Testing

@testable import Explorer

@Suite struct MessagesViewTests {
  private func driver(_ size: Size = Size(width: 80, height: 24)) throws -> Driver {
    let driver = try Driver(try ExampleShare.clean(), size: size, inspects: false)
    driver.send(.clock(time("2024-06-01T09:15:00Z")))
    driver.inspect()
    driver.send(.clock(time("2024-06-01T09:15:07Z")))
    driver.press("escape", "escape")
    driver.send(.clock(time("2024-06-01T09:16:38Z")))
    driver.send(
      .problem(
        "events/part-003.csv: permission denied while the rows from 4,711 on were read for the screen; "
          + "ctrl-r reads the share anew once the file can be read"))
    driver.send(.clock(time("2024-06-01T09:17:00Z")))
    driver.press("enter", "&")
    driver.type("feature")
    driver.press("enter", "M")
    return driver
  }

  private func time(_ text: String) -> Timestamp { Timestamp(text) ?? .now }

  @Test(arguments: [("", 80, 24), ("-wide", 120, 40), ("-tiny", 20, 5)])
  func showsWhatWasSaidWithTheTimes(name: String, width: Int, height: Int) throws {
    let driver = try driver(Size(width: width, height: height))
    #expect(driver.kinds == [.share, .table, .messages])
    driver.press("up")
    expectScreen(driver.screen, "messages\(name)")
    driver.press("q")
    #expect(driver.kinds == [.share, .table])
  }

  @Test func tellsOfWorkThatEnded() throws {
    let log = try driver().state.log
    let work = log.entries.filter { $0.kind == .work }
    #expect(work.count == 2)
    #expect(work[0].text.hasPrefix("checked ") && work[0].text.hasSuffix("0 errors, 0 warnings"))
    #expect(work[0].time == time("2024-06-01T09:15:00Z"))
    #expect(work[1].text.contains("events, with “feature”: "))
    #expect(log.entries.contains { $0.kind == .warning && $0.text.contains("permission denied") })
  }

  @Test func countsWhatIsSaidAgain() throws {
    let entry = try #require(try driver().state.log.entries.first { $0.text == "q quits" })
    #expect(entry.times == 2 && entry.time == time("2024-06-01T09:15:07Z"))
  }

  @Test func copiesOneMessageOrAll() throws {
    let driver = try driver()
    driver.press("up", "y")
    #expect(driver.lines[0].contains("copied the message"))
    guard case .copy(let one)? = driver.effects.last else {
      Issue.record("nothing was copied")
      return
    }
    #expect(one.hasPrefix("events/part-003.csv: permission denied"))
    driver.press("Y")
    guard case .copy(let all)? = driver.effects.last else { return }
    let lines = all.split(separator: "\n")
    #expect(lines.count == driver.state.log.entries.count)
    #expect(lines.contains("2024-06-01T09:15:07Z  q quits  ×2"))
    driver.press("down")
    #expect(!driver.lines[0].contains("copied"))
  }

  @Test func followsTheNewestUnlessMovedAway() throws {
    let driver = try driver()
    driver.send(.message("one more"))
    #expect(driver.cursorLine?.contains("one more") == true)
    driver.press("g")
    driver.send(.message("another one"))
    #expect(driver.cursorLine?.contains("checked ") == true)
    driver.press("G")
    driver.send(.message("the last one"))
    #expect(driver.cursorLine?.contains("the last one") == true)
  }

  @Test func dropsTheOldestAndSaysSo() throws {
    let driver = try driver()
    for number in 1...500 { driver.send(.message("number \(number)")) }
    driver.press("g")
    for _ in 0..<300 { driver.press("down") }
    let line = driver.cursorLine
    for number in 501...1200 { driver.send(.message("number \(number)")) }
    #expect(driver.state.log.entries.count == MessageLog.limit)
    #expect(driver.lines[0].contains("1,000 messages, \(driver.state.log.dropped) older dropped"))
    // Its message is still there.
    #expect(driver.cursorLine == line)
    driver.press("g")
    for number in 1201...1300 { driver.send(.message("number \(number)")) }
    #expect(driver.cursorLine?.contains("number 301") == true)
  }

  @Test func saysThatNothingWasSaid() throws {
    let driver = try Driver(try ExampleShare.clean(), inspects: false)
    driver.press("M")
    #expect(driver.text.contains("Nothing was said yet."))
    driver.press("y", "Y", "down", "G")
    #expect(!driver.effects.contains { if case .copy = $0 { true } else { false } })
  }
}

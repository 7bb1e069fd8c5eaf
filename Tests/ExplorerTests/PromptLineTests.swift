import BucketSetup
import Screens
import TestSupport
import Testing

@testable import Explorer

@Suite struct PromptLineTests {
  private func driver() throws -> Driver { try Driver(try ExampleShare.clean()) }

  private func give(_ text: String, _ driver: Driver) {
    driver.press(":")
    driver.type(text)
    driver.press("enter")
  }

  private func line(_ driver: Driver) -> String { driver.state.prompt?.line.text ?? "(none)" }

  @Test func deletesAndMovesByWords() throws {
    let driver = try driver()
    driver.press(":")
    driver.type("rename old_name=日本 x")
    driver.press("ctrl-w")
    #expect(line(driver) == "rename old_name=日本 ")
    driver.press("ctrl-w")
    #expect(line(driver) == "rename ")
    driver.type("a_b=c")
    driver.press("alt-backspace")
    #expect(line(driver) == "rename a_b=")
    driver.press("ctrl-left", "ctrl-k")
    #expect(line(driver) == "rename ")
    driver.press("home", "alt-d")
    #expect(line(driver) == " ")
    driver.type("é日")
    driver.press("end")
    driver.type("x y")
    driver.press("home", "ctrl-right", "ctrl-right", "ctrl-u")
    #expect(line(driver) == " y")
    driver.press("ctrl-d", "ctrl-f", "ctrl-b", "delete", "backspace")
    #expect(driver.state.prompt == nil)
  }

  @Test func keepsTheCursorInSightOfALongLine() throws {
    let driver = try driver()
    driver.resize(20, 5)
    driver.press(":")
    driver.type("rename 日本日本日本=USER")
    expectScreen(driver.screen, "prompt-long-tiny")
    driver.press("home")
    #expect(driver.screen.cursor == Point(x: 1, y: 4))
    #expect(driver.lines[4].hasPrefix(":rename 日本"))
    for _ in 0..<12 { driver.press("right") }
    let cursor = try #require(driver.screen.cursor)
    #expect(driver.screen[cursor.x, cursor.y].text == "本")
  }

  @Test func bringsBackLinesThatBeginAsWhatWasTyped() throws {
    let driver = try driver()
    for text in ["findings", "frobnicate", "back", "findings"] { give(text, driver) }
    #expect(driver.state.histories[.command] == ["frobnicate", "back", "findings"])
    driver.press(":", "up")
    #expect(line(driver) == "findings")
    driver.press("up", "up", "up")
    #expect(line(driver) == "frobnicate")
    driver.press("down", "down", "down")
    #expect(line(driver) == "")
    driver.press("down")
    driver.type("f")
    driver.press("up", "ctrl-p")
    #expect(line(driver) == "frobnicate")
    driver.press("ctrl-n", "down")
    #expect(line(driver) == "f")
    driver.press("up", "backspace", "backspace")
    driver.type("x")
    driver.press("up")
    #expect(line(driver) == "findinx")
  }

  @Test func keepsTheHistoriesOfKindsApart() throws {
    let driver = try driver()
    driver.press("enter", "/")
    driver.type("feature")
    driver.press("enter", "&")
    driver.type("plan")
    driver.press("enter", "/", "up")
    #expect(line(driver) == "feature")
    driver.press("escape", "&", "up")
    #expect(line(driver) == "plan")
    driver.press("escape", ":", "up")
    #expect(line(driver) == "")
    #expect(driver.state.histories == [.search: ["feature"], .filter: ["plan"]])
  }

  @Test func forgetsTheOldestLines() throws {
    let driver = try driver()
    for number in 1...State.longestHistory + 3 { give("x\(number)", driver) }
    let lines = driver.state.histories[.command] ?? []
    #expect(lines.count == State.longestHistory && lines.first == "x4")
  }

  @Test func everyActionHasAKeyAndNoKeyHasTwo() {
    #expect(Set(PromptKey.all.map(\.action)) == Set(PromptKey.Action.allCases))
    #expect(PromptKey.all.count == PromptKey.Action.allCases.count)
    let keys = PromptKey.all.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    for key in PromptKey.all { #expect(!key.keys.isEmpty && !key.help.isEmpty) }
  }

  @Test func editingHoldsForAnyKeysAndAnyText() {
    var random = SeededGenerator()
    let inserted = [
      "a", "_", " ", "=", "日", "e\u{301}", "\u{301}", "🇩", "🇪", "👩‍👩‍👧", "\u{200D}", "\u{1B}",
    ]
    for _ in 0..<300 {
      var line = EditableLine("")
      for _ in 0..<40 {
        if Bool.random(using: &random), let text = inserted.randomElement(using: &random) {
          line.insert(text)
        } else if let action = PromptKey.Action.allCases.randomElement(using: &random) {
          line.take(action)
        }
        let isInside = (0...line.text.count).contains(line.cursor)
        if !isInside { Issue.record("seed \(random.seed): \(line)") }
        if line.text.contains("\u{1B}") { Issue.record("seed \(random.seed): a control") }
      }
    }
  }
}

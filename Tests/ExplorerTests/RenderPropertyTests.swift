import BucketSetup
import Inspection
import Screens
import TestSupport
import Testing

@testable import Explorer

/// What holds for every screen, whatever the size, the keys and the files.
@Suite struct RenderPropertyTests {
  /// Every view, opened by keys from the share.
  private static let ways: [[String]] = [
    [], ["enter", "l", "-", "f", "2", "m"], ["enter", "_", "m", "$"], ["enter", "_", "_", "$"],
    ["enter"], ["enter", "e"], ["enter", "enter"], ["enter", "f", "$"], ["v"], ["v", "f"],
    ["i"], ["i", "z"], ["i", "c"], ["i", "x"], ["i", "K"], ["i", "A"], ["i", "B", "u"], ["?"],
    ["S"], ["S", "enter", "X", "_"], [":"], ["enter", "/"], ["G"],
    ["I"], ["I", "enter"], ["v", "l", "down"], ["v", "w", "l", "G"], ["v", "down", "down", "X"],
    ["enter", "F"], ["enter", "F", "enter"], ["enter", "="], ["enter", "["],
    ["enter", "right", "]", "right", "{"],
    ["enter", "|"], ["enter", "=", "l", "!", "|"], ["enter", "\\", "a"], ["enter", "c", "e"],
    ["enter", "&", "o", ".", "enter", "/", "e", ".", "enter"], ["enter", "/", "("],
    [":", "tab", "tab", "tab"], ["enter", ":", "r", "e", "n", "a", "m", "e", "space", "tab", "="],
    ["M"], ["M", "g"], ["?", "/", "e"], ["enter", "t", "ctrl-e"],
    ["enter", "b"], ["enter", "e", "enter", "b"], ["enter", "enter", "$", "G", "enter"],
  ]

  private func check(_ screen: Screen, _ size: Size, _ what: String) {
    #expect(screen.size == size, "\(what)")
    for y in 0..<size.height {
      var columns = 0
      for x in 0..<size.width {
        let text = screen[x, y].text
        if text.utf8.count == 1, let byte = text.utf8.first, (0x20..<0x7F).contains(byte) {
          columns += 1
          continue
        }
        columns += text.isEmpty ? 0 : TextWidth.columns(text)
        let isSafe = Visible.text(text) == text
        if !isSafe { Issue.record("\(what): \(text.debugDescription) at \(x),\(y)") }
      }
      if columns != size.width { Issue.record("\(what): line \(y) has \(columns) columns") }
    }
    if let cursor = screen.cursor {
      let isInside = (0..<size.width).contains(cursor.x) && (0..<size.height).contains(cursor.y)
      if !isInside { Issue.record("\(what): cursor at \(cursor)") }
    }
  }

  @Test(arguments: ways.indices) func anySizeCanBeDrawn(_ index: Int) throws {
    let way = Self.ways[index]
    let driver = try Driver(try GuideSample.folder())
    for key in way { driver.press(key) }
    // Views of one cell have lines of their own for every size.
    let isWhole = way.contains("b") || way.contains(":") || way.contains("M")
    for height in isWhole ? 0...40 : 0...12 {
      for width in 0...40 {
        driver.resize(width, height)
        check(driver.screen, Size(width: width, height: height), "\(way) at \(width)×\(height)")
      }
    }
    #expect(!driver.state.isOver)
  }

  @Test(arguments: [false, true]) func anyKeysCanBePressed(_ isComplete: Bool) throws {
    var random = SeededGenerator()
    let driver = try Driver(try ExampleShare.defects(), inspects: isComplete)
    let names = CommandInfo.all.flatMap(\.keys).filter { $0 != .character("Q") }
    let letters = "aeu0159 :/&=,U_-(.*|!".map(Key.character) + PromptKey.all.flatMap(\.keys)
    var pressed: [String] = []
    for step in 0..<2000 {
      if step == 1000, !isComplete { driver.inspect() }
      if step.isMultiple(of: 97) {
        driver.resize(.random(in: 0...130, using: &random), .random(in: 0...45, using: &random))
      }
      let key = (names + letters).randomElement(using: &random) ?? .enter
      let leaves = driver.kinds.count == 1 && driver.state.prompt == nil
      if leaves, key == .character("q") || key == .control("c") { continue }
      pressed.append(key.name)
      driver.send(.key(key))
      if driver.state.isOver { break }
      let what = "seed \(random.seed), after \(pressed.suffix(12).joined(separator: " "))"
      if step.isMultiple(of: 7) { check(driver.screen, driver.state.size, what) }
      checkCursor(driver, what)
    }
    leave(driver, "seed \(random.seed)")
  }

  /// On a screen that shows anything the cursor is there wherever something can be chosen.
  private func checkCursor(_ driver: Driver, _ what: String) {
    guard !driver.state.isTooSmall, driver.state.prompt == nil else { return }
    switch driver.state.top.kind {
    case .record where driver.table?.currentRow == nil: break
    case .share, .record:
      if driver.screen.cursor == nil { Issue.record("\(what): no cursor\n\(driver.text)") }
    case .table where driver.table?.count(in: driver) ?? 0 > 0:
      if driver.screen.cursor == nil { Issue.record("\(what): no cursor\n\(driver.text)") }
    default: break
    }
  }

  private func leave(_ driver: Driver, _ what: String) {
    driver.press("escape")
    for _ in 0..<driver.kinds.count + 2 {
      if case .setup = driver.state.top { driver.press("escape") } else { driver.press("q") }
    }
    #expect(driver.state.isOver, "\(what)")
  }

  @Test func hostileTextNeverReachesACell() throws {
    // A NUL byte makes a file unreadable as a whole; one such file is there too.
    let readable = HostileText.samples.filter { !$0.contains("\0") }
    let quoted = readable.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
    let rows = quoted.map { "\($0),a,\($0),2024-05-01 10:00:00,2024-05-01 11:00:00,\($0)\n" }
    let hostileHeader = "USER_ID,UPDATED_AT," + quoted.dropFirst(3).joined(separator: ",") + "\n"
    let values = "u1,2024-05-01 10:00:00," + quoted.dropFirst(3).joined(separator: ",") + "\n"
    let driver = try Driver(
      try ExampleShare.of([
        "ev\u{1B}]0;title\u{7}\u{202E}ents.csv": ExampleShare.eventHeader + rows.joined(),
        "users\u{1B}[31m.csv": hostileHeader + values, "left\u{9B}31m.txt": "x\n",
        "broken\u{8}.csv": "USER_ID,\0\n",
      ]))
    #expect(driver.state.inspection.tables.count == 2)
    for way in Self.ways + [
      ["down", "enter", "enter"], ["enter", "G", "enter"], ["enter", "G", "b"],
    ] {
      for key in way { driver.press(key) }
      for key in ["down", "down", "right", "pagedown", "$", "up"] {
        driver.press(key)
        check(driver.screen, driver.state.size, "\(way) \(key)")
      }
      driver.press("escape")
      while driver.kinds.count > 1 { driver.press("escape") }
    }
  }
}

extension TableView {
  fileprivate func count(in driver: Driver) -> Int {
    driver.state.inspection.table(kind).map(count) ?? 0
  }
}

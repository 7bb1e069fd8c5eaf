import Contract
import Inspection
import Screens
import Tables
import TestSupport
import Testing

@testable import Explorer

@Suite struct UndoTests {
  private func driver() throws -> Driver {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("enter")
    return driver
  }

  private func look(_ driver: Driver) -> TableLook? { driver.table?.look(driver.state) }

  @Test func saysWhatItUndid() throws {
    let driver = try driver()
    driver.press("u")
    #expect(driver.status.contains("nothing to undo"))
    for (keys, words) in [
      (["l", "l", "-"], "hide EVENT_NAME"), (["L"], "move TIMESTAMP"), ([">"], "the width of"),
      (["f"], "freeze up to TIMESTAMP"), (["_"], "the widths of the columns"),
      (["m"], "mark a row"), (["3", "0", "0", "m"], "mark 299 rows"),
      (["0", "="], "show only USER_ID is"), (["x"], "show all rows"),
      (["["], "sort rows by USER_ID ▲"), (["}"], "sort rows by USER_ID ▼"),
      (["}"], "show rows in file order"), (["a"], "show EVENT_NAME"), (["R"], "reset the columns"),
    ] {
      for key in keys { driver.press(key) }
      let after = look(driver)
      driver.press("u")
      #expect(driver.status.contains("undone: \(words)"), "\(words): \(driver.status)")
      #expect(look(driver) != after, "\(words)")
      driver.press("U")
      #expect(driver.status.contains("done again: \(words)"))
      #expect(look(driver) == after, "\(words)")
    }
    driver.press("U")
    #expect(driver.status.contains("nothing to do again"))
  }

  @Test func aChangeAfterUndoingIsANewFuture() throws {
    let driver = try driver()
    driver.press("m", "u", "-", "U")
    #expect(driver.status.contains("nothing to do again"))
    #expect(driver.state.marks(of: .events).isEmpty)
  }

  @Test func anUndoneFilterShowsTheRowsAgainWhereOneWas() throws {
    let driver = try driver()
    driver.press("&")
    driver.type("feature")
    driver.press("enter", "j", "j")
    let row = driver.table?.currentRow?.row
    driver.press("u")
    #expect(driver.table?.filter == .all && driver.table?.currentRow?.row == row)
    driver.press("U")
    #expect(driver.lines[0].contains("with “feature”"))
    #expect(driver.table?.index.isComplete == true)
  }

  @Test func whatAnotherViewOfTheTableDidIsOneChange() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter", "m")
    let before = look(driver)
    driver.press("v")
    driver.moveDown(to: "csv.ragged_long")
    driver.press("f", "m", "-", "q", "q")
    #expect(driver.kinds == [.share, .table] && look(driver) != before)
    driver.press("u")
    #expect(driver.status.contains("in another view") && look(driver) == before)
    driver.press("u")
    #expect(driver.status.contains("mark a row"))
    driver.press("U", "U")
    #expect(look(driver) != before)
  }

  @Test func aShareReadAnewBeginsAnew() throws {
    let driver = try driver()
    driver.press("m", "ctrl-r", "u")
    #expect(driver.status.contains("nothing to undo"))
    #expect(driver.state.marks(of: .events).count == 1)
  }

  @Test func keepsAHundredChanges() throws {
    let driver = try driver()
    for _ in 0..<130 { driver.press("m", "j") }
    for _ in 0..<130 { driver.press("u") }
    #expect(driver.state.marks(of: .events).count == 30)
    #expect(driver.status.contains("nothing to undo"))
  }

  /// Undoing all is the start, doing all again the end, and each step between is what was there.
  @Test func undoingAllIsTheStart() throws {
    var random = SeededGenerator()
    let keys = [
      "-", "a", "_", "<", ">", "H", "L", "f", "R", "m", "=", "x", "h", "l", "j", "k", "pagedown",
      "'", "\"", "e", "enter", "q", "$", "0", "%", "G", "g",
      "[", "]", "{", "}",
    ]
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter")
    var looks = [look(driver)]
    var pressed: [String] = []
    while looks.count < 60 {
      var key = keys.randomElement(using: &random) ?? "m"
      if driver.kinds.last == .record { key = "q" } else if key == "q" { continue }
      pressed.append(key)
      if key == "m", Bool.random(using: &random) { driver.press("3") }
      driver.press(key)
      if look(driver) != looks.last { looks.append(look(driver)) }
    }
    if driver.kinds.last == .record { driver.press("q") }
    let what = "seed \(random.seed): \(pressed.joined(separator: " "))"
    for wanted in looks.dropLast().reversed() {
      driver.press("u")
      #expect(look(driver) == wanted, "\(what)")
    }
    driver.press("u")
    #expect(driver.status.contains("nothing to undo"), "\(what)")
    for wanted in looks.dropFirst() {
      driver.press("U")
      #expect(look(driver) == wanted, "\(what)")
    }
  }

  @Test func saysHowARenameIsTakenBack() throws {
    let driver = try Driver(try ExampleShare.of(ExampleShare.nearMiss))
    driver.press("tab", "down", "enter", "r")
    #expect(driver.status.contains(":unrename userId takes that back"))
    driver.press("u")
    #expect(driver.status.contains("nothing to undo; :unrename takes a rename back"))
  }
}

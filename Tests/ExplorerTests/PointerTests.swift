import Contract
import Foundation
import Inspection
import Screens
import Tables
import TestSupport
import Testing

@testable import Explorer

/// The mouse: what is drawn at a place is what a click there means.
@Suite struct PointerTests {
  /// Presses at the first character of a text on the screen, or some columns beside it.
  private func click(
    _ driver: Driver, _ text: String, line: Int? = nil, by offset: Int = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let lines = driver.lines
    for (y, row) in lines.enumerated() where line == nil || line == y {
      guard let place = row.range(of: text) else { continue }
      let x = TextWidth.columns(row[..<place.lowerBound]) + offset
      driver.send(.pointer(.press(Point(x: x, y: y))))
      return
    }
    Issue.record("\(text) is nowhere:\n\(driver.text)", sourceLocation: sourceLocation)
  }

  @Test func aClickChoosesAndAnotherOneOpens() throws {
    let driver = try Driver(try ExampleShare.defects())
    click(driver, "users", line: 5)
    #expect(driver.kinds == [.share] && driver.cursorLine?.contains("users") == true)
    click(driver, "users", line: 5)
    #expect(driver.kinds == [.share, .table] && driver.table?.kind == .users)
  }

  @Test(arguments: [["v"], ["i"], ["I"], ["enter", "F"], ["enter", "b"]])
  func everyLineOfAListCanBeChosen(_ way: [String]) throws {
    let driver = try Driver(try ExampleShare.defects(), size: Size(width: 100, height: 30))
    for key in way { driver.press(key) }
    let kinds = driver.kinds
    var chosen = Set<Int>()
    for y in 1..<28 where driver.screen.spot(at: Point(x: 5, y: y)) != nil {
      guard
        driver.state.top.cursor.map({ .line($0.line) }) != driver.screen.spot(at: Point(x: 5, y: y))
      else { continue }
      driver.send(.pointer(.press(Point(x: 5, y: y))))
      #expect(driver.kinds == kinds && driver.screen.cursor?.y == y, "\(way) \(y)")
      chosen.insert(y)
    }
    #expect(!chosen.isEmpty, "\(way)\n\(driver.text)")
  }

  @Test func cellsAndHeadingsOfTheGridAreWhereTheyAreDrawn() throws {
    let driver = try Driver(try ExampleShare.defects(), size: Size(width: 120, height: 30))
    driver.press("enter", "f")
    for y in 3..<8 {
      for x in stride(from: 12, to: 118, by: 7) {
        let before = driver.kinds
        guard case .cell(let row, let column)? = driver.screen.spot(at: Point(x: x, y: y)) else {
          continue
        }
        if driver.table?.row == row, driver.table?.column == column { continue }
        driver.send(.pointer(.press(Point(x: x, y: y))))
        let cursor = try #require(driver.screen.cursor)
        #expect(driver.kinds == before && cursor.y == y, "\(x),\(y)")
        if driver.table?.currentRow?.record.isSplit == true { #expect(cursor.x <= x + 1) }
        #expect(driver.table?.row == row && driver.table?.column == column)
      }
    }
    driver.press("0", "f")
    click(driver, "EVENT_NAME", line: 2)
    #expect(driver.focusedColumn == "EVENT_NAME")
    driver.press("0", "g")
    let cell = try #require(driver.screen.cursor)
    driver.send(.pointer(.press(cell)))
    #expect(driver.kinds == [.share, .table, .record])
    click(driver, "EVENT_NAME")
    #expect(driver.focusedColumn == "EVENT_NAME")
  }

  @Test func keysOfTheLastLineArePressedByAClick() throws {
    let driver = try Driver(try ExampleShare.defects())
    let last = driver.lines.count - 1
    click(driver, "v findings", line: last)
    #expect(driver.kinds == [.share, .findings])
    click(driver, "q back", line: last, by: 3)
    #expect(driver.kinds == [.share])
    click(driver, "q quit", line: last)
    #expect(driver.state.isOver)
  }

  @Test func theWheelScrollsAndTheCursorStaysInSight() throws {
    let rows = (0..<200).map { ExampleShare.event("u\($0)", "Log in", at: "2024-05-01 10:00:00") }
    let driver = try Driver(
      try ExampleShare.of(["events.csv": ExampleShare.eventHeader + rows.joined()]))
    driver.press("enter")
    let place = Point(x: 20, y: 10)
    driver.send(.pointer(.wheelDown(place)))
    #expect(driver.table?.top == 3 && driver.table?.row == 3)
    for _ in 0..<100 { driver.send(.pointer(.wheelDown(place))) }
    #expect(driver.lines.contains { $0.contains("u199") })
    driver.press("G")
    driver.send(.pointer(.wheelUp(place)))
    let top = try #require(driver.table?.top)
    #expect(driver.table?.row == 196 && top < 197 - 15)
    driver.press("?")
    driver.send(.pointer(.wheelDown(place)))
    #expect(driver.lines[1].contains("Keys in the view") == false)
  }

  @Test func theSetUpIsAnsweredByClicks() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("S")
    click(driver, "Region")
    #expect(driver.lines.contains { $0.hasPrefix("▶ Region") || $0.hasPrefix("▶  Region") })
    click(driver, "Encryption")
    // An answer may bring further questions, which move the list.
    let first = try #require(driver.cursorLine).prefix(20).dropFirst(3)
    let below = try #require(driver.screen.cursor).y + 1
    let other = driver.lines[below].prefix(20).dropFirst(3)
    driver.send(.pointer(.press(Point(x: 3, y: below))))
    #expect(driver.cursorLine?.hasPrefix(" ▶ \(other)") == true, "\(driver.text)")
    let place = driver.lines.firstIndex { $0.hasPrefix("   \(first)") }
    driver.send(.pointer(.press(Point(x: 3, y: try #require(place)))))
    #expect(driver.cursorLine?.hasPrefix(" ▶ \(first)") == true, "\(driver.text)")
  }

  @Test func nothingIsChosenWhileALineIsTypedOrTheMouseIsTheTerminals() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press(":")
    driver.send(.pointer(.press(Point(x: 4, y: 5))))
    #expect(driver.state.prompt != nil && driver.screen.cursor?.y == 23)
    driver.type("mouse")
    driver.press("enter")
    #expect(driver.effects.last == .useMouse(false))
    let cursor = driver.screen.cursor
    driver.send(.pointer(.press(Point(x: 4, y: 5))))
    #expect(driver.screen.cursor == cursor)
  }

  /// Clicks anywhere on any screen do no harm.
  @Test func anyPlaceCanBeClicked() throws {
    var random = SeededGenerator()
    let share = try ExampleShare.defects()
    var driver = try Driver(share)
    let keys = ["enter", "v", "i", "I", "F", "b", "?", "S", "q", "e", "G", "f", "escape"]
    for step in 0..<1500 {
      if step.isMultiple(of: 50) {
        driver.resize(.random(in: 0...130, using: &random), .random(in: 0...45, using: &random))
      }
      let point = Point(
        x: .random(in: -1...131, using: &random), y: .random(in: -1...46, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: driver.press(keys.randomElement(using: &random) ?? "q")
      case 1: driver.send(.pointer(.wheelUp(point)))
      case 2: driver.send(.pointer(.wheelDown(point)))
      default: driver.send(.pointer(.press(point)))
      }
      _ = driver.screen
      if driver.state.isOver { driver = try Driver(share) }
    }
  }
}

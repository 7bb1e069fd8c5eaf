import BucketSetup
import Contract
import Inspection
import TestSupport
import Testing

@testable import Explorer

@Suite struct ColumnsViewTests {
  @Test func showsWhatTheColumnsAreLike() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("I", "down", "down")
    expectScreen(driver.screen, "columns")
    driver.resize(120, 40)
    expectScreen(driver.screen, "columns-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "columns-tiny")
  }

  @Test func namesColumnsThatAreMissingOrOnlySimilar() throws {
    let driver = try Driver(try ExampleShare.of(ExampleShare.nearMiss))
    driver.press("I")
    expectScreen(driver.screen, "columns-near")
  }

  @Test func saysThatProfilesComeWhenTheCheckIsDone() throws {
    let driver = try Driver(try ExampleShare.defects(), inspects: false)
    driver.press("I")
    #expect(driver.lines[0].contains("profiles come when the check is done"))
    driver.inspect()
    #expect(!driver.text.contains("profiles come"))
    #expect(driver.text.contains("most frequent values"))
  }

  @Test func entersTheValuesOfAColumnAndComesBack() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter", "I", "down")
    let list = driver.screen
    let name = try #require(driver.state.inspection.table(.events)?.layout.columns[1].name)
    driver.press("enter")
    #expect(driver.lines[0].contains("Frequency  events › \(name)"))
    driver.press("q")
    #expect(driver.screen == list)
    driver.press("q")
    #expect(driver.kinds == [.share, .table])
  }

  @Test func acceptsWhatIsNearlyTheColumnUnderTheCursor() throws {
    let driver = try Driver(try ExampleShare.of(ExampleShare.nearMiss))
    driver.press("I", "tab")
    #expect(driver.cursorLine?.contains("≈ USER_ID ← userId") == true)
    expectScreen(driver.screen, "columns-near-users")
    driver.press("r")
    #expect(driver.state.inspection.share.settings.renames == ["userId": "USER_ID"])
    #expect(
      driver.status.contains("`userId` is USER_ID from now on; :unrename userId takes that back"))
    #expect(driver.cursorLine?.contains("✓ USER_ID") == true)
    #expect(driver.text.contains("required, called userId; :unrename userId takes that back"))
    driver.press("r")
    #expect(driver.status.contains("USER_ID is there already"))
    driver.press(":")
    driver.type("unrename ")
    driver.press("tab")
    #expect(driver.state.prompt?.line.text == "unrename userId")
    driver.press("enter")
    #expect(driver.state.inspection.share.settings.renames.isEmpty)
    #expect(driver.cursorLine?.contains("≈ USER_ID ← userId") == true)
  }

  @Test func asksWhichColumnIsMeantWhereNoneIsNear() throws {
    let driver = try Driver(
      try ExampleShare.of([
        "events.csv": "EVENT_NAME,when,TIMESTAMP,who,UPDATED_AT\n"
          + "Login,x,2024-05-01 10:00:00,u1,2024-05-01 11:00:00\n"
      ]))
    driver.press("I")
    for _ in 0..<5 { driver.press("down") }
    #expect(driver.cursorLine?.contains("✗ USER_ID") == true)
    #expect(driver.cursorLine?.contains("r says which it is: when, who") == true)
    driver.press("r")
    #expect(driver.state.prompt?.line.text == "rename when=USER_ID")
    driver.press("tab")
    #expect(driver.state.prompt?.line.text == "rename who=USER_ID")
    driver.press("enter")
    #expect(driver.state.inspection.share.settings.renames == ["who": "USER_ID"])
    driver.press("g", "down", "r")
    #expect(driver.state.prompt?.line.text.hasPrefix("rename when=") == true)
  }

  @Test func drawsHowFullColumnsWereOverTime() throws {
    var text = "USER_ID,UPDATED_AT,plan,city\n"
    for day in 1...20 {
      for row in 0..<10 {
        let date = "2024-05-\(day < 10 ? "0" : "")\(day) 10:00:00"
        text += "u\(day)-\(row),\(date),\(day > 10 ? "" : "p"),\(row < day / 2 ? "c" : "")\n"
      }
    }
    let driver = try Driver(try ExampleShare.of(["users.csv": text]))
    driver.press("I", "down", "down")
    expectScreen(driver.screen, "columns-over-time")
    driver.resize(120, 40)
    expectScreen(driver.screen, "columns-over-time-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "columns-over-time-tiny")
    #expect(driver.effects.count { if case .countFilled = $0 { true } else { false } } == 1)
    driver.press("q", "I")
    #expect(driver.effects.count { if case .countFilled = $0 { true } else { false } } == 1)
    driver.press("ctrl-r")
    #expect(driver.effects.count { if case .countFilled = $0 { true } else { false } } == 2)
  }

  @Test func showsTheShareThatIsFilledWhileNotAllIsCounted() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.holdsBack = true
    driver.press("I")
    let cells = FilledCells(columns: 6)
    let request = FilledRequest(kind: .events, generation: driver.state.generation)
    driver.send(.countedFilled(request, cells, progress: 0.5))
    #expect(driver.lines[0].contains("over time 50.0 %"))
    #expect(driver.text.contains("██████████"))
    driver.press("ctrl-c")
    #expect(driver.effects.contains(.stopCountingFilled))
    #expect(driver.lines[0].contains("over time 50.0 %, stopped"))
  }
}

import BucketSetup
import Contract
import Inspection
import Screens
import Tables
import TestSupport
import Testing

@testable import Explorer

@Suite struct SearchTests {
  private func driver() throws -> Driver {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("enter")
    return driver
  }

  private func search(_ key: String, _ text: String, _ driver: Driver) {
    driver.press(key)
    driver.type(text)
    driver.press("enter")
  }

  @Test func aRegexIsFoundInACell() throws {
    let driver = try driver()
    search("/", "^plan.changed$", driver)
    #expect(driver.table?.currentRow?.record.text(2) == "Plan_Changed")
    #expect(driver.focusedColumn == "EVENT_NAME")
    expectScreen(driver.screen, "table-search")
    driver.press("/", "enter")
    #expect(driver.state.search == nil, "nothing is marked any more")
  }

  @Test func theWholeTableIsSearchedOnceOneRowIsFound() throws {
    let driver = try Driver(try ExampleShare.large(), size: Size(width: 120, height: 40))
    driver.press("enter")
    search("/", "trial", driver)
    let table = try #require(driver.state.inspection.table(.events))
    let rows = try TableRows(table).rows(from: 0, count: .max)
    let count = rows.count { String(decoding: $0.record.bytes, as: UTF8.self).contains("Trial") }
    #expect(driver.lines[0].contains("“trial” in \(count) rows") && count > 10)
    let effects = driver.effects.count { if case .findAll = $0 { true } else { false } }
    driver.press("n", "n", "N")
    #expect(
      effects == 1 && driver.effects.count { if case .findAll = $0 { true } else { false } } == 1)
    expectScreen(driver.screen, "table-search-wide")
    driver.press("/", "enter")
    #expect(!driver.lines[0].contains("trial"))
  }

  @Test func aSearchInOneColumnPassesOverOthers() throws {
    let driver = try driver()
    driver.press("l")
    search("\\", "plan", driver)
    #expect(driver.status.contains("no “plan” in ACCOUNT_ID"))
    #expect(driver.table?.row == 0)
    driver.press("l")
    search("\\", "plan", driver)
    let first = driver.table?.row ?? 0
    #expect(first > 0 && driver.focusedColumn == "EVENT_NAME")
    driver.press("n", "N")
    #expect(driver.table?.row == first)
  }

  @Test func theLineTellsWhatIsTypedAndHowManyRowsHaveIt() throws {
    let driver = try driver()
    driver.press("/")
    #expect(driver.status.contains("a text or a regular expression"))
    driver.type("feature")
    let inSight = driver.lines.dropLast(2).count { $0.contains("Feature") }
    #expect(driver.status.contains("literal  in \(inSight) of 19 rows in sight"))
    expectScreen(driver.screen, "prompt-search")
    driver.type("_.*d$")
    #expect(driver.status.contains("regex  in"))
    driver.type("(")
    #expect(driver.status.contains("missing closing parenthesis, behind character 13"))
    expectScreen(driver.screen, "prompt-search-invalid")
    driver.press("enter")
    #expect(driver.state.prompt?.line.text == "feature_.*d$(", "it can be mended")
    #expect(driver.table?.row == 0 && driver.state.search == nil)
    driver.press("escape", "&")
    driver.type("[")
    driver.press("enter")
    #expect(driver.table?.filters.isEmpty == true)
  }

  @Test func aPatternWithoutEndIsToldWhileItIsTyped() throws {
    let cell = String(repeating: "a", count: 400) + "!"
    let driver = try Driver(
      try ExampleShare.of([
        "events.csv": ExampleShare.eventHeader + ExampleShare.event("u1", cell, at: "2024-05-01")
      ]))
    driver.press("enter", "/")
    driver.type("(a+)+$")
    #expect(driver.status.contains("takes too many steps"))
  }

  @Test func goesToColumnsByTheirNames() throws {
    let driver = try driver()
    search("c", "_id$", driver)
    #expect(driver.focusedColumn == "ACCOUNT_ID")
    search("c", "_id$", driver)
    #expect(driver.focusedColumn == "USER_ID", "behind the last one comes the first")
    search("c", "prop", driver)
    #expect(driver.focusedColumn == "EVENT_PROPERTIES")
    search("c", "nothing", driver)
    #expect(driver.status.contains("no column matches “nothing”"))
    #expect(driver.focusedColumn == "EVENT_PROPERTIES")
    driver.press("c")
    driver.type("time|_at")
    #expect(driver.status.contains("regex  TIMESTAMP  UPDATED_AT"))
  }

  @Test func saysThatAColumnOfTheGuideIsMissing() throws {
    let driver = try Driver(
      try ExampleShare.of(["events.csv": "EVENT_NAME,TIMESTAMP\nLogin,2024-05-01 10:00:00\n"]))
    driver.press("enter")
    search("c", "user_id", driver)
    #expect(driver.status.contains("USER_ID is missing"))
    search("c", "timestamp|user", driver)
    #expect(driver.focusedColumn == "TIMESTAMP" && driver.status.contains("USER_ID is missing"))
  }

  @Test func jumpsStayAmongTheRowsThatAreShown() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter", "l", "l", "=")
    let name = driver.table?.currentRow?.record.text(2)
    let hidden = driver.table?.index.count ?? 0
    let table = try #require(driver.state.inspection.table(.events))
    let wanted = try TableRows(table).rows(from: 0, count: table.records).filter { row in
      row.record.isSplit && row.record.text(2) == name
        && row.marks.contains { $0.severity == .error }
    }.map(\.row)
    var visited: [Int] = []
    driver.press("e")
    while driver.state.message == nil, visited.count <= wanted.count {
      visited.append(driver.table?.currentRow?.row ?? -1)
      driver.press("e")
    }
    #expect(visited == wanted && !wanted.isEmpty)
    #expect(driver.status.contains("nothing more after this row among those shown"))
    #expect(driver.table?.index.count == hidden && driver.table?.isFiltered == true)
  }

  @Test func marksAreWhereTheMatchesAre() throws {
    let text = "xx\u{1B}日ab" + String(repeating: "y", count: 60) + "ab"
    let driver = try Driver(
      try ExampleShare.of([
        "events.csv": ExampleShare.eventHeader
          + ExampleShare.event("u1", text, at: "2024-05-01 10:00:00") + "u2,ab\n"
      ]), size: Size(width: 100, height: 12))
    driver.press("enter", "down")
    search("/", "ab", driver)
    driver.press("g")
    let line = try #require(driver.lines.firstIndex { $0.contains("日ab") })
    let marked = (0..<100).filter {
      driver.screen[$0, line].style.underline && driver.screen[$0, line].style.role == .accent
    }
    let cells = marked.map { driver.screen[$0, line].text }
    #expect(cells == ["a", "b", "…"], "and that more is behind the cut")
    let rejected = driver.lines.firstIndex { $0.contains("u2,ab") } ?? 0
    #expect((0..<100).count { driver.screen[$0, rejected].style.underline } == 2)
  }
}

import BucketSetup
import Contract
import Inspection
import Screens
import Tables
import TestSupport
import Testing

@testable import Explorer

@Suite struct FindingsViewTests {
  @Test func listsWhatIsWrongAndWhyItMatters() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("v")
    expectScreen(driver.screen, "findings")
    driver.resize(120, 40)
    expectScreen(driver.screen, "findings-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "findings-tiny")
  }

  @Test func saysThatNothingIsWrong() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("v")
    expectScreen(driver.screen, "findings-none")
  }

  @Test func entersThePlaceAndComesBackToTheFinding() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("v")
    let finding = driver.moveDown(to: "cell.null_required")
    let list = driver.screen
    driver.press("enter")
    #expect(driver.table?.currentRow?.record.number == finding?.samples[0].record)
    #expect(driver.focusedColumn == finding?.column && finding?.column != nil)
    driver.press("q")
    #expect(driver.screen == list)
  }

  @Test func comesBackToTheFindingAlsoFromATableOpenedBefore() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter", "5", "G")
    let table = driver.screen
    driver.press("v", "down", "down", "enter", "q")
    #expect(driver.kinds == [.share, .table, .findings])
    driver.press("q")
    #expect(driver.screen == table)
  }

  @Test func showsTheRowsOfAFindingAlone() throws {
    let driver = try Driver(try ExampleShare.defects())
    let findings = driver.state.inspection.findings
    let place = try #require(findings.firstIndex { $0.rule.id == "ts.unparseable" })
    driver.press("v")
    for _ in 0..<place { driver.press("down") }
    driver.press("f")
    expectScreen(driver.screen, "table-finding-filter")
    #expect(driver.table?.index.count == findings[place].count)
  }

  @Test func goesToTheColumnOfAFindingAboutOne() throws {
    let driver = try Driver(try ExampleShare.of(ExampleShare.nearMiss))
    let findings = driver.state.inspection.findings
    let place = try #require(
      findings.firstIndex { $0.rule.id == "col.near_miss" })
    driver.press("v")
    for _ in 0..<place { driver.press("down") }
    driver.press("enter")
    #expect(driver.table?.kind == .users)
    #expect(driver.focusedColumn == "USER_ID")
  }

  // MARK: - Patterns

  @Test func unfoldsIntoPatternsAndFoldsAgain() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("v")
    let finding = try #require(driver.moveDown(to: "ts.unparseable"))
    driver.press("right")
    expectScreen(driver.screen, "findings-patterns")
    driver.resize(120, 40)
    expectScreen(driver.screen, "findings-patterns-wide")
    driver.resize(200, 50)
    expectScreen(driver.screen, "findings-patterns-huge")
    driver.resize(20, 5)
    expectScreen(driver.screen, "findings-patterns-tiny")
    driver.resize(80, 24)
    let patterns = try #require(finding.patterns).top
    for pattern in patterns {
      driver.press("down")
      #expect(driver.cursorLine?.contains(pattern.text) == true)
      #expect(driver.status.contains(pattern.text))
    }
    driver.press("h")
    #expect(driver.cursorLine?.contains("not a date") == true)
    driver.press("down")
    #expect(driver.cursorLine?.contains(patterns[0].text) == false)
  }

  @Test func goesToTheFirstRowOfAPatternAndShowsItsRowsAlone() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("v")
    let finding = try #require(driver.moveDown(to: "ts.unparseable"))
    let patterns = try #require(finding.patterns).top
    driver.press("l", "down", "down", "enter")
    let table = try #require(driver.state.inspection.table(.events))
    let filter = RowFilter.shape(patterns[1].text, slots: table.slots(of: finding))
    let first = try TableScan(table).next(filter, from: -1, forward: true) { _, _ in true }
    #expect(driver.table?.currentRow == first && first != nil)
    #expect(driver.focusedColumn == "TIMESTAMP")
    driver.press("q", "f")
    #expect(driver.table?.index.count == patterns[1].count)
    #expect(
      driver.table?.filters.map(\.label) == ["TIMESTAMP: not a date like \(patterns[1].text)"])
    driver.press("ctrl-r")
    #expect(driver.table?.filter == .all)
  }

  @Test func unfoldsIntoIDsAndPlaces() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("v")
    let missing = try #require(driver.moveDown(to: "xref.user_missing"))
    let id = try #require(missing.missing?.top.first)
    driver.press("right", "down")
    #expect(driver.cursorLine?.contains(id.text) == true)
    driver.press("f")
    #expect(driver.table?.index.count == id.count)
    driver.press("q", "g")
    let ragged = try #require(driver.moveDown(to: "csv.ragged_long"))
    driver.press("right", "down", "down", "enter")
    #expect(driver.table?.currentRow?.record.number == ragged.samples[1].record)
  }

  @Test func movesToTheNextErrorOrWarningOfTheList() throws {
    let driver = try Driver(try ExampleShare.defects())
    let findings = driver.state.inspection.findings
    let warning = try #require(findings.firstIndex { $0.severity == .warning })
    driver.press("v", "w")
    #expect(driver.cursorLine?.contains(findings[warning].rule.title.prefix(20)) == true)
    #expect(driver.kinds == [.share, .findings])
    driver.press("E")
    #expect(driver.cursorLine?.contains(findings[warning - 1].rule.title.prefix(20)) == true)
    driver.press("e")
    #expect(driver.status.contains("no error below this line"))
  }

  @Test func keepsTheFindingUnderTheCursorWhileMoreAreFound() throws {
    let driver = try Driver(try ExampleShare.defects(), inspects: false)
    driver.inspectFirstPiece(of: .events)
    driver.press("v", "G")
    let line = driver.cursorLine?.prefix(30)
    let count = driver.state.inspection.findings.count
    driver.inspect()
    #expect(driver.state.inspection.findings.count > count)
    #expect(driver.cursorLine?.prefix(30) == line)
  }

  // MARK: - Severities

  @Test func aRuleMattersAsMuchAsTheUserSays() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("v")
    driver.moveDown(to: "ts.unparseable")
    driver.press("s")
    #expect(driver.state.prompt?.line.text == "severity ts.unparseable ")
    expectScreen(driver.screen, "findings-severity")
    driver.press("tab", "tab", "enter")
    let kept = { driver.state.inspection.share.settings.rules["ts.unparseable"] }
    #expect(kept()?.severity == .warning)
    #expect(driver.status.contains("ts.unparseable is a warning from now on; kept in slipway.json"))
    #expect(driver.cursorLine?.hasPrefix("▶! not a date") == true)
    driver.press("s")
    driver.type("off")
    driver.press("enter")
    #expect(kept()?.isOff == true)
    #expect(!driver.state.inspection.findings.contains { $0.rule.id == "ts.unparseable" })
    #expect(driver.state.inspection.ignored == ["ts.unparseable"])
    driver.press(":")
    driver.type("severity ts.unparseable default")
    driver.press("enter")
    #expect(kept() == nil && driver.state.inspection.ignored.isEmpty)
  }

  @Test(arguments: [
    ("severity ts.unparsable off", "no rule is called ts.unparsable; ts.unparseable is"),
    ("severity ts.unparseable loud", "LEVEL is error, warning, info, off, default"),
    ("severity ts.unparseable", "severity RULE LEVEL"),
  ])
  func saysWhatASeverityNeeds(_ command: String, _ answer: String) throws {
    let driver = try Driver(try ExampleShare.of(ExampleShare.gap))
    driver.press(":")
    driver.type(command)
    driver.press("enter")
    #expect(driver.status.contains(answer))
    #expect(driver.state.inspection.share.settings.rules.isEmpty)
  }

  @Test func aFindingAboutFilesCountsThemOnce() throws {
    let driver = try Driver(try ExampleShare.defects(), size: Size(width: 120, height: 40))
    driver.press("v")
    driver.moveDown(to: "file.empty")
    #expect(driver.text.contains("empty file · 1 file"), "\(driver.text)")
    #expect(!driver.text.contains("1 of 1 file"))
  }
}

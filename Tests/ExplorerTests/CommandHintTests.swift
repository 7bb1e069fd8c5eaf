import Contract
import Inspection
import Screens
import TestSupport
import Testing

@testable import Explorer

@Suite struct CommandHintTests {
  private func hint(_ text: String, _ driver: Driver) -> String {
    driver.state.commandHint(text).text
  }

  @Test func tellsWhereARowNumberLeads() throws {
    let driver = try Driver(try ExampleShare.clean())
    #expect(hint("12", driver).contains("open one first"))
    driver.press("enter")
    let rows = try #require(driver.state.inspection.table(.events)?.records)
    #expect(hint("12", driver) == "goes to row 12 of \(rows)")
    #expect(hint("0", driver) == "goes to row 1 of \(rows)")
    #expect(hint("1,000,000", driver) == "goes to row \(rows), the last one")
    #expect(hint("1x", driver).contains("a row number, a percentage"))
    driver.press(":")
    driver.type("1,000,000")
    driver.press("enter")
    #expect(driver.table?.row == rows - 1)
  }

  @Test func tellsThatFiltersAndOrderEndWhereARowIsGoneTo() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("enter", "=")
    #expect(hint("12", driver) == "goes to row 12 of 400; all rows are shown again")
    driver.press("]")
    let note = "all rows are shown again, in file order"
    #expect(hint("12", driver) == "goes to row 12 of 400; \(note)")
    #expect(hint("2024-03-02", driver).hasSuffix("UTC or later; \(note)"))
    #expect(!hint("50%", driver).contains(note))
    driver.press(":")
    driver.type("12")
    driver.press("enter")
    #expect(driver.table?.row == 11 && driver.table?.filter == .all)
    #expect(driver.status.contains(note))
  }

  @Test func saysThatRowsAreNotAllKnown() throws {
    let driver = try Driver(try ExampleShare.large(), inspects: false)
    driver.inspectFirstPiece(of: .events)
    driver.press("enter")
    #expect(hint("12", driver).hasSuffix("are known so far"))
  }

  @Test func tellsWhatACommandWouldDo() throws {
    let driver = try Driver(try ExampleShare.clean())
    #expect(hint("find", driver) == "findings (v): what is wrong")
    #expect(hint("findings now", driver) == "findings takes nothing behind it")
    #expect(hint("next-hit", driver) == "next-hit is for table, record")
    #expect(hint("next-", driver) == "next-error  next-warning  next-hit  next-mark  next-table")
    #expect(hint("fidnings", driver) == "no command fidnings; did you mean findings?")
    #expect(hint("frobnicate", driver) == "no command frobnicate")
    #expect(hint("", driver).contains("Tab lists commands"))
    #expect(hint("save-screen", driver).hasPrefix("save-screen FILE  write what"))
    #expect(hint("rename", driver).hasPrefix("rename (r): accept"))
    driver.press(":")
    driver.type("save-screen")
    driver.press("enter")
    #expect(driver.status.contains("save-screen FILE"))
    driver.press(":")
    driver.type("findings now")
    driver.press("enter")
    #expect(driver.status.contains("takes nothing behind it") && driver.kinds == [.share])
  }

  @Test func tellsWhatARenameWouldMap() throws {
    let driver = try Driver(try ExampleShare.of(ExampleShare.nearMiss))
    #expect(hint("rename ", driver).hasPrefix("rename OLD=NEW  OLD: userId"))
    #expect(hint("rename usr", driver) == "no column is called usr; did you mean user?")
    #expect(hint("rename usr=", driver) == "no column is called usr; did you mean user?")
    #expect(hint("rename userId=", driver).hasPrefix("rename OLD=NEW  NEW: USER_ID"))
    #expect(
      hint("rename userId=USER_IT", driver)
        == "no column of the guide is called USER_IT; did you mean USER_ID?")
    #expect(hint("rename userId=USER_ID", driver) == "maps userId to USER_ID in 1 file of users")
    #expect(hint("rename user=USER_ID", driver) == "maps user to USER_ID in 1 file of events")
    #expect(
      hint("rename email=UPDATED_AT", driver).hasPrefix("UPDATED_AT is there already in 1 file"))
    #expect(hint("rename email=EVENT_NAME", driver).contains("in no table that has EVENT_NAME"))
    driver.press(":")
    driver.type("rename userId=USER_ID")
    expectScreen(driver.screen, "prompt-rename")
    driver.resize(20, 5)
    expectScreen(driver.screen, "prompt-rename-tiny")
    driver.resize(120, 40)
    driver.press("ctrl-u")
    driver.type("rename userIt=")
    expectScreen(driver.screen, "prompt-rename-wide")
  }

  @Test func tellsWhichFilesAPatternChooses() throws {
    let driver = try Driver(try ExampleShare.clean())
    #expect(hint("table orders=x", driver).hasPrefix("no table is called orders"))
    #expect(hint("table users=nothing*", driver) == "no file is called so")
    #expect(hint("table users=*.csv", driver).contains("more belong to users"))
    #expect(hint("table events=", driver).hasPrefix("table TABLE=FILES  FILES: "))
  }

  @Test func everyCommandWithArgumentsHasAUsageAndAHint() throws {
    let driver = try Driver(try ExampleShare.clean())
    for info in CommandInfo.all {
      guard let arguments = info.arguments else { continue }
      #expect(info.usage == "\(info.name) \(arguments.parameters.usage)")
      #expect(!hint("\(info.name) ", driver).isEmpty)
      #expect(CommandInfo.document.contains("`:\(info.usage)`"))
    }
  }
}

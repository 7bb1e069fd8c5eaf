import BucketSetup
import Contract
import Inspection
import Screens
import Tables
import TestSupport
import Testing

@testable import Explorer

@Suite struct SettingsTests {
  private func reopened(_ driver: Driver) -> ShareSettings? {
    for case .reopen(let settings, _) in driver.effects.reversed() { return settings }
    return nil
  }

  @Test func acceptsANearMissWithOneKey() throws {
    let driver = try Driver(try ExampleShare.of(ExampleShare.nearMiss))
    driver.press("tab", "down", "enter", "r")
    #expect(reopened(driver)?.renames == ["userId": "USER_ID"])
    #expect(driver.status.contains("`userId` is USER_ID from now on"))
    #expect(driver.lines[1].contains("✓ USER_ID"))
    driver.press("r")
    #expect(driver.status.contains("no column looks like a missing one"))
  }

  @Test func acceptsTheNearMissUnderTheCursor() throws {
    let driver = try Driver(
      try ExampleShare.of([
        "users.csv": "userId,UPDATED-AT\nu1,2024-05-01 10:00:00\n",
        "events.csv": "user-id,EVENT_NAME,TIMESTAMP,UPDATED_AT\n",
      ]))
    let findings = driver.state.inspection.findings.filter { $0.rule.id == "col.near_miss" }
    #expect(findings.count == 3)
    driver.press("v", "down", "down")
    driver.press("r")
    #expect(reopened(driver)?.renames == ["UPDATED-AT": "UPDATED_AT"])
  }

  @Test func renamesByCommand() throws {
    let driver = try Driver(try ExampleShare.of(ExampleShare.nearMiss))
    driver.press("enter", ":")
    driver.type("rename user=USER_ID")
    driver.press("enter")
    #expect(reopened(driver)?.renames == ["user": "USER_ID"])
    #expect(driver.lines[1].contains("✓ USER_ID"))
    driver.press(":")
    driver.type("rename user=NAME")
    driver.press("enter")
    #expect(driver.status.contains("NEW is a column of the guide"))
  }

  @Test func assignsAFileThatWasLeftOut() throws {
    let driver = try Driver(
      try ExampleShare.of([
        "a.csv": ExampleShare.eventHeader + ExampleShare.event("u1", at: "2024-05-01 10:00:00"),
        "odd[1].csv": "x,y\n1,2\n",
      ]))
    driver.press("G", "t")
    #expect(driver.state.prompt?.line.text == "table events=odd\\[1].csv")
    driver.press("escape", ":")
    driver.type("table users=odd\\[1].csv")
    driver.press("enter")
    #expect(driver.state.inspection.table(.users)?.layout.files.map(\.file.name) == ["odd[1].csv"])
    driver.press(":")
    driver.type("table accounts=odd\\[1].csv")
    driver.press("enter")
    #expect(reopened(driver)?.tables.count == 1)
    #expect(driver.state.inspection.tables.map(\.kind) == [.events, .accounts])
  }

  @Test func closesViewsOfATableThatIsGone() throws {
    let folder = try ExampleShare.of(ExampleShare.nearMiss)
    let driver = try Driver(folder)
    driver.press("enter", "enter")
    try folder.write("", to: "events.csv")
    driver.press("ctrl-r")
    #expect(driver.kinds == [.share])
    #expect(driver.text.contains("events.csv (the file is empty)"))
  }

  @Test func readsAChangedFileAnewAndStaysInPlace() throws {
    let folder = try ExampleShare.of(ExampleShare.gap)
    let driver = try Driver(folder)
    driver.press("enter", "3", "0", "G")
    let all = try #require(ExampleShare.gap["events.csv"]).split(separator: "\n")
    try folder.write(all.prefix(11).joined(separator: "\n") + "\n", to: "events.csv")
    driver.press("ctrl-r")
    #expect(driver.lines[0].contains("10 rows"))
    #expect(driver.table?.row == 9)
    #expect(driver.table?.currentRow != nil)
  }

  @Test func dropsWhatAnEarlierInspectionFound() throws {
    let driver = try Driver(try ExampleShare.of(ExampleShare.nearMiss))
    driver.press("enter")
    let (before, generation) = (driver.state.inspection, driver.state.generation)
    let request = try #require(
      driver.effects.compactMap { effect in
        if case .fetch(let request) = effect { request } else { nil }
      }.last)
    driver.press("ctrl-r")
    let rows = driver.table?.window.count
    driver.send(.rows(request, []))
    driver.send(.inspected(before, seconds: 9, generation: generation))
    #expect(driver.table?.window.count == rows && rows == 1)
    #expect(driver.state.elapsed != 9)
  }

  @Test func restartsAFilterOfTextButNotOfAFinding() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter", "&")
    driver.type("feature")
    driver.press("enter")
    let count = driver.table?.index.count
    driver.press("ctrl-r")
    #expect(driver.table?.index.count == count && count ?? 0 > 0)
    driver.press("q", "v")
    driver.moveDown(to: "csv.ragged_long")
    driver.press("f", "ctrl-r")
    #expect(driver.table?.filter == .all)
  }

  @Test func completesAFilterThatBeganBeforeTheCheckHadEnded() throws {
    let driver = try Driver(try ExampleShare.large(), inspects: false)
    driver.inspectFirstPiece(of: .events)
    driver.press("enter", "&")
    driver.type("Plan_Changed")
    driver.press("enter")
    let soFar = driver.table?.index.count ?? 0
    #expect(driver.lines[0].contains("so far"))
    driver.inspect()
    #expect(driver.table?.index.count ?? 0 > soFar)
    #expect(!driver.lines[0].contains("so far"))
  }

  @Test func renamingIsOfferedWhereItMeansSomething() throws {
    let size = Size(width: 120, height: 40)
    let near = try Driver(try ExampleShare.of(ExampleShare.nearMiss), size: size)
    let clean = try Driver(try ExampleShare.clean(), size: size)
    for key in ["", "v", "I"] {
      for driver in [near, clean] where !key.isEmpty { driver.press(key) }
      #expect(clean.lines.last?.contains("rename") == false, "\(key)")
      if key == "I" { near.press("tab") }
      #expect(near.lines.last?.contains("r rename") == true, "\(key)")
      for driver in [near, clean] where !key.isEmpty { driver.press("q") }
    }
    near.press("I", "tab", "down", "down")
    #expect(near.cursorLine?.contains("UPDATED_AT") == true)
    #expect(near.lines.last?.contains("rename") == false, "it is there already")
  }
}

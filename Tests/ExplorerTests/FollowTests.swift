import Foundation
import Inspection
import Screens
import Tables
import TestSupport
import Testing

@testable import Explorer

@Suite struct FollowTests {
  private static let head =
    ExampleShare.eventHeader + ExampleShare.event("u1", at: "2024-05-01 10:00:00")
    + ExampleShare.event("u2", at: "2024-05-01 10:00:01")

  private let folder: TemporaryFolder
  private let driver: Driver

  init() throws {
    folder = try ExampleShare.of(["events.csv": Self.head])
    driver = try Driver(folder)
  }

  private func grow(by text: String) throws {
    let path = folder.path + "/events.csv"
    let before = try String(contentsOfFile: path, encoding: .utf8)
    try folder.write(before + text, to: "events.csv")
    driver.send(.changed([FileChange("events.csv", .grew(text.utf8.count))]))
  }

  private var reopens: Int {
    driver.effects.count { if case .reopen = $0 { true } else { false } }
  }

  @Test func newRowsAppearBelowTheCursorAtTheEnd() throws {
    driver.press("enter", "G", "T")
    #expect(driver.effects.contains(.follow))
    try grow(by: ExampleShare.event("u3", at: "2024-05-01 10:00:02"))
    #expect(driver.text.contains("u3") && driver.status.contains("events.csv grew by 55"))
    #expect(driver.table?.row == 2)
    #expect(driver.lines[0].contains("following  events") && driver.lines[0].contains("3 rows"))
    let size = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/events.csv")).count
    #expect(driver.lines[0].contains("as of byte \(size)"))
    expectScreen(driver.screen, "follow")
    driver.resize(120, 40)
    expectScreen(driver.screen, "follow-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "follow-tiny")
  }

  @Test func theCursorStaysWhereItIsOtherwise() throws {
    driver.press("enter", "T")
    try grow(by: ExampleShare.event("u3", at: "2024-05-01 10:00:02"))
    #expect(driver.table?.row == 0 && driver.text.contains("u3"))
  }

  @Test func theLastRowOfAFilterIsFollowedToo() throws {
    driver.press("enter", "right", "right", "=", "G", "T")
    #expect(driver.table?.index.count == 2 && driver.table?.row == 1)
    for user in ["u3", "u4"] {
      try grow(
        by: ExampleShare.event(user, at: "2024-05-01 10:00:02")
          + ExampleShare.event("u0", "Logout", at: "2024-05-01 10:00:03"))
      #expect(driver.table?.currentRow?.record.text(0) == user)
    }
    driver.press("up")
    try grow(by: ExampleShare.event("u5", at: "2024-05-01 10:00:04"))
    #expect(driver.table?.currentRow?.record.text(0) == "u3" && driver.text.contains("u5"))
  }

  @Test func findingsAreOfWhatWasRead() throws {
    driver.press("T", "v")
    let before = driver.state.inspection.findings.count
    try grow(by: ExampleShare.event("u3", at: "no date"))
    #expect(driver.state.inspection.findings.count > before)
    #expect(driver.lines[0].contains("as of byte"))
  }

  @Test func aFileThatShrinksIsReadAnewAndSaysSo() throws {
    driver.press("enter", "G", "T")
    try folder.write(
      ExampleShare.eventHeader + ExampleShare.event("u9", at: "2024-05-02 10:00:00"),
      to: "events.csv")
    driver.send(.changed([FileChange("events.csv", .shrank)]))
    #expect(driver.status.contains("events.csv is smaller than before and is read anew"))
    #expect(driver.text.contains("u9") && !driver.text.contains("u1"))
    driver.send(.changed([FileChange("events.csv", .replaced)]))
    #expect(driver.status.contains("events.csv is another file now"))
    let count = reopens
    driver.send(.changed([FileChange("events.csv", .removed)]))
    #expect(driver.status.contains("events.csv is gone") && reopens == count)
  }

  @Test func changesWhileReadingAreReadOnceAfterIt() throws {
    driver.press("T")
    driver.holdsBack = true
    for _ in 0..<5 { try grow(by: ExampleShare.event("u3", at: "2024-05-01 10:00:02")) }
    #expect(reopens == 1)
    driver.release()
    #expect(reopens == 2)
    #expect(driver.state.inspection.tables[0].records == 7)
    #expect(driver.state.unreadChanges.isEmpty)
  }

  @Test func aShareThatCannotBeOpenedForAWhileIsOpenedAtTheNextChange() throws {
    driver.press("T")
    driver.holdsBack = true
    try grow(by: "")
    driver.send(.notReopened("events.csv: no such file", generation: 1))
    #expect(driver.status.contains("no such file"))
    driver.holdsBack = false
    try grow(by: ExampleShare.event("u3", at: "2024-05-01 10:00:02"))
    #expect(driver.state.inspection.tables[0].records == 3)
  }

  @Test func aFileThatIsEmptyForAWhileIsNoTableForAWhile() throws {
    driver.press("enter", "T")
    try folder.write("", to: "events.csv")
    driver.send(.changed([FileChange("events.csv", .replaced)]))
    #expect(driver.kinds == [.share] && driver.text.contains("events.csv"))
    try grow(by: Self.head)
    #expect(driver.state.inspection.tables.map(\.records) == [2])
  }

  @Test func nothingIsReadWhereNobodyFollows() throws {
    try grow(by: ExampleShare.event("u3", at: "2024-05-01 10:00:02"))
    driver.press("T", "T")
    #expect(driver.effects.last == .stopFollowing)
    try grow(by: ExampleShare.event("u3", at: "2024-05-01 10:00:02"))
    #expect(reopens == 0 && !driver.lines[0].contains("following"))
  }
}

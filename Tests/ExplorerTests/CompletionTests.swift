import BucketSetup
import Contract
import Inspection
import Screens
import Tables
import TestSupport
import Testing

@testable import Explorer

@Suite struct CompletionTests {
  private func line(_ driver: Driver) -> String { driver.state.prompt?.line.text ?? "(none)" }

  private func nearMiss() throws -> Driver {
    let driver = try Driver(try ExampleShare.of(ExampleShare.nearMiss))
    driver.press(":")
    return driver
  }

  @Test func stepsThroughCommandsInBothDirections() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press(":")
    driver.type("next-")
    driver.press("tab")
    #expect(line(driver) == "next-error")
    driver.press("tab")
    #expect(line(driver) == "next-warning")
    expectScreen(driver.screen, "prompt-candidates")
    driver.press("shift-tab", "shift-tab")
    #expect(line(driver) == "next-table")
    driver.press("tab")
    #expect(line(driver) == "next-error")
    driver.type("x")
    #expect(line(driver) == "next-errorx")
    driver.press("tab")
    #expect(line(driver) == "next-errorx")
  }

  @Test func offersFirstWhatMeansSomethingInTheView() throws {
    let driver = try Driver(try ExampleShare.clean())
    for (key, first) in [("enter", "sort-ascending"), ("F", "sort")] {
      driver.press(key, ":")
      driver.type("so")
      #expect(driver.status.hasPrefix(" \(first)  "), "\(driver.status)")
      driver.press("tab", "tab")
      #expect(line(driver) == first)
      driver.press("escape")
    }
    driver.press("q", ":")
    driver.type("sort")
    driver.press("enter")
    #expect(driver.status.contains("sort is for frequency"))
  }

  @Test func showsCandidatesOnAnyScreen() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press(":", "tab", "shift-tab", "shift-tab")
    driver.resize(20, 5)
    expectScreen(driver.screen, "prompt-candidates-tiny")
    driver.resize(120, 40)
    expectScreen(driver.screen, "prompt-candidates-wide")
  }

  @Test func completesNamesOfTheFilesAndOfTheGuide() throws {
    let driver = try nearMiss()
    driver.type("ren")
    driver.press("tab")
    #expect(line(driver) == "rename ")
    driver.type("us")
    driver.press("tab")
    #expect(line(driver) == "rename user")
    driver.press("tab")
    #expect(line(driver) == "rename userId")
    driver.type("=")
    driver.press("tab")
    #expect(line(driver) == "rename userId=USER_ID")
    driver.press("ctrl-u")
    driver.type("rename em")
    driver.press("tab")
    #expect(line(driver) == "rename email=")
  }

  @Test func namesWithBlanksAndSignsOfTheLineAreTakenAsTheyAre() throws {
    for name in ["user id", " user id", "user id ", "user=id", "\"user\" id"] {
      let header = "\"\(name.replacing("\"", with: "\"\""))\""
      let driver = try Driver(
        try ExampleShare.of(["users.csv": "\(header),UPDATED_AT\nu1,2024-05-01 10:00:00\n"]))
      let known = driver.state.inspection.table(.users)?.layout.files[0].file.header[0]
      driver.press(":")
      driver.type("rename ")
      driver.press("tab")
      if !line(driver).hasSuffix("=") { driver.type("=") }
      driver.type("USER_ID")
      #expect(driver.status.contains("maps "), "\(line(driver)): \(driver.status)")
      driver.press("enter")
      #expect(driver.state.inspection.share.settings.renames == [known: "USER_ID"], "\(name)")
      driver.press(":")
      driver.type("unrename ")
      driver.press("tab", "enter")
      #expect(driver.state.inspection.share.settings.renames.isEmpty, "\(name)")
    }
  }

  @Test func completesInTheMiddleOfALine() throws {
    let driver = try nearMiss()
    driver.type("rename em=USER_ID")
    for _ in 0..<8 { driver.press("left") }
    driver.press("tab")
    #expect(line(driver) == "rename email=USER_ID")
    #expect(driver.state.prompt?.line.cursor == 12)
  }

  @Test func completesFilesOfTheShareAsPatterns() throws {
    let driver = try Driver(
      try ExampleShare.of([
        "events.csv": ExampleShare.eventHeader
          + ExampleShare.event("u1", at: "2024-05-01 10:00:00"),
        "odd[1].csv": "x,y\n1,2\n",
      ]))
    driver.press(":")
    driver.type("table us")
    driver.press("tab")
    driver.type("odd")
    driver.press("tab")
    #expect(line(driver) == "table users=odd\\[1].csv")
    #expect(driver.status.contains("odd[1].csv belongs to users"))
    driver.press("enter")
    #expect(driver.state.inspection.table(.users) != nil)
  }

  @Test func changesTheTableOfAPreparedLine() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("enter", "t")
    let rest = line(driver).dropFirst("table events".count)
    driver.press("tab")
    #expect(line(driver) == "table users" + rest)
    driver.press("shift-tab", "shift-tab")
    #expect(line(driver) == "table accounts" + rest)
  }

  @Test func asksForFoldersAndCompletesWithWhatIsThere() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press(":")
    driver.type("save-screen no")
    driver.press("tab")
    #expect(line(driver) == "save-screen notes.txt")
    driver.press("ctrl-w")
    driver.type("ex")
    driver.press("tab")
    #expect(line(driver) == "save-screen export/")
    driver.press("tab")
    #expect(line(driver) == "save-screen extra.txt")
    driver.press("shift-tab")
    driver.type("日")
    driver.press("tab")
    #expect(line(driver) == "save-screen export/日本.csv")
    driver.press("enter")
    guard case .save(let bytes, let path)? = driver.effects.last(where: \.isSave) else {
      Issue.record("nothing is saved")
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(path == "export/日本.csv" && text.contains("~/export") && !text.contains(":save"))
  }

  @Test func dropsAFolderThatCameTooLate() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press(":")
    driver.type("save-screen no")
    driver.holdsBack = true
    driver.press("tab")
    driver.type("v")
    driver.release()
    #expect(line(driver) == "save-screen nov")
    driver.press("ctrl-w")
    driver.type("nowhere/")
    driver.press("tab")
    #expect(driver.state.message?.contains("nowhere/: No such file") == true)
    driver.press("tab", "escape")
    driver.send(.listed(FolderListing(FolderRequest("no"), names: ["notes.txt"])))
    #expect(driver.state.prompt == nil)
  }

  @Test func knowsTheValuesOfEveryKindOfArgument() throws {
    let driver = try Driver(
      try ExampleShare.of(ExampleShare.nearMiss),
      settings: {
        var settings = ShareSettings()
        settings.renames = ["user": "USER_ID"]
        return settings
      }())
    let values = { (kind: Parameter.Kind) in driver.state.candidates(for: kind, after: []) }
    #expect(values(.column).contains("EVENT_NAME"))
    #expect(values(.headerName).first == "userId" && values(.headerName).contains("email"))
    #expect(!values(.headerName).contains("EVENT_NAME") && !values(.headerName).contains("user"))
    #expect(values(.renamedName) == ["user"])
    #expect(values(.table) == ["events", "users", "accounts"])
    #expect(values(.rule).first == driver.state.inspection.findings.map(\.rule.id).min())
    #expect(values(.level).contains("off"))
    #expect(values(.number).isEmpty && values(.text).isEmpty && values(.path).isEmpty)
    let near = driver.state.candidates(for: .guideColumn, after: ["userId"])
    #expect(near.contains("EVENT_NAME") && near.first == "USER_ID")
  }

  @Test func splitsArgumentsAtTheirSeparators() {
    let pair = [Parameter("A", .text, before: "="), Parameter("B", .text)]
    #expect(pair.usage == "A=B")
    #expect(pair.values(in: "") == [""])
    #expect(pair.values(in: "x") == ["x"])
    #expect(pair.values(in: "x=") == ["x", ""])
    #expect(pair.values(in: "x y=z=w") == ["x y", "z=w"])
    #expect([Parameter("A", .text)].values(in: "x=y z") == ["x=y z"])
  }
}

extension Effect {
  fileprivate var isSave: Bool { if case .save = self { true } else { false } }
}

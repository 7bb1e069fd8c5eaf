import BucketSetup
import Contract
import Inspection
import Reports
import TestSupport
import Testing

@testable import Explorer

@Suite struct WriteRowsTests {
  private func request(_ driver: Driver) -> WriteRequest? {
    for case .write(let request) in driver.effects.reversed() { return request }
    return nil
  }

  @Test func writesTheRowsOfAFindingWithTheReasons() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("v")
    let finding = try #require(driver.moveDown(to: "ts.unparseable"))
    driver.press("X")
    #expect(driver.state.prompt?.line.text == "events-ts.unparseable.csv")
    expectScreen(driver.screen, "findings-write")
    driver.press("enter")
    #expect(request(driver)?.expected == finding.count)
    let rows = try #require(driver.files["events-ts.unparseable.csv"])
    #expect(rows.count { $0 == 10 } == finding.count + 1)
    let reasons = try #require(driver.files["events-ts.unparseable.csv.reasons.tsv"])
    #expect(reasons.count { $0 == 10 } == finding.count + 1)
    #expect(
      driver.status.contains("9 rows in events-ts.unparseable.csv, reasons in ….reasons.tsv"))
  }

  @Test func offersAnotherNameWhereOneIsTaken() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("v")
    driver.moveDown(to: "ts.unparseable")
    driver.press("X", "enter", "X", "enter")
    #expect(driver.state.prompt?.line.text == "events-ts.unparseable-2.csv")
    #expect(driver.status.contains("events-ts.unparseable.csv exists"))
    driver.press("enter")
    #expect(
      driver.files["events-ts.unparseable-2.csv"] == driver.files["events-ts.unparseable.csv"])
  }

  @Test func namesTheColumnWhereARuleIsBrokenInSeveral() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("v")
    driver.moveDown(to: "cell.null_required")
    driver.press("X")
    #expect(driver.state.prompt?.line.text == "events-cell.null_required-USER_ID.csv")
    driver.press("escape")
    #expect(request(driver) == nil)
  }

  @Test func writesTheRowsOfAPattern() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("v")
    let finding = try #require(driver.moveDown(to: "ts.unparseable"))
    driver.press("l", "down", "X", "enter")
    let count = try #require(finding.patterns?.top.first?.count)
    #expect(driver.status.contains("\(count) row"))
    #expect(driver.files["events-ts.unparseable.csv"]?.count { $0 == 10 } == count + 1)
  }

  @Test func writesTheRowsThatPassTheFilterOfATable() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter", "&")
    driver.type("Plan_Changed")
    driver.press("enter", "X")
    let count = try #require(driver.table?.index.count)
    #expect(request(driver) == nil && driver.state.prompt?.line.text == "events-rows.csv")
    driver.press("enter")
    #expect(request(driver)?.expected == count && count > 0)
    #expect(driver.status.contains("\(count) rows in events-rows.csv"))
  }

  /// The whole of a finding, or its first pattern, then a regular expression and a value; each of
  /// them on or off.
  @Test(
    arguments: [([], ["soon", "late", "24:61:00"]), (["l", "down"], ["soon", "late"])]
      as [([String], Set<String>)])
  func writesExactlyTheRowsThatStackedFiltersShow(
    _ keys: [String], _ times: Set<String>
  ) throws {
    let all = ["soon", "late", "24:61:00", "2024-03-01 10:00:00"]
    let rows = (0..<240).map { row in
      (id: "u\(row % 5)", time: all[row / 5 % 4], plan: ["gold", "Gild", "tin"][row % 3])
    }
    let lines = rows.enumerated().map { row, cells in
      "\(cells.id),\(cells.time),\"\(cells.plan)\"\(row % 2 == 0 ? "\r\n" : "\n")"
    }
    let header = "USER_ID,UPDATED_AT,plan\n"
    let folder = try TemporaryFolder()
    try folder.write(header + lines.joined(), to: "users.csv")
    let driver = try Driver(folder)
    driver.press("v")
    driver.moveDown(to: "ts.unparseable")
    for key in keys + ["f", "&"] { driver.press(key) }
    driver.type("g.ld")
    driver.press("enter", "g", "h", "h", "=")
    for round in 0..<8 {
      // A Gray code: each round switches one filter, and so meets every choice of them once.
      if round > 0 {
        driver.press("|", "g")
        for _ in 0..<round.trailingZeroBitCount { driver.press("down") }
        driver.press("space", "q")
      }
      let on = try #require(driver.table?.filters.map(\.isOn))
      driver.press("X", "ctrl-u")
      driver.type("\(round).csv")
      driver.press("enter")
      let picked = rows.indices.filter { row in
        (!on[0] || times.contains(rows[row].time)) && (!on[1] || rows[row].plan != "tin")
          && (!on[2] || rows[row].id == "u0")
      }
      let text = driver.files["\(round).csv"].map { String(decoding: $0, as: UTF8.self) }
      #expect(text == header + picked.map { lines[$0] }.joined(), "\(on)")
      #expect(driver.status.contains("\(picked.count) rows in \(round).csv"), "\(on)")
      guard on[0] else { continue }
      let reasons = try #require(driver.files["\(round).csv.reasons.tsv"])
      #expect(reasons.count { $0 == 10 } == picked.count + 1, "that finding alone, \(on)")
    }
  }

  @Test func hasNothingToWriteForWhatHasNoRows() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("v", "X")
    #expect(driver.state.prompt == nil)
    #expect(driver.status.contains("this is about a column, not about single rows"))
    driver.moveDown(to: "csv.ragged_long")
    driver.press("X", "ctrl-a", "delete")
    for _ in 0..<40 { driver.press("delete") }
    driver.press("enter")
    #expect(request(driver) == nil && driver.status.contains("no file was named"))
  }

  @Test func showsHowFarItIsAndCanBeStopped() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("v")
    driver.moveDown(to: "ts.unparseable")
    driver.holdsBack = true
    driver.press("X", "enter")
    let request = try #require(self.request(driver))
    driver.send(.wrote(request, .soFar(rows: 4, progress: 0.25)))
    #expect(driver.status.contains("writing…  4 rows  25.0 %  ctrl-c stops"))
    driver.press("X")
    #expect(driver.status.contains("rows are being written already"))
    driver.press("ctrl-c")
    #expect(driver.effects.contains(.stopWriting) && driver.status.contains("nothing was written"))
    driver.send(.wrote(request, .soFar(rows: 5, progress: 0.5)))
    #expect(!driver.status.contains("writing"))
    let written = WrittenRows(rows: 9, files: ["a.csv"], reasons: nil, note: nil)
    driver.send(.wrote(request, .written(written)))
    #expect(driver.status.contains("9 rows in a.csv"))
  }

  @Test(
    arguments: [
      (7, ["a.csv"], "b.tsv", nil, "7 rows (9 were counted) in a.csv, reasons in b.tsv"),
      (9, ["a.csv", "a-2.csv"], nil, nil, "9 rows in a.csv and 1 file with other headers"),
      (9, ["a.csv"], nil, "JSON is written", "9 rows in a.csv; JSON is written"),
      (0, [], nil, nil, "no row passes, so nothing was written"),
    ] as [(Int, [String], String?, String?, String)])
  func saysWhatIsNotAsExpected(
    _ rows: Int, _ files: [String], _ reasons: String?, _ note: String?, _ answer: String
  ) throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("v")
    driver.moveDown(to: "ts.unparseable")
    driver.holdsBack = true
    driver.press("X", "enter")
    let request = try #require(self.request(driver))
    let written = WrittenRows(rows: rows, files: files, reasons: reasons, note: note)
    driver.send(.wrote(request, .written(written)))
    #expect(driver.status.contains(answer))
  }
}

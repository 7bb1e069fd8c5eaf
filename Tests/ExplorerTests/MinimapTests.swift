import Contract
import Inspection
import Screens
import Tables
import TestSupport
import Testing

@testable import Explorer

@Suite struct MinimapTests {
  private func driver(_ size: Size, glyphs: Glyphs = .unicode) throws -> Driver {
    let driver = try Driver(try ExampleShare.defects(), size: size, glyphs: glyphs)
    driver.press("enter")
    return driver
  }

  /// The two columns at the right edge, beside the rows.
  private func map(_ driver: Driver) -> [(place: String, severity: String)] {
    let (screen, width) = (driver.screen, driver.state.size.width)
    return (3..<driver.state.size.height - 2).map {
      (screen[width - 2, $0].text, screen[width - 1, $0].text)
    }
  }

  @Test func showsTheWholeTable() throws {
    let driver = try driver(Size(width: 200, height: 40))
    driver.press("5", "0", "%", "m", "8", "0", "%", "m", "1", "0", "%")
    expectScreen(driver.screen, "grid-map-wide")
    driver.resize(120, 40)
    expectScreen(driver.screen, "grid-map-large")
    driver.resize(80, 24)
    expectScreen(driver.screen, "grid-map")
    let ascii = try self.driver(Size(width: 80, height: 24), glyphs: .ascii)
    ascii.press("5", "0", "%", "m", "g")
    expectScreen(ascii.screen, "grid-map-ascii")
  }

  @Test func isAbsentOnANarrowScreen() throws {
    let driver = try driver(Size(width: 39, height: 24))
    #expect(!driver.text.contains("▐"))
    driver.resize(40, 24)
    #expect(driver.text.contains("▐"))
  }

  @Test func saysWhereWhatIsWrong() throws {
    let driver = try driver(Size(width: 80, height: 25))
    let table = try #require(driver.state.inspection.table(.events))
    let rows = try TableRows(table).rows(from: 0, count: 10_000)
    let bands = RowBands(rows: rows.count, count: 20)
    for (band, line) in map(driver).enumerated() {
      let worst = rows[bands.rows(of: band)].compactMap(\.worst).max() ?? .info
      let sign = worst == .error ? "✗" : worst == .warning ? "!" : " "
      #expect(line.severity == sign, "band \(band)")
    }
  }

  @Test func saysWhereTheRowsInSightAre() throws {
    let driver = try driver(Size(width: 80, height: 25))
    #expect(map(driver).map(\.place).firstIndex(of: "▐") == 0)
    driver.press("G")
    #expect(map(driver).map(\.place).lastIndex(of: "▐") == 19)
    driver.press("5", "0", "%")
    let lines = map(driver).indices.filter { map(driver)[$0].place == "▐" }
    #expect(lines.count <= 2 && lines.contains(9), "\(lines)")
  }

  @Test func aTableThatFitsHasALineARow() throws {
    let rows = (0..<5).map { ExampleShare.event("u\($0)", at: "2024-05-0\($0 + 1) 10:00:00") }
    let driver = try Driver(
      try ExampleShare.of(["events.csv": ExampleShare.eventHeader + rows.joined()]))
    driver.press("enter")
    #expect(map(driver).map(\.place).joined() == "▐▐▐▐▐" + String(repeating: " ", count: 14))
  }

  @Test func showsWhereTheRowsOfAFilterAre() throws {
    let driver = try driver(Size(width: 80, height: 25))
    driver.press("4", "0", "0", "G", "m", "1", "6", "0", "0", "G", "m", "g", ":")
    driver.type("marked")
    driver.press("enter")
    #expect(map(driver).map(\.place).firstIndex(of: "▐") == 3)
    #expect(map(driver).map(\.place).lastIndex(of: "▐") == 15)
    driver.press("x", "G", "=")
    let shown = Set((0..<1000).compactMap { driver.table?.loaded($0)?.row })
    #expect(shown.count == driver.table?.index.count && shown.count > 1, "all are known")
    let bands = RowBands(rows: 2000, count: 20)
    let lines = map(driver).indices.filter { map(driver)[$0].place != " " }
    #expect(lines == Set(shown.map(bands.band)).union([3, 15]).sorted())
  }

  @Test func piecesOfAFilterAreFoundAgain() throws {
    let driver = try Driver(try ExampleShare.large())
    let table = try #require(driver.state.inspection.table(.events))
    let pieces = table.files[0].index.marks.count
    #expect(pieces > 2)
    let some = RowSet([2, table.records - 1])
    let index = try TableScan(table).index(.rows(some)) { _ in true }
    for piece in 0..<pieces {
      let rows = table.files[0].index.records(of: piece)
      let holds = index.mayHold(rows, of: table, firstRows: table.firstRows)
      #expect(holds == (piece == 0 || piece == pieces - 1))
    }
    #expect(!FilterIndex().mayHold(0..<1, of: table, firstRows: table.firstRows))
  }

  @Test func isDrawnWhileTheTableIsRead() throws {
    let driver = try Driver(try ExampleShare.large(), inspects: false)
    driver.press("enter")
    driver.inspectFirstPiece(of: .events)
    #expect(map(driver).contains { $0.place == "▐" })
    driver.press("G")
    #expect(map(driver).map(\.place).lastIndex(of: "▐") == 18)
    driver.inspect()
    #expect(map(driver).map(\.place).lastIndex(of: "▐") == 18)
  }
}

import Contract
import Foundation
import Inspection
import Screens
import Tables
import TestSupport
import Testing

@testable import Explorer

@Suite struct SessionTests {
  private static let folder = Result { try ExampleShare.large() }

  private func driver(inspects: Bool = true) throws -> Driver {
    try Driver(try Self.folder.get(), inspects: inspects)
  }

  /// What a file that was written and read again says.
  private func reread(_ session: Session) throws -> Session {
    try JSONDecoder().decode(Session.self, from: JSONEncoder().encode(session))
  }

  @Test(arguments: [
    [], ["enter", "1", "5", "7", "G", "right"], ["enter", "down", "$", "enter"], ["v"],
    ["enter", "tab", "down", "I"], ["enter", "right", "right", "F"], ["i"],
    ["v", "enter", "right", "enter"], ["enter", "right", "["],
  ]) func comesBackToThePlace(_ way: [String]) throws {
    let left = try driver()
    for key in way { left.press(key) }
    let next = try driver(inspects: false)
    next.restore(try reread(left.state.session))
    #expect(next.kinds == left.kinds)
    next.inspect()
    #expect(next.table?.row == left.table?.row && next.table?.kind == left.table?.kind)
    #expect(next.focusedColumn == left.focusedColumn)
    #expect(next.state.session == left.state.session)
    #expect(next.table?.currentRow == left.table?.currentRow)
    if !way.isEmpty { #expect(next.status.contains("back where you were")) }
    next.press("q")
    if !way.isEmpty { #expect(next.kinds == left.kinds.dropLast()) }
  }

  @Test(arguments: [true, false]) func filtersAreKeptWithTheRowAmongThem(_ isInspected: Bool) throws
  {
    let left = try driver()
    left.press("v")
    left.moveDown(to: "row.dup_exact")
    left.press("f", "right", "right", "!", "&")
    left.type("20..")
    left.press("enter", "|", "G", "space", "q", "down", "down")
    let row = try #require(left.table?.currentRow?.row)
    #expect(row > 1 && left.table?.filters.map(\.isOn) == [true, true, false])
    let next = try driver(inspects: isInspected)
    next.restore(try reread(left.state.session))
    if !isInspected { next.inspect() }
    #expect(next.table?.filters == left.table?.filters)
    #expect(next.table?.filters.labels == left.table?.filters.labels)
    #expect(next.table?.index.count == left.table?.index.count)
    #expect(next.table?.currentRow?.row == row && next.table?.row == left.table?.row)
    #expect(next.state.session == left.state.session)
  }

  @Test func whatFiltersGoByHasToBeThere() throws {
    let left = try driver()
    left.press("v")
    left.moveDown(to: "row.dup_exact")
    left.press("f", "m", "right", "right", "=", ":")
    left.type("marked")
    left.press("enter")
    var session = try reread(left.state.session)
    let place = try #require(session.places.lastIndex { $0.view == "table" })
    #expect(session.places[place].filters?.map(\.kind) == ["finding", "value"], "no marked rows")
    session.places[place].filters?[0].rule = "row.of_a_later_version"
    session.places[place].filters?[1].column = "GONE"
    var later = try #require(session.places[place].filters?[1])
    (later.kind, later.column) = ("later", nil)
    session.places[place].filters?.append(later)
    let next = try driver()
    next.restore(session)
    #expect(next.kinds == left.kinds && next.table?.filters.isEmpty == true)
    left.press("P")
    #expect(left.state.session.places.last?.filters?.map(\.kind) == ["finding"], "no values")
  }

  @Test func columnsStandAsTheyWereLeft() throws {
    let left = try driver()
    left.press("enter", "right", "-", "L", "f", ">", ">", "q")
    let columns = left.state.arrangement(of: .events)
    #expect(columns.hidden.count == 1 && columns.frozen > 0 && columns.widths.count == 1)
    #expect(!columns.order.isEmpty)
    let next = try driver()
    next.restore(try reread(left.state.session))
    #expect(next.kinds == [.share] && next.state.arrangement(of: .events) == columns)
    next.press("enter", "u")
    #expect(next.status.contains("nothing to undo"))
  }

  @Test func columnsThatCannotBeDoNoHarm() throws {
    var columns = ColumnArrangement()
    columns.order = ["USER_ID", "USER_ID", "\u{1B}", "TIMESTAMP"]
    (columns.hidden, columns.frozen) = (["GONE", "USER_ID"], .min)
    columns.widths = ["USER_ID": .min, "TIMESTAMP": .max, "GONE": 3]
    let driver = try driver()
    driver.restore(Session(columns: ["events": columns, "orders": columns]))
    driver.press("enter", "right", "a", "<", ">", "L")
    #expect(driver.state.arrangement(of: .events).order.prefix(2) == ["USER_ID", "TIMESTAMP"])
    #expect(driver.lines.count == 24 && !driver.text.contains("\u{1B}"))
  }

  @Test func aSessionOfAnEarlierVersionIsRead() throws {
    let text = """
      {"places": [{"view": "table", "table": "users", "row": 3}], "bytes": {}, "histories": {}}
      """
    let session = try JSONDecoder().decode(Session.self, from: Data(text.utf8))
    let driver = try driver()
    driver.restore(session)
    #expect(driver.kinds == [.share, .table] && driver.table?.row == 3)
    #expect(driver.table?.filters.isEmpty == true)
  }

  @Test func leavesOutWhatIsNobodysBusiness() throws {
    let left = try driver()
    left.press("enter", "b")
    #expect(left.state.session.places.map(\.view) == ["table"])
    left.press("q", "q", "S")
    #expect(left.state.session.places.isEmpty)
  }

  @Test func neverOpensWhatIsNoLongerThere() throws {
    let left = try driver()
    left.press("enter", "G", "enter")
    let session = left.state.session
    let rows = try #require(session.places.first?.row)
    let small = try Driver(
      try ExampleShare.of([
        "events.csv": ExampleShare.eventHeader
          + ExampleShare.event("u1", at: "2024-05-01 10:00:00")
      ]), inspects: false)
    small.restore(session)
    #expect(small.kinds == [.share, .table, .record])
    #expect(small.status.contains("events changed since you were here"))
    small.inspect()
    #expect(small.status.contains("is no longer there: events has 1 row now"))
    #expect(rows > 10_000 && small.table?.row == 0)
  }

  @Test func goesOnlyAsFarAsPlacesAreThere() throws {
    let users = try Driver(
      try ExampleShare.of(["users.csv": "USER_ID,UPDATED_AT\nu1,2024-05-01 10:00:00\n"]))
    users.restore(
      Session(places: [Place(.findings), Place(.table, of: .events), Place(.columns, of: .users)]))
    #expect(users.kinds == [.share, .findings])
    #expect(users.status.contains("the place where you were is no longer there"))
    var column = Place(.frequency, of: .users)
    column.column = "PLAN"
    var later = Place(.columns, of: .users)
    later.view = "view of a later version"
    for place in [column, later, Place(.record, of: .users), Place(.bytes, of: .users)] {
      let driver = try Driver(
        try ExampleShare.of(["users.csv": "USER_ID,UPDATED_AT\nu1,2024-05-01 10:00:00\n"]))
      driver.restore(Session(places: [place]))
      #expect(driver.kinds == [.share], "\(place)")
    }
  }

  @Test func hostilePlacesDoNoHarm() throws {
    for row in [Int.min, -1, Int.max] {
      var place = Place(.table, of: .events)
      (place.row, place.column) = (row, "\u{1B}[31m")
      for inspects in [true, false] {
        let driver = try driver(inspects: inspects)
        driver.restore(Session(places: [place, Place(.record, of: .users)], bytes: ["events": -1]))
        driver.inspect()
        driver.press("down", "G", "enter", "q")
        #expect(driver.kinds.first == .share && !driver.text.contains("\u{1B}"))
      }
    }
  }
}

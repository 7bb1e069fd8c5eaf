import BucketSetup
import Inspection
import Reports
import Screens
import Tables
import TestSupport
import Testing

@testable import Explorer

@Suite struct MaskTests {
  /// What nobody may see: ids, addresses, and both of them in JSON.
  private static let secrets = [
    "u1001", "u1002", "a77", "ada@example.com", "bob@example.org", "99887766", "c-5550",
  ]

  private static let files = [
    "events.csv": ExampleShare.eventHeader
      + """
      u1001,a77,Login,2024-05-01 10:00:00,2024-05-01 11:00:00,"{""email"":""ada@example.com"",""plan"":""pro""}"
      u1001,a77,mail to bob@example.org,2024-05-01 10:00:01,2024-05-01 11:00:00,"{""customer_id"":99887766}"
      u1002,a77,Login,no date,2024-05-01 11:00:00,"{""deep"":{""refs"":[""ada@example.com""]}}"
      u1002,a77,Login
      u1002,a77,Login,2024-05-01 10:00:02,2024-05-01 11:00:00,"{""user_id"":""c-5550"",}"

      """,
    "users.csv": "USER_ID,UPDATED_AT,EMAIL\nu1001,2024-05-01 10:00:00,ada@example.com\n",
  ]

  private static func driver(_ width: Int = 120, _ height: Int = 40) throws -> Driver {
    try Driver(try ExampleShare.of(files), size: Size(width: width, height: height))
  }

  private func expectNoSecret(_ text: String, _ what: String) {
    for secret in Self.secrets where text.contains(secret) {
      Issue.record("\(what) shows \(secret):\n\(text)")
    }
  }

  /// Views with every place where a value of the files may be quoted.
  private static let ways: [[String]] = [
    [], ["enter"], ["enter", "$"], ["enter", "enter"], ["enter", "down", "down", "enter"],
    ["enter", "down", "down", "down", "enter"], ["enter", "down", "down", "down"], ["v"],
    ["enter", "G", "enter", "$"], ["enter", "="], ["enter", "F"], ["enter", "F", "enter"], ["I"],
    ["I", "down", "enter"], ["enter", "$", "b"], ["enter", "b"], ["v", "enter"], ["v", "f"],
    ["tab"], ["enter", "tab", "$"], ["enter", "tab", "enter"], ["enter", "tab", "I"], ["i"],
    ["enter", "tab", "$", "F"], ["enter", "right", "right", "right", "b"],
  ]

  @Test(arguments: ways.indices, [true, false]) func noViewShowsWhatIsHidden(
    _ index: Int, _ isOnFirst: Bool
  ) throws {
    let way = Self.ways[index]
    let driver = try Self.driver()
    if isOnFirst { driver.press("P") }
    for key in way { driver.press(key) }
    if !isOnFirst { driver.press("P") }
    #expect(driver.lines[0].hasPrefix(" masked  "), "\(driver.text)")
    for _ in 0..<12 {
      expectNoSecret(driver.text, "\(way) \(driver.kinds)")
      driver.press("down")
    }
    driver.resize(20, 5)
    #expect(driver.lines[0].hasPrefix(" masked"))
    expectNoSecret(driver.text, "\(way) in a small window")
  }

  @Test func theSuiteLooksWhereSecretsAre() throws {
    for way in [["enter"], ["enter", "$"], ["enter", "F"], ["I"], ["enter", "tab", "$"]] {
      let driver = try Self.driver()
      for key in way { driver.press(key) }
      let isThere = Self.secrets.contains { driver.text.contains($0) }
      #expect(isThere, "\(way)\n\(driver.text)")
    }
  }

  @Test func equalValuesStayEqual() throws {
    let driver = try Self.driver()
    driver.press("P", "enter")
    let table = try #require(driver.table)
    let rows = table.window.indices.compactMap(table.loaded)
    let ids = rows.map { $0.record.text(0) }
    #expect(ids[0] == ids[1] && ids[2] == ids[4] && ids[0] != ids[2])
    #expect(ids[0].hasPrefix("id:") && ids[0].count == 19)
    #expect(driver.text.contains(ids[0]), "as wide as it takes to compare\n\(driver.text)")
    driver.press("P")
    #expect(driver.text.contains("u1001") && !driver.lines[0].contains("masked"))
  }

  @Test func anotherSessionHasOtherTokens() throws {
    let folder = try ExampleShare.of(Self.files)
    let tokens = try ["one", "two"].map { secret in
      let driver = try Driver(folder, secret: secret)
      driver.press("P", "enter")
      return driver.table?.currentRow?.record.text(0)
    }
    #expect(tokens[0] != nil && tokens[0] != tokens[1])
  }

  @Test func copiesHideTheSame() throws {
    let driver = try Self.driver()
    driver.press("P", "enter", "Y", "y", "$", "y", "enter", "Y", "y")
    let copies = driver.effects.compactMap { effect in
      if case .copy(let text) = effect { text } else { nil }
    }
    #expect(copies.count == 5)
    for copy in copies { expectNoSecret(copy, "a copy") }
    #expect(copies[0].contains("2024-05-01 10:00:00") && copies[2].contains("\"plan\":\"pro\""))
    #expect(driver.status.contains("masked"))
  }

  @Test func aFilterUnderTheMaskFindsTheSameRows() throws {
    let driver = try Self.driver()
    driver.press("P", "enter", "=")
    #expect(driver.table?.index.count == 2)
    driver.press("x", "/")
    driver.type("u1002")
    driver.press("enter")
    #expect(driver.table?.row == 2)
    driver.press("G", "n")
    expectNoSecret(driver.text, "a search without a hit")
    driver.press("&")
    driver.type("u1002")
    driver.press("enter")
    expectNoSecret(driver.text, "a filter")
  }

  @Test func linesThatMayNameAValueAreNotBroughtBack() throws {
    let driver = try Self.driver()
    driver.press("enter")
    for key in ["/", "&", "\\"] {
      driver.press(key)
      driver.type("u1002")
      driver.press("enter", "P", key, "up")
      expectNoSecret(driver.text, "\(key) under the mask")
      #expect(driver.state.prompt?.line.text == "")
      driver.press("escape", "P", key, "up")
      #expect(driver.state.prompt?.line.text == "u1002", "\(key)")
      driver.press("escape")
    }
    driver.press("P", ":")
    driver.type("columns")
    driver.press("enter", ":", "up")
    #expect(driver.state.prompt?.line.text == "columns")
  }

  @Test func bytesAreShownWhereNothingIsHidden() throws {
    let driver = try Self.driver()
    driver.press("enter", "right", "right", "right", "b", "P")
    #expect(driver.kinds == [.share, .table, .bytes])
    #expect(driver.text.contains("32 30 32 34"))
    driver.press("q", "0", "b")
    #expect(driver.kinds == [.share, .table])
    #expect(driver.status.contains("hides the bytes"))
  }

  @Test(arguments: [(80, 24), (120, 40), (20, 5)]) func looksAsItShould(
    _ width: Int, _ height: Int
  ) throws {
    let driver = try Self.driver(width, height)
    driver.press("P", "enter", "down")
    expectScreen(driver.screen, "masked-\(width)")
    driver.press("enter")
    expectScreen(driver.screen, "masked-record-\(width)")
  }
}

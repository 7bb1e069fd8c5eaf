import Contract
import Screens
import TestSupport
import Testing

@testable import Explorer

@Suite struct BytesViewTests {
  /// Events with these times and properties, the columns as they stand in the file.
  private func share(_ rows: [(time: String, properties: String)]) throws -> TemporaryFolder {
    try ExampleShare.of([
      "events.csv": ExampleShare.eventHeader
        + rows.map { "u1,a1,Login,\($0.time),2024-06-01 00:00:00,\($0.properties)\n" }.joined()
    ])
  }

  /// The bytes of the cell in a column of the first row.
  private func bytes(
    time: String = "2024-05-01 10:00:00", properties: String = "{}", column: Int
  ) throws -> Driver {
    let driver = try Driver(try share([(time, properties)]))
    driver.press("enter")
    for _ in 0..<column { driver.press("right") }
    driver.press("b")
    #expect(driver.kinds == [.share, .table, .bytes])
    return driver
  }

  @Test func showsATimeAsItWasRead() throws {
    let driver = try bytes(time: "2024-05-01T10:00:00+05:30", column: 3)
    expectScreen(driver.screen, "bytes-time")
    driver.resize(120, 40)
    expectScreen(driver.screen, "bytes-time-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "bytes-time-tiny")
  }

  @Test func showsWhatWouldParse() throws {
    let driver = try bytes(time: "2024-05-01  10:00:00\u{200B}", column: 3)
    expectScreen(driver.screen, "bytes-nearest")
    #expect(driver.text.contains("ZERO WIDTH SPACE"))
  }

  @Test func showsWhereJSONStops() throws {
    let driver = try bytes(
      properties: "\"{\"\"plan\"\": \"\"pro\"\", \"\"seats\"\": 04}\"", column: 5)
    expectScreen(driver.screen, "bytes-json")
    driver.resize(120, 40)
    expectScreen(driver.screen, "bytes-json-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "bytes-json-tiny")
  }

  /// The byte that is marked is the one in the file, behind quotes that stand twice.
  @Test func countsOffsetsInTheFile() throws {
    let properties = "\"{\"\"a\"\": 04}\""
    let driver = try bytes(properties: properties, column: 5)
    let text = ExampleShare.eventHeader + "u1,a1,Login,2024-05-01 10:00:00,2024-06-01 00:00:00,"
    let start = text.utf8.count
    let stop = try #require(properties.utf8.firstIndex(of: UInt8(ascii: "0")))
    let offset = start + properties.utf8.distance(from: properties.startIndex, to: stop)
    #expect(driver.text.contains("at byte \(offset) of the file"), "\(driver.text)")
    #expect(driver.text.contains("\(start)  22 7B 22 22 61"))
  }

  @Test func countsOffsetsInTheCellWhereRowsAreMadeOfAnotherFormat() throws {
    let object =
      #"{"USER_ID":"u1","ACCOUNT_ID":"a1","EVENT_NAME":"Login","TIMESTAMP":"2024-05-01 10:00","#
      + #""UPDATED_AT":"2024-06-01 00:00:00","EVENT_PROPERTIES":{"a":1}}"#
    let driver = try Driver(try ExampleShare.of(["events.jsonl": object + "\n"]))
    driver.press("enter", "$", "b")
    #expect(driver.text.contains("bytes, by their offset in the cell"), "\(driver.text)")
    #expect(driver.text.contains("0  7B 22 61 22 3A 31 7D"), "quotes of ours are not the file's")
  }

  @Test func listsWhatIsNotPlainASCII() throws {
    let driver = try bytes(
      properties: "\"a\u{202E}b\u{A0}c\u{A0}é\u{7}\u{FFFD}\u{E0B0}日\"", column: 5)
    driver.resize(100, 30)
    expectScreen(driver.screen, "bytes-characters")
    for text in [
      "RIGHT-TO-LEFT OVERRIDE", "NO-BREAK SPACE", "×2", "U+0007", "control", "private use",
      "REPLACEMENT CHARACTER", "LATIN SMALL LETTER E WITH ACUTE",
    ] { #expect(driver.text.contains(text), "\(text)") }
  }

  @Test func goesBackToTheSameCell() throws {
    let driver = try Driver(try GuideSample.folder())
    driver.press("enter", "down", "right", "right", "b", "q")
    #expect(driver.kinds == [.share, .table] && driver.table?.row == 1)
    #expect(driver.table?.column == 2)
    driver.press("enter", "b", "down", "q")
    #expect(driver.kinds == [.share, .table, .record] && driver.table?.row == 1)
  }

  @Test func copiesWhatIsUnderTheCursor() throws {
    let driver = try bytes(time: "2024-05-01T10:00:00Z", column: 3)
    let notes = driver.lines.dropFirst().prefix { !$0.isEmpty }
    let place = try #require(notes.firstIndex { $0.contains("parses") })
    for _ in 1..<place { driver.press("down") }
    driver.press("y")
    #expect(driver.effects.last == .copy("2024-05-01 10:00:00"))
    while !driver.status.contains("y copies the cell") { driver.press("down") }
    driver.press("y")
    #expect(driver.effects.last == .copy("2024-05-01T10:00:00Z"))
    driver.press("down", "down", "y")
    #expect(driver.effects.last == .copy("32 30 32 34 2D 30 35 2D 30 31 54 31 30 3A 30 30"))
    driver.press("Y")
    #expect(
      driver.effects.last
        == .copy("u1,a1,Login,2024-05-01T10:00:00Z,2024-06-01 00:00:00,{}"))
  }

  /// What is read anew may hold another cell.
  @Test func closesWhenTheShareIsReadAnew() throws {
    let driver = try Driver(try GuideSample.folder())
    driver.press("enter", "b", "ctrl-r")
    #expect(driver.kinds == [.share, .table])
  }

  @Test func saysWhereAFileLacksTheColumn() throws {
    let driver = try Driver(
      try ExampleShare.of([
        "events-1.csv": ExampleShare.eventHeader
          + ExampleShare.event("u1", at: "2024-05-01 10:00:00"),
        "events-2.csv": "USER_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\n"
          + "u1,Login,2024-05-02 10:00:00,2024-06-01 00:00:00\n",
      ]))
    driver.press("enter", "G", "$", "b")
    #expect(
      driver.kinds == [.share, .table] && driver.status.contains("does not have this column"))
  }

  @Test(arguments: [
    "", "\"\"", " ", "\u{1B}[31m", "\u{202E}x", String(repeating: "[", count: 5000),
    String(repeating: "{\"\"a\"\":", count: 2000), String(repeating: "日", count: 350_000),
  ])
  func anyCellCanBeLookedAt(_ text: String) throws {
    let driver = try bytes(properties: text.contains("\"\"a") ? "\"\(text)\"" : text, column: 5)
    for key in ["G", "pageup", "g", "down", "pagedown", "y"] {
      driver.press(key)
      #expect(driver.screen.cursor != nil)
      for line in driver.lines { #expect(Visible.text(line) == line) }
    }
    driver.press("q", "enter", "enter", "G", "down", "up")
    #expect(driver.kinds == [.share, .table, .record] && driver.screen.cursor != nil)
  }

  @Test func aRecordWithoutCellsIsShownWhole() throws {
    let driver = try Driver(
      try ExampleShare.of(["events.csv": ExampleShare.eventHeader + "u1,a1,Login,too,many,{},x\n"]))
    driver.press("enter", "b")
    #expect(driver.lines[0].contains("bytes of the record") && driver.text.contains("too,many"))
  }

  @Test func bytesThatAreNoUTF8AreMarked() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Array(
        (ExampleShare.eventHeader + "u1,a1,Login,2024-05-01 10:00:00,2024-06-01 00:00:00,").utf8)
        + [0x61, 0xFF, 0xC3, 0x28, 0x0A], to: "events.csv")
    let driver = try Driver(folder)
    driver.press("enter", "$", "b")
    #expect(driver.text.contains("a byte that is no UTF-8") || driver.kinds.last != .bytes)
    for line in driver.lines { #expect(Visible.text(line) == line) }
  }

  /// The classes of a line do not depend on where it starts.
  @Test func classesOfALineAreThoseOfTheWhole() {
    var random = SeededGenerator()
    for _ in 0..<500 {
      let bytes = (0..<40).map { _ in
        [0x41, 0xC3, 0xA9, 0xE6, 0x97, 0xA5, 0xF0, 0x9F, 0x92, 0xA9, 0x07, 0xFF]
          .randomElement(using: &random) ?? UInt8(0x41)
      }
      let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
      let whole = ByteClass.of(0..<text.count, in: text)
      #expect(whole.count == text.count)
      let parts = stride(from: 0, to: text.count, by: 8).flatMap {
        ByteClass.of($0..<min($0 + 8, text.count), in: text)
      }
      #expect(parts == whole, "seed \(random.seed)")
    }
  }
}

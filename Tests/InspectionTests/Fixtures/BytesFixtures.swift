import TestSupport

extension RuleFixture {
  /// Bytes and encodings; what no string can hold is written by `breaking`.
  static let bytes: [RuleFixture] = [
    RuleFixture(
      "error enc.nul events.EVENT_NAME 2/1",
      broken: tables(events: [
        row(5), "u1,a1,«lo\0gin»,2024-03-01 10:00:00,2024-03-01 10:00:06,",
        "u1,a1,«\"\0\"»,2024-03-01 10:00:00,2024-03-01 10:00:07,", row(8), row(9),
      ]),
      clean: tables(events: [row(5), row(6), row(7)])),
    RuleFixture(
      "warning enc.control events.USER_ID 6/1",
      broken: tables(events: [
        id("«u\u{1}»", 1), id("«u\u{7f}»", 2), id("«u\u{85}»", 3), id("«u\u{fffd}»", 4),
        id("«u\u{a0}1»", 5), id("«\"u\u{200b}1\"»", 6),
      ]),
      clean: tables(events: [
        id("u\u{300}1", 1), id("été", 3), id("日本、", 4), id("👩\u{200d}💻", 5),
      ])),
    RuleFixture(
      "warning enc.control users.plan 3/1",
      broken: tables(users: [
        profile(1, "«a\u{1}b»"), profile(2, "«a\rb»"), profile(3, "«\u{fffd}»"),
      ]),
      clean: tables(users: [
        profile(1, "a\u{a0}b"), profile(2, "\u{200b}"), profile(3, "ÿ‘’”"), profile(4, "日、本"),
      ])),
    RuleFixture(
      "warning enc.mojibake users.plan 4/1",
      broken: tables(users: [
        profile(1, "«Ã©tÃ©»"), profile(2, "«itâ€™s»"), profile(3, "«Ð¼Ð¸Ñ€»"), profile(4, "«ðŸ˜€»"),
      ]),
      clean: tables(users: [
        profile(1, "été"), profile(2, "it’s"), profile(3, "SÃO “MAÇÔ"), profile(4, "Â 5 €"),
        profile(5, "“Ô – Ã”"), profile(6, "Â»"), profile(7, "ã€"),
      ])),
    RuleFixture(
      "info enc.bom events 1/1",
      broken: ["events.csv": "\u{feff}" + ShareOnDisk.table(ShareOnDisk.eventHeader, [row(5)])],
      clean: tables(events: [row(5)])),
    RuleFixture(
      "warning enc.utf16_32_bom events 1/1", broken: [:], clean: tables(events: [row(5)]),
      breaking: { try $0.write(wide("\u{feff}" + text([row(5)])), to: "events.csv") }),
    RuleFixture(
      "error enc.utf16_no_bom events 1/1", broken: [:], clean: tables(events: [row(5)]),
      breaking: { try $0.write(wide(text([row(5)])), to: "events.csv") }),
  ]

  static func text(_ rows: [String]) -> String {
    ShareOnDisk.table(ShareOnDisk.eventHeader, rows)
  }

  /// An event of that second.
  static func row(_ second: Int, _ properties: String = "") -> String {
    "u1,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:0\(second),\(properties)"
  }

  private static func id(_ id: String, _ second: Int) -> String {
    "\(id),a1,login,2024-03-01 10:00:00,2024-03-01 10:00:0\(second),"
  }

  private static func profile(_ number: Int, _ plan: String) -> String {
    "u\(number),2024-01-01 00:00:00,2024-02-01 00:00:00,\(plan)"
  }

  /// The bytes of UTF-16, the lower one first.
  private static func wide(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
  }
}

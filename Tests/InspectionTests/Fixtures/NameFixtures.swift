extension RuleFixture {
  /// Names of events.
  static let names: [RuleFixture] = [
    RuleFixture(
      "warning name.whitespace events.EVENT_NAME 3/1",
      broken: tables(events: named(["login", "«login »", "« login»", "login", "«\"login \"»"])),
      clean: tables(events: named(["login", "sign in"]))),
    RuleFixture(
      "warning name.case_variants events.EVENT_NAME 4/1",
      broken: tables(
        events: named([
          "«Log_In", "login", "login", "login", "«LOGIN", "page_viewed", "«PageViewed",
          "page_viewed", "LOGIN",
        ])),
      clean: tables(events: named(["login", "login2", "log_out", "page_viewed", "page_view"]))),
    RuleFixture(
      "warning name.cardinality events.EVENT_NAME 1/1",
      broken: tables(events: named((0..<120).map { "viewed \(word($0))" } + ["login", "login"])),
      clean: tables(
        events: named((0..<120).flatMap { ["viewed \(word($0))", "viewed \(word($0))"] }))),
    RuleFixture(
      "warning name.cardinality events.EVENT_NAME 1/1",
      broken: tables(
        events: named((0..<2001).flatMap { ["viewed \(word($0))", "viewed \(word($0))"] })),
      clean: tables(
        events: named((0..<2000).flatMap { ["viewed \(word($0))", "viewed \(word($0))"] }))),
    RuleFixture(
      "info name.reserved_pii events.EVENT_NAME 4/1",
      broken: tables(
        events: named([
          "login", "«order 12345 paid»", "«mail to ada@example.org»", "«order 12345 paid»",
          "«open_7f3d8e10-90ab-4cde-8f01-23456789abcd»",
        ])),
      clean: tables(events: named(["login", "step_2", "campaign_2024", "follow @all"]))),
  ]

  /// Events of these names, each with times of its own.
  private static func named(_ names: [String]) -> [String] {
    names.enumerated().map { number, name in
      let minute = number / 60 % 60
      let clock = ":\(minute + 100):\(number % 60 + 100)".replacing(":1", with: ":")
      let day = number / 3600 + 10
      return "u1,a1,\(name),2024-03-\(day) 10\(clock),2024-03-\(day) 11\(clock),{}"
    }
  }

  /// A word of letters alone for each number.
  private static func word(_ number: Int) -> String {
    String(
      "\(number)".map { Character(UnicodeScalar(UInt8(ascii: "a") + ($0.asciiValue ?? 0) - 48)) })
  }
}

import TestSupport
import Testing

/// The explorer's views as text.
@Suite struct PlainCommandTests {
  @Test func printsTheShareAsItIsDrawn() throws {
    let guide = try GuideSample.folder()
    let run = try SlipwayRun("--plain", ".", "--now", "2024-06-01T00:00:00Z", in: guide.path)
    #expect(run.status == 0 && run.err.isEmpty)
    #expect(run.out.hasPrefix(" slipway  .") && run.out.contains("Not ready"))
    #expect(!run.out.contains("\u{1B}") && !run.out.contains("Enter open"))
  }

  @Test func printsEachViewThatIsNamedAndPressesKeysInIt() throws {
    let guide = try GuideSample.folder()
    let run = try SlipwayRun(
      "--plain", guide.path, "--view", "findings", "--view", "table:users", "--view", "columns",
      "--view", "partitions:events", "--view", "record:events", "--width", "120")
    #expect(run.status == 0, "\(run.err)")
    for title in [
      " Findings  events", "\n users  1 file", "\n Columns  events", "\n Partitions  events",
      "\n events  record 1 of events.csv",
    ] {
      #expect(run.out.contains(title), "\(title)\n\(run.out)")
    }
    let keys = try SlipwayRun(
      "--plain", guide.path, "--view", "table:events", "--keys", "right right F")
    #expect(keys.out.hasPrefix(" Frequency  events › EVENT_NAME"), "\(keys.out)")
    let named = try SlipwayRun(
      "--plain", guide.path, "--view", "frequency:events:EVENT_NAME", "--view", "messages",
      "--view", "setup")
    #expect(named.out.hasPrefix(keys.out), "\(named.out)")
    #expect(named.out.contains("\n Messages") && named.out.contains("\n Set up the bucket"))
  }

  @Test func widthAndSignsAreAsAskedFor() throws {
    let guide = try GuideSample.folder()
    let run = try SlipwayRun("--plain", guide.path, "--width", "40", "--ascii", "--redact")
    #expect(run.out.utf8.allSatisfy { $0 < 0x80 } && run.out.hasPrefix(" masked  slipway"))
    #expect(run.out.split(separator: "\n").allSatisfy { $0.count <= 40 })
  }

  @Test func mistakesAreNamed() throws {
    let guide = try GuideSample.folder()
    try SlipwayRun("--plain", guide.path, "--view", "rows")
      .expectComplaint(2, "--view rows: expected one of share, table")
    try SlipwayRun("--plain", guide.path, "--view", "table:orders")
      .expectComplaint(2, "expected events, users or accounts behind the :")
    try SlipwayRun("--plain", guide.path, "--view", "frequency:events")
      .expectComplaint(2, "expected a table and a column behind frequency")
    try SlipwayRun("--plain", guide.path, "--view", "table:users:USER_ID")
      .expectComplaint(2, "expected no more than a table behind table")
    try SlipwayRun("--plain", guide.path, "--view", "frequency:events:NAME")
      .expectComplaint(2, "--view frequency: the share has no such column NAME")
    try SlipwayRun("--plain", guide.path, "--keys", "down entr")
      .expectComplaint(2, "no key is called entr")
    let folder = try TemporaryFolder()
    try folder.write("USER_ID,UPDATED_AT\nu1,2024-05-01 10:00:00\n", to: "users.csv")
    try SlipwayRun("--plain", folder.path, "--view", "table:events")
      .expectComplaint(2, "--view table: the share has no such table")
  }
}

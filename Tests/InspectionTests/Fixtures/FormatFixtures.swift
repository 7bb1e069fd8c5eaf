import TestSupport

extension RuleFixture {
  private static let firstObject = object(0)

  /// An event of that second as a line of JSON, with more keys behind its own.
  private static func object(_ second: Int, _ more: String = "") -> String {
    object("x\(second)", at: "10:00:0\(second)", updated: "10:01:0\(second)", more)
  }

  /// An event of that day as a line of JSON, with more keys behind its own.
  private static func object(
    _ name: String, at time: String, updated: String, _ more: String = ""
  ) -> String {
    "{\"USER_ID\":\"u1\",\"ACCOUNT_ID\":\"a1\",\"EVENT_NAME\":\"\(name)\","
      + "\"TIMESTAMP\":\"2024-03-01 \(time)\",\"UPDATED_AT\":\"2024-03-01 \(updated)\"\(more)}\n"
  }

  /// So many lines that further keys come up behind those that tell the columns.
  private static func manyLines(_ last: String) -> Preparation {
    { folder in
      let rows = (0..<4000).map { row in
        object("n\(row % 7)", at: clock(row), updated: clock(row + 60))
      }
      try folder.write(rows.joined() + last, to: "events.jsonl")
    }
  }

  private static func clock(_ second: Int) -> String {
    let parts = [second / 3600, second / 60 % 60, second % 60]
    return parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  private static func last(_ more: String) -> String {
    object("n1", at: "09:00:00", updated: "09:01:00", more)
  }

  /// Other formats than separated values.
  static let formats: [RuleFixture] = [
    RuleFixture(
      "error row.unreadable events 2/1",
      broken: ["events.jsonl": firstObject + "«{\"USER_ID\": »\n" + object(1) + "«[1, 2]»\n"],
      clean: ["events.jsonl": firstObject + "\n" + object(1)]),
    RuleFixture(
      "warning json.key_unlisted events 1/1", broken: [:], clean: ["events.jsonl": firstObject],
      breaking: manyLines(last(",\"late\":1")), cleaning: manyLines(last(""))),
    RuleFixture(
      "warning json.column_repeated events 1/1",
      broken: ["events.jsonl": firstObject + object(1, ",\"USER_ID\":\"u1\"")],
      clean: ["events.jsonl": firstObject + object(1)]),
    RuleFixture(
      "warning file.mixed_formats events 1/1",
      broken: [
        "events.csv": text([row(5)]), "events-2.jsonl": object(1, ",\"EVENT_PROPERTIES\":{}"),
      ],
      clean: ["events.jsonl": firstObject, "events-2.jsonl": object(1)]),
    RuleFixture(
      "error file.truncated users 1/1", broken: ["events.csv": text([row(5)])],
      clean: ["events.csv": text([row(5)])],
      breaking: { try $0.write(Array(PackedRows.gzippedUsers.dropLast(4)), to: "users.csv.gz") },
      cleaning: { try $0.write(PackedRows.gzippedUsers, to: "users.csv.gz") }),
    RuleFixture(
      "error enc.not_utf8 users 1/1", broken: ["events.csv": text([row(5)])],
      clean: ["events.csv": text([row(5)])],
      breaking: { try $0.write(westernUsers, to: "users.csv") },
      cleaning: { try $0.write(accentedUsers, to: "users.csv") }),
  ]

  /// A user whose plan has letters beyond ASCII, all of which Windows-1252 has at their own numbers.
  private static let accentedUsers = ShareOnDisk.table(
    ShareOnDisk.userHeader, ["u1,2024-01-01 10:00:00,2024-03-01 10:00:00,Café à la crème brûlée"])

  private static let westernUsers = accentedUsers.unicodeScalars.compactMap {
    UInt8(exactly: $0.value)
  }
}

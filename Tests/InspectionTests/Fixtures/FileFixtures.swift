import Foundation
import TestSupport
import Testing

extension RuleFixture {
  private static let event = "u1,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:05,\n"
  private static let laterEvent = "u1,a1,logout,2024-03-01 10:07:00,2024-03-01 10:07:06,\n"
  private static let user = "u1,2024-01-01 10:00:00,2024-03-01 10:00:00,Free\n"
  private static let eventFile = ShareOnDisk.eventHeader + "\n" + event
  private static let laterFile = ShareOnDisk.eventHeader + "\n" + laterEvent
  private static let userFile = ShareOnDisk.userHeader + "\n" + user
  private static let events = ["events.csv": eventFile]
  private static let both = ["events.csv": eventFile, "users.csv": userFile]

  /// Writes a file of any bytes.
  private static func writing(_ bytes: [UInt8], to name: String) -> Preparation {
    { try $0.write(bytes, to: name) }
  }

  /// Writes a Parquet file of so many bytes, of which the disk holds only the ends.
  private static func writingParquet(bytes: UInt64) -> Preparation {
    { folder in
      let path = try folder.write("PAR1", to: "users.parquet")
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.truncate(atOffset: bytes - 4)
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("PAR1".utf8))
      try handle.close()
    }
  }

  /// Files and their bytes.
  static let files: [RuleFixture] = contents + types + ends + fileNames

  private static let contents: [RuleFixture] = [
    RuleFixture("error file.empty users 1/1", broken: events.with("", "users.csv"), clean: both),
    RuleFixture(
      "error file.empty users 1/1", broken: events.with("\u{feff}\r\n\n", "users.csv"),
      clean: both),
    RuleFixture(
      "warning file.no_rows events 1/1",
      broken: events.with(ShareOnDisk.eventHeader + "\n", "events-2.csv"),
      clean: events.with(laterFile, "events-2.csv")),
    RuleFixture(
      "error file.not_data users 1/1",
      broken: events.with("<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied", "users.csv"),
      clean: both),
    RuleFixture(
      "error file.not_data files 1/1",
      broken: events.with("version https://git-lfs.github.com/spec/v1\n", "data.csv"),
      clean: events),
    RuleFixture(
      "warning file.size_large users 1/1", broken: events, clean: events,
      breaking: writingParquet(bytes: 1_000_000_001), cleaning: writingParquet(bytes: 512_000_000)),
    RuleFixture(
      "info file.size_large users 1/1", broken: events, clean: events,
      breaking: writingParquet(bytes: 1_000_000_000), cleaning: writingParquet(bytes: 1000)),
  ]

  private static let types: [RuleFixture] = [
    RuleFixture(
      "warning file.type_unsupported files 1/1", broken: events, clean: events,
      breaking: writing(Array("PK\u{3}\u{4}..[Content_Types].xml".utf8), to: "notes.xlsx")),
    RuleFixture(
      "warning file.type_unsupported files 1/1",
      broken: events.with("# What this is, and more\n", "README.md"), clean: events),
    RuleFixture(
      "error file.type_unsupported users 1/1", broken: events, clean: events,
      breaking: writing(Array("ARROW1".utf8) + [0, 0], to: "users.feather")),
    RuleFixture(
      "error file.type_unsupported users 1/1", broken: events, clean: events,
      breaking: writing([1, 2, 0, 3], to: "users.bin")),
    RuleFixture(
      "error file.ext_mismatch users 1/1",
      broken: events.with(userFile, "users.csv.gz"), clean: both),
    RuleFixture(
      "error file.ext_mismatch users 1/1", broken: events, clean: events,
      breaking: writing(PackedRows.gzippedUsers, to: "users.csv"),
      cleaning: writing(PackedRows.gzippedUsers, to: "users.csv.gz")),
    RuleFixture(
      "error file.ext_mismatch users 1/1", broken: events.with(userFile, "users.json"),
      clean: events.with(
        "{\"USER_ID\": \"u1\", \"UPDATED_AT\": \"2024-03-01 10:00:00\"}\n", "users.json")),
    RuleFixture(
      "warning file.compression_unlisted users 1/1", broken: events, clean: events,
      breaking: writing(PackedRows.zstandardUsers, to: "users.csv.zst"),
      cleaning: writing(PackedRows.bzippedUsers, to: "users.csv.bz2")),
    RuleFixture(
      "warning file.mixed_formats events 1/1", broken: events.with(laterFile, "events-2.csv"),
      clean: events.with(laterFile, "events-2.csv"),
      breaking: writing(PackedRows.gzippedEvents, to: "events-3.csv.gz")),
  ]

  private static let ends: [RuleFixture] = [
    RuleFixture(
      "error file.truncated events 1/1", broken: ["events.csv": eventFile + "«u1,a1,log»"],
      clean: ["events.csv": eventFile + laterEvent]),
    RuleFixture(
      "error file.truncated events 1/1",
      broken: ["events.csv": eventFile + "«" + laterEvent.dropLast() + "\"{\"\"a\"\": 1, \"\"b»"],
      clean: ["events.csv": eventFile + laterEvent.dropLast() + "\"{\"\"a\"\": 1}\"\n"]),
    RuleFixture(
      "error file.truncated users 1/1", broken: events, clean: events,
      breaking: writing(Array("PAR1 and then no footer".utf8), to: "users.parquet")),
    RuleFixture(
      "error file.truncated users 1/1", broken: events, clean: events,
      breaking: writing(Array("PK\u{3}\u{4}users.csv".utf8), to: "users.zip"),
      cleaning: writing(PackedRows.zippedUsers, to: "users.zip")),
  ]

  private static let fileNames: [RuleFixture] = [
    RuleFixture(
      "warning file.name_not_unique events 1/1",
      broken: ["events/a/part.csv": eventFile, "events/b/part.csv": laterFile],
      clean: ["events/a/part-1.csv": eventFile, "users/a/part-1.csv": userFile]),
    RuleFixture(
      "info file.name_not_unique events 1/1",
      broken: [
        "events/dt=2024-03-01/v=1/part.csv": eventFile,
        "events/dt=2024-03-01/v=2/part.csv": laterFile,
      ],
      clean: [
        "events/dt=2024-03-01/v=1/part-1.csv": eventFile,
        "events/dt=2024-03-01/v=2/part-2.csv": laterFile,
      ]),
    RuleFixture(
      "warning file.junk files 3/3",
      broken: events.with("x", ".DS_Store").with("x", "a.csv.crc").with("x", ".a.csv.crc"),
      clean: events.with("{}", "slipway.json")),
    RuleFixture("info file.junk files 1/1", broken: events.with("", "_SUCCESS"), clean: events),
    RuleFixture(
      "warning file.key_unsafe events 2/2",
      broken: ["my events.csv": eventFile, "events/50%.csv": laterFile],
      clean: ["my_events.csv": eventFile, "events/50-a.b(1)&c.csv": laterFile]),
  ]
}

extension RuleFixture.Files {
  /// The same files and one more.
  fileprivate func with(_ text: String, _ name: String) -> Self {
    merging([name: text]) { $1 }
  }
}

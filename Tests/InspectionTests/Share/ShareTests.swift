import Contract
import Tables
import Testing

@testable import Inspection

@Suite struct ShareTests {
  private let rows = ["u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05,"]

  @Test func tablesAreToldByTheirColumnsWhateverTheirNames() throws {
    let share = try ShareOnDisk([
      "x/1.csv": ShareOnDisk.accountHeader, "x/2.csv": ShareOnDisk.eventHeader,
      "x/3.csv": ShareOnDisk.userHeader, "x/4.csv": ShareOnDisk.eventHeader,
    ]).open()
    #expect(share.tables.map(\.kind) == [.events, .users, .accounts])
    #expect(
      share.tables.map { $0.layout.files.map(\.file.name) } == [
        ["x/2.csv", "x/4.csv"], ["x/3.csv"], ["x/1.csv"],
      ])
    #expect(share.tables[0].reasons[0].hasPrefix("columns: EVENT_NAME"))
    #expect(share.bytes == share.tables.reduce(0) { $0 + $1.bytes })
  }

  @Test func filesOfNoTableAreLeftOutWithAReason() throws {
    let share = try ShareOnDisk([
      "events.csv": ShareOnDisk.table(ShareOnDisk.eventHeader, rows), "notes.csv": "a,b\n1,2\n",
      "README.md": "# Read me\n", "page.csv": "<html><body>denied</body></html>",
    ]).open()
    #expect(share.tables.map(\.kind) == [.events])
    #expect(share.leftOut.map(\.name) == ["README.md", "notes.csv", "page.csv"])
    #expect(
      share.leftOut.map(\.kind) == [.notATable(.prose), .unrecognised, .notATable(.webPage)])
    #expect(share.files.map(\.name) == ["README.md", "events.csv", "notes.csv", "page.csv"])
    #expect(share.files.map(\.table) == [nil, .events, nil, nil])
    #expect(share.unreadable.isEmpty)
  }

  @Test func filesThatCannotBeReadAreNotLeftOutButUnreadable() throws {
    let share = try ShareOnDisk([
      "events.csv": ShareOnDisk.table(ShareOnDisk.eventHeader, rows), "users.csv": "",
      "accounts.parquet": "PAR1........PAR1", "blank.csv": "\n\n",
    ])
    let inspection = try share.inspect()
    #expect(
      inspection.unreadable.map { $0.path.split(separator: "/").last } == ["accounts.parquet"])
    let left = inspection.share.leftOut.map { "\($0.name): \($0.reason)" }
    #expect(left == ["blank.csv: the file is empty", "users.csv: the file is empty"])
    #expect(inspection.lines == ["error file.empty users 1/1", "error file.empty files 1/1"])
    #expect(inspection.fileFindings.count == 2, "the share has no table of users")
    #expect(inspection.tables.map(\.records) == [1])
  }

  @Test func theUsersWordOnTablesOutweighsColumns() throws {
    var settings = ShareSettings()
    settings.tables = [
      .init(kind: .events, pattern: "*.csv"), .init(kind: .users, pattern: "people/*"),
    ]
    let share = try ShareOnDisk(["people/1.csv": ShareOnDisk.eventHeader, "2.csv": "a,b\n"])
      .open(settings: settings)
    #expect(share.tables.map(\.kind) == [.events, .users])
    #expect(share.tables.map(\.reasons) == [["you said so"], ["you said so"]])
  }

  @Test func onePathThatIsNotThereIsAnError() throws {
    let share = try ShareOnDisk(events: rows)
    #expect(throws: TableError(.notFound, path: share.path + "/none")) {
      try Share([share.path + "/none"])
    }
  }
}

import TestSupport
import Testing

@Suite struct RowsCommandTests {
  private let text = "USER_ID,UPDATED_AT\nu1,2024-03-01 10:00:00\n\n\"u,2\",\nshort\nu4,x\n"

  private func write(_ folder: TemporaryFolder) throws -> String {
    try folder.write(text, to: "users.csv")
  }

  @Test func rowsAreColumnsForPeople() throws {
    let folder = try TemporaryFolder()
    let run = try SlipwayRun("rows", write(folder))
    #expect(run.status == 0 && run.err.isEmpty)
    #expect(
      run.out == """
            row  USER_ID  UPDATED_AT
              1  u1       2024-03-01 10:00:00
              2  u,2
              3  ✗ short
              4  u4       x

        """)
  }

  @Test func programsGetPlacesAndCells() throws {
    let folder = try TemporaryFolder()
    let run = try SlipwayRun(
      "rows", write(folder), "--from", "2", "--limit", "2", "--format", "json")
    let rows = try #require(try run.json()["rows"] as? [[String: Any]])
    #expect(rows.map { $0["record"] as? Int } == [2, 3])
    #expect(rows.map { $0["line"] as? Int } == [4, 5])
    #expect(rows.map { $0["byte"] as? Int } == [43, 50])
    #expect(rows[0]["cells"] as? [String] == ["u,2", ""])
    #expect(rows[1]["raw"] as? String == "short")
    let none = try SlipwayRun("rows", write(folder), "--from", "9", "--format", "json")
    #expect((try none.json()["rows"] as? [Any])?.isEmpty == true)
  }

  @Test(arguments: ["text", "json", "csv"]) func idsAreHiddenWhereWanted(_ format: String) throws {
    let folder = try TemporaryFolder()
    let run = try SlipwayRun("rows", write(folder), "--redact", "--format", format)
    #expect(run.status == 0 && run.out.contains("id:") && run.out.contains("2024-03-01 10:00:00"))
    for id in ["u1", "u,2", "short", "u4"] { #expect(!run.out.contains(id)) }
    #expect(run.out.contains("redacted") == (format == "json"))
  }

  @Test func separatedValuesLeaveOutWhatHasNoColumnsAndSaySo() throws {
    let folder = try TemporaryFolder()
    let run = try SlipwayRun("rows", write(folder), "--format", "csv")
    #expect(run.status == 0)
    #expect(run.out == "USER_ID,UPDATED_AT\nu1,2024-03-01 10:00:00\n\"u,2\",\nu4,x\n")
    #expect(run.err.contains("1 row left out"))
  }

  @Test func anyRowIsReachedInAnyFile() throws {
    let share = try ShippedShare.sample(rows: 20_000, "--single-file")
    let path = share.path + "/share/events.csv"
    let whole = try SlipwayRun("rows", path, "--limit", "0", "--format", "csv").out
    let lines = whole.split(separator: "\n")
    #expect(lines.count == 20_001)
    for first in [1, 9999, 10_000, 20_000] {
      let run = try SlipwayRun(
        "rows", path, "--from", "\(first)", "--limit", "3", "--format", "csv")
      let wanted = [lines[0]] + lines[first..<min(first + 3, lines.count)]
      #expect(run.out.split(separator: "\n") == wanted)
    }
  }

  @Test func whatIsNoFileOfRowsIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("%PDF-1.7", to: "x.pdf")
    try SlipwayRun("rows").expectComplaint(2, "name one file")
    try SlipwayRun("rows", folder.path + "/x.pdf").expectComplaint(3, "a PDF document")
    try SlipwayRun("rows", folder.path + "/y.csv").expectComplaint(3, "no such file")
    try SlipwayRun("rows", write(folder), "--from", "0").expectComplaint(2, "--from 0")
  }
}

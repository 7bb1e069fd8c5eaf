import TestSupport
import Testing

@Suite struct CountCommandTests {
  @Test func recordsOfEachFileAndOfAllAreCounted() throws {
    let clean = try ShippedShare.clean()
    try clean.write("USER_ID,UPDATED_AT\n\n\"u\n2\",\nu3\n\n", to: "users/2.csv")
    let text = try SlipwayRun("count", ".", in: clean.path)
    #expect(text.status == 0 && text.err.isEmpty)
    #expect(text.out == "2  events.csv\n2  users/2.csv\n1  users.csv\n5  total\n")
  }

  @Test func theCountIsThatOfTheCheck() throws {
    let share = try ShippedShare.sample(rows: 20_000, "--defects")
    let path = share.path + "/share"
    let report = try SlipwayRun("check", path, "--format", "json").json()
    let tables = try #require(report["tables"] as? [[String: Any]])
    let files = tables.flatMap { $0["files"] as? [[String: Any]] ?? [] }
    let checked = files.map {
      ($0["rows"] as? Int ?? 0) + ($0["rejected_rows"] as? Int ?? 0)
    }
    for threads in ["1", "3"] {
      let run = try SlipwayRun("count", path, "--format", "json", "--threads", threads)
      #expect(run.status == 0)
      let count = try run.json()
      let counted = try #require(count["files"] as? [[String: Any]])
      #expect(counted.map { $0["path"] as? String } == files.map { $0["path"] as? String })
      #expect(counted.map { $0["records"] as? Int } == checked)
      #expect(counted.allSatisfy { $0["complete"] as? Bool == true })
      #expect(count["total"] as? Int == checked.reduce(0, +))
    }
  }

  @Test func whatCannotBeReadIsNamed() throws {
    let clean = try ShippedShare.clean()
    try clean.write("PAR1", to: "more.parquet")
    let run = try SlipwayRun("count", clean.path)
    #expect(run.status == 3)
    #expect(run.err.contains("more.parquet: a Parquet file"))
    #expect(run.out.hasSuffix("3  total  (incomplete)\n"))
    let json = try SlipwayRun("count", clean.path, "--format", "json").json()
    #expect((json["unreadable"] as? [[String: Any]])?.count == 1)
    try SlipwayRun("count", clean.path + "/nothing").expectComplaint(3, "nothing: no such file")
    try SlipwayRun("count", "--fast").expectComplaint(2, "unknown flag --fast")
  }
}

import Contract
import Testing

@testable import Inspection

@Suite struct DuplicateEntityTests {
  @Test func aUserTwiceOnOneDayIsAnErrorForEachFurtherRow() throws {
    let share = try ShareOnDisk(users: [
      "u1,2024-01-01 00:00:00,2024-02-01 00:00:00,free",
      "u2,2024-01-01 00:00:00,2024-02-01 05:00:00,free",
      "\"u1\",2024-01-01 00:00:00,2024-02-01 23:59:59,pro",
      "u1,2024-01-01 00:00:00,2024-02-01 23:59:58,team",
    ])
    let inspection = try share.inspect()
    #expect(inspection.lines == ["error ent.dup_same_partition users.USER_ID 2/1"])
    let samples = try inspection.samples(of: "ent.dup_same_partition")
    #expect(
      samples.first
        == Finding.Sample(
          file: "users.csv", record: 3, line: 4, lineEnd: 4,
          byte: try share.byte(of: "\"u1\"", in: "users.csv"), column: "USER_ID", value: "u1",
          isCut: false, detail: nil))
    #expect(samples.map(\.record) == [3, 4])
  }

  @Test func filesOfOneTableAreOneTable() throws {
    let share = try ShareOnDisk([
      "a/accounts.csv": ShareOnDisk.table(
        ShareOnDisk.accountHeader, ["a1,2024-01-01 00:00:00,2024-02-01 00:00:00,Acme"]),
      "b/accounts-2.csv": ShareOnDisk.table(
        ShareOnDisk.accountHeader, ["a1,2024-01-01 00:00:00,2024-02-01 01:00:00,Acme Ltd"]),
    ])
    let inspection = try share.inspect()
    #expect(inspection.lines == ["error ent.dup_same_partition accounts.ACCOUNT_ID 1/1"])
    #expect(
      try inspection.samples(of: "ent.dup_same_partition").map(\.file) == ["b/accounts-2.csv"])
  }

  @Test func anotherDayIsHistory() throws {
    let share = try ShareOnDisk(users: [
      "u1,2024-01-01 00:00:00,2024-02-01 23:59:59,free",
      "u1,2024-01-01 00:00:00,2024-02-02 00:00:00,free",
    ])
    #expect(try share.inspect().lines == ["info ent.dup_history users.USER_ID 1/1"])
  }

  /// The most specific rule tells of a row, and no other does.
  @Test func eachRedundantRowIsCountedOnce() throws {
    let rows = [
      "u1,2024-01-01 00:00:00,2024-02-01 10:00:00,free",
      "u1,2024-01-01 00:00:00,2024-02-01 10:00:00,pro",
      "u1,2024-01-01 00:00:00,2024-02-01 10:00:00,free",
      "u1,2024-01-01 00:00:00,2024-02-01 11:00:00,free",
      "u1,2024-01-01 00:00:00,2024-02-02 10:00:00,free",
      "u1,2024-01-01 00:00:00,2024-02-02 10:00:00,team",
    ]
    let lines = [
      "error row.dup_exact users 1/1", "error ent.dup_conflict users.USER_ID 2/1",
      "error ent.dup_same_partition users.USER_ID 1/1", "info ent.dup_history users.USER_ID 1/1",
    ]
    let inspection = try ShareOnDisk(users: rows).inspect()
    #expect(inspection.lines == lines)
    #expect(try inspection.samples(of: "ent.dup_conflict").map(\.record) == [2, 6])
    #expect(try inspection.samples(of: "ent.dup_same_partition").map(\.record) == [4])
    #expect(try inspection.samples(of: "ent.dup_history").map(\.record) == [5])
    // What is left out is not counted by a rule that says less.
    for (index, rule) in ["row.dup_exact", "ent.dup_conflict", "ent.dup_history"].enumerated() {
      var options = InspectionOptions()
      options.ignored = [rule]
      let left = lines.filter { !$0.contains(rule) }
      #expect(try ShareOnDisk(users: rows).inspect(options: options).lines == left, "\(index)")
    }
  }

  /// Rows without a day are no partition together, only as far as they come in one delivery.
  @Test func withoutADayRowsAreComparedWithinTheirFile() throws {
    let rows = ["u1,2024-01-01 00:00:00,never,free", "u1,2024-01-01 00:00:00,never,pro"]
    let together = try ShareOnDisk(users: rows)
    #expect(
      try together.inspect().lines == [
        "error ent.dup_same_partition users.USER_ID 1/1",
        "error ts.unparseable users.UPDATED_AT 2/1",
      ])
    let apart = try ShareOnDisk([
      "users-1.csv": ShareOnDisk.table(ShareOnDisk.userHeader, [rows[0]]),
      "users-2.csv": ShareOnDisk.table(ShareOnDisk.userHeader, [rows[1]]),
    ])
    #expect(try apart.inspect().lines == ["error ts.unparseable users.UPDATED_AT 2/2"])
  }

  @Test func rowsWithoutAKeyAreNoEntity() throws {
    let share = try ShareOnDisk(users: [
      ",2024-01-01 00:00:00,2024-02-01 00:00:00,free",
      ",2024-01-01 00:00:00,2024-02-01 00:00:00,pro",
    ])
    #expect(try share.inspect().lines == ["error cell.null_required users.USER_ID 2/1"])
  }
}

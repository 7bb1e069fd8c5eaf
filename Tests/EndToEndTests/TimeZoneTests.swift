import Foundation
import TestSupport
import Testing

/// `--tz-assume` and the key `zone`, with the zones that the system knows.
@Suite struct TimeZoneTests {
  /// Events with local times, and one with its zone.
  private func share(_ times: String...) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let rows = times.enumerated().map { row, time in
      "u\(row),a1,login,\(time),2024-12-01 10:00:00,\n"
    }
    try folder.write(ShippedShare.eventHeader + rows.joined(), to: "events.csv")
    return folder
  }

  private var knowsZones: Bool {
    let isThere = FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/Asia/Kolkata")
    if !isThere { print("skipped: this machine knows no zones by name") }
    return isThere
  }

  private func hours(_ share: TemporaryFolder, _ flags: String...) throws -> [String: Int] {
    let command = "slipway partitions --by hour --format csv . " + flags.joined(separator: " ")
    let run = try SlipwayRun(shell: command, in: share.path)
    #expect(run.status == 0, "\(run.err)")
    let rows = run.out.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    let filled = rows.filter { $0.count > 2 && $0[2] != "0" }
    return Dictionary(uniqueKeysWithValues: filled.map { (String($0[1]), Int($0[2]) ?? -1) })
  }

  @Test func theSystemsZonesAreTakenAtTheirTimes() throws {
    guard knowsZones else { return }
    let share = try share(
      "2024-03-10 01:30:00", "2024-03-10 02:45:00", "2024-03-10 04:00:00", "2024-11-03 01:30:00",
      "2024-11-03 02:00:00", "2024-11-03 02:00:00Z", "1974-07-01 12:00:00", "1975-01-06 12:00:00",
      "2090-07-01 12:00:00")
    #expect(
      try hours(share, "--tz-assume", "America/New_York") == [
        "2024-03-10 06:00": 1, "2024-03-10 07:00": 1, "2024-03-10 08:00": 1, "2024-11-03 05:00": 1,
        "2024-11-03 07:00": 1, "2024-11-03 02:00": 1, "1974-07-01 16:00": 1,
        "1975-01-06 17:00": 1, "2090-07-01 16:00": 1,
      ])
    #expect(try hours(share, "--tz-assume", "-0500")["2024-03-10 09:00"] == 1)
  }

  @Test func aShareKeepsItsZoneAndReportsSayIt() throws {
    guard knowsZones else { return }
    let share = try share("2024-03-02 03:00:00")
    try share.write(#"{"zone": "Asia/Kolkata"}"#, to: "slipway.json")
    #expect(try hours(share) == ["2024-03-01 21:00": 1])
    #expect(try hours(share, "--tz-assume", "+01:00") == ["2024-03-02 02:00": 1])
    let said = "times without a zone are read as Asia/Kolkata"
    for format in ["text", "markdown", "html"] {
      let run = try SlipwayRun("check", share.path, "--format", format)
      #expect(run.out.contains(said), "\(format)")
    }
    let json = try SlipwayRun("check", share.path, "--format", "json").json()
    #expect(json["zone"] as? String == "Asia/Kolkata")
    let flag = ["check", share.path, "--format", "json", "--tz-assume", "utc"]
    let other = try SlipwayRun(flag[0], flag[1], flag[2], flag[3], flag[4], flag[5]).json()
    #expect(other["zone"] as? String == "UTC")
    // A first redacted report writes the file anew.
    #expect(try SlipwayRun("check", share.path, "--redact").status < 3)
    let kept = try String(contentsOfFile: share.path + "/slipway.json", encoding: .utf8)
    #expect(kept.contains(#""zone" : "Asia/Kolkata""#) && kept.contains("salt"))
  }

  @Test func withoutAZoneNothingIsSaid() throws {
    let share = try share("2024-03-02 03:00:00")
    #expect(try !SlipwayRun("check", share.path).out.contains("without a zone"))
    #expect(try SlipwayRun("check", share.path, "--format", "json").json()["zone"] is NSNull)
    #expect(try hours(share) == ["2024-03-02 03:00": 1])
  }

  @Test(
    arguments: [
      ("Asia/Calcuta", "Asia/Calcutta"), ("kolkata", "Asia/Kolkata"),
      ("america/new_york", "America/New_York"), ("Europe/Berln", "Europe/Berlin"),
    ])
  func anUnknownZoneNamesTheNearest(_ word: String, _ zone: String) throws {
    guard knowsZones else { return }
    let share = try share("2024-03-02 03:00:00")
    try SlipwayRun("check", share.path, "--tz-assume", word)
      .expectComplaint(2, "--tz-assume \(word): ", "do you mean \(zone)?")
    try share.write("{\"zone\": \"\(word)\"}", to: "slipway.json")
    try SlipwayRun("check", share.path)
      .expectComplaint(2, "slipway.json: zone: ", "do you mean \(zone)?")
  }

  @Test func aMachineWithoutZonesTakesOffsets() throws {
    let share = try share("2024-03-02 03:00:00")
    let command = "TZDIR=. slipway check . --tz-assume"
    try SlipwayRun(shell: "\(command) Asia/Kolkata", in: share.path)
      .expectComplaint(2, "this machine knows no zones by name; give an offset such as +05:30")
    let offset = try SlipwayRun(shell: "\(command) +05:30", in: share.path)
    #expect(offset.out.contains("times without a zone are read as +05:30"))
  }
}

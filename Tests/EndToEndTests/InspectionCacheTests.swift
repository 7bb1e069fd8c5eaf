import Foundation
import Screens
import TestSupport
import Testing

/// What the program keeps of an inspection, and what it makes of it the next time.
@Suite struct InspectionCacheTests {
  private let folder: TemporaryFolder
  private let share: String
  private let cache: String

  init() throws {
    folder = try ShippedShare.sample(rows: 42_000, "--defects", "--single-file")
    share = folder.path + "/share"
    cache = folder.path + "/cache"
    try setTime(of: "events.csv")
  }

  /// A whole second, which is set again exactly.
  private func setTime(of name: String, to seconds: Double = 1_717_000_000) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: seconds)], ofItemAtPath: share + "/" + name)
  }

  private func run(_ command: String) throws -> SlipwayRun {
    try SlipwayRun(shell: "export XDG_CACHE_HOME='\(cache)'; slipway \(command)", in: share)
  }

  private var entries: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: cache + "/slipway")) ?? []
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  /// Changes a cell in the middle of the events, which no size, time or end tells.
  private func changeUnseen() throws {
    let path = share + "/events.csv"
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let middle = try #require(
      bytes[(bytes.count / 2)...].firstRange(of: Array(",2024-".utf8))?.lowerBound)
    bytes[middle + 1] = UInt8(ascii: "x")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    try setTime(of: "events.csv")
  }

  @Test func theReportOfAKeptInspectionIsThatOfAFreshOne() throws {
    let command = "check --format json --now 2024-07-01T00:00:00Z"
    let first = try run(command)
    #expect(first.status == 1 && entries.count == 1, "\(first.err)")
    #expect(try mode(cache + "/slipway") == 0o700)
    #expect(try mode(cache + "/slipway/" + entries[0]) == 0o600)
    try changeUnseen()
    let second = try run(command)
    #expect(second.out == first.out && second.status == 1)
    let partitions = try run("partitions").out
    #expect(try run("partitions").out == partitions)
    #expect(try run(command + " --no-cache").out != first.out, "now the files were read")
    #expect(entries.count == 1)
  }

  @Test func nothingIsKeptOrUsedWhereItIsNotWanted() throws {
    let plain = try run("check --no-cache")
    #expect(plain.status == 1 && entries.isEmpty)
    let unwritable = try SlipwayRun("check", share)
    #expect(unwritable.out == plain.out && unwritable.err.isEmpty)
    let small = try ShippedShare.clean()
    _ = try run("check '\(small.path)'")
    #expect(entries.isEmpty)
  }

  @Test func aDamagedFileIsReplaced() throws {
    let command = "check --now 2024-07-01T00:00:00Z"
    let first = try run(command)
    let path = cache + "/slipway/" + (try #require(entries.first))
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    try Data("not ours".utf8).write(to: URL(fileURLWithPath: path))
    #expect(try run(command).out == first.out)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == whole)
    try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
    #expect(try run(command).out == first.out)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == whole)
  }

  @Test func theOldestGoFirst() throws {
    for number in 0..<230 {
      let path = try folder.write("x", to: "cache/slipway/\(number).inspection")
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_600_000_000 + Double(number))],
        ofItemAtPath: path)
    }
    try folder.write("x", to: "cache/slipway/readme")
    _ = try run("check")
    #expect(entries.count == 201)
    #expect(entries.contains("31.inspection") && !entries.contains("30.inspection"))
    #expect(entries.contains("readme"), "what is not ours is left alone")
  }

  @Test func theExplorerOpensACheckedShareAtOnceAndTellsOfAChange() throws {
    let open = {
      try TerminalDriver(
        builtBinary, [share], size: Size(width: 100, height: 30),
        environment: ["XDG_CACHE_HOME": cache])
    }
    let first = try open()
    try first.waitUntilIdle()
    let verdict = first.lines[1]
    #expect(verdict.contains("Not ready") && !first.lines[0].contains("unchanged"))
    try first.press("Q")
    #expect(try first.finish() == 0)

    let second = try open()
    try second.waitUntilIdle()
    #expect(second.lines[0].contains("before, unchanged since"), "\(second.text)")
    #expect(second.lines[1] == verdict)
    try second.press("enter", "e")
    try second.waitUntilIdle()
    #expect(second.lines[28].contains("✗"), "\(second.text)")
    try second.press("Q")
    #expect(try second.finish() == 0)

    try setTime(of: "users.csv", to: 1_700_000_000)
    let third = try open()
    try third.waitUntilIdle()
    #expect(
      third.text.contains("users.csv changed since the last check; checking again"),
      "\(third.text)")
    #expect(third.lines[1] == verdict && !third.lines[0].contains("unchanged"))
  }
}

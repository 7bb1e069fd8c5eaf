import Contract
import TestSupport
import Testing

@testable import Inspection

@Suite struct InvalidUTF8Tests {
  private static func share(_ rows: [[UInt8]]) throws -> (TemporaryFolder, Share) {
    let folder = try TemporaryFolder()
    let header = Array((ShareOnDisk.eventHeader + "\n").utf8)
    try folder.write(header + Array(rows.joined(separator: [0x0a])) + [0x0a], to: "events.csv")
    return (folder, try Share([folder.path]))
  }

  private static func row(
    _ name: [UInt8], _ properties: [UInt8] = Array("{}".utf8), user: Int = 1
  ) -> [UInt8] {
    Array("u\(user),a1,".utf8) + name + Array(",2024-03-01 10:00:00,2024-03-01 10:00:05,".utf8)
      + properties
  }

  @Test func bytesOfAnotherEncodingAreAnError() throws {
    let latin: [UInt8] = Array("caf".utf8) + [0xe9]
    let json = Array("\"{\"\"a\"\": \"\"".utf8) + latin + Array("\"\"}\"".utf8)
    let rows = [
      Self.row(Array("café".utf8)), Self.row(latin), Self.row(Array("x".utf8), json),
      Self.row(Array("\"".utf8) + latin + Array("\"".utf8), user: 2),
    ]
    let (folder, share) = try Self.share(rows)
    let inspection = try #require(Inspector(share).run())
    #expect(
      inspection.lines.filter { !$0.contains(" cur.") } == [
        "error enc.invalid_utf8 events.EVENT_NAME 2/1",
        "error enc.invalid_utf8 events.EVENT_PROPERTIES 1/1",
      ], "and not that the JSON is none")
    let samples = inspection.findings.filter { $0.rule.id == "enc.invalid_utf8" }.map(\.samples)
    #expect(samples.map { $0.map(\.record) } == [[2, 4], [3]])
    #expect(samples.first?.first?.detail == "the byte E9, at byte 3 of the cell")
    withExtendedLifetime(folder) {}
  }

  @Test func allOfUTF8IsFine() throws {
    let names = ["", "z", "é", "日本", "\u{10FFFF}", "\u{FEFF}", "👩‍👩‍👧"]
    let (folder, share) = try Self.share(names.map { Self.row(Array("n\($0)".utf8)) })
    let inspection = try #require(Inspector(share).run())
    #expect(inspection.lines.filter { $0.contains("enc.invalid") }.isEmpty)
    withExtendedLifetime(folder) {}
  }
}

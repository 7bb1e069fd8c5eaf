import Contract
import TestSupport
import Testing

@testable import Inspection

@Suite struct OtherEncodingTests {
  private func inspect(_ users: [UInt8]) throws -> Inspection {
    let folder = try TemporaryFolder()
    try folder.write(users, to: "users.csv")
    let inspection = try #require(Inspector(try Share([folder.path])).run())
    withExtendedLifetime(folder) {}
    return inspection
  }

  /// Users whose plans have letters beyond ASCII, in Windows-1252.
  private static let western: [UInt8] = {
    let rows = (0..<20).map { row in
      "u\(row),2024-01-01 10:00:00,2024-03-01 10:00:\(10 + row),Café à la crème brûlée"
    }
    return ShareOnDisk.table(ShareOnDisk.userHeader, rows)
      .unicodeScalars.compactMap { UInt8(exactly: $0.value) }
  }()

  @Test func anEncodingThatNothingNamesIsAnError() throws {
    let inspection = try inspect(Self.western)
    #expect(inspection.lines.filter { $0.contains("enc.") } == ["error enc.not_utf8 users 1/1"])
    let samples = try inspection.samples(of: "enc.not_utf8")
    #expect(samples.map(\.file) == ["users.csv"])
    #expect(samples.first?.detail == "probably Windows-1252")
  }

  @Test func bytesThatAreNoCharactersOfItAreToldWithTheirPlace() throws {
    // The only byte below A0 that is none in Windows-1252 and follows a letter in no other charset.
    let place = Self.western.count
    let more = Array("u99,2024-01-01 10:00:00,2024-03-01 10:01:00,a".utf8)
    let inspection = try inspect(Self.western + more + [0x81, 0x0a])
    let samples = try inspection.samples(of: "enc.malformed")
    #expect(
      samples.map(\.detail) == [
        "1 place that is no Windows-1252, the first at byte \(place + more.count)"
      ])
    #expect(inspection.lines.contains("error enc.not_utf8 users 1/1"))
  }
}

import Foundation
import Tables
import TestSupport
import Testing

@testable import Inspection

/// A share of two files whose inspection was kept.
@Suite struct ShareChangesTests {
  private let folder: TemporaryFolder
  private let bytes: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    let row = "u1,a1,Login,2024-05-01 10:00:00,2024-05-01 11:00:00,{}"
    let rows = [String](repeating: row, count: 2000)
    try folder.write(ShareOnDisk.table(ShareOnDisk.eventHeader, rows), to: "events.csv")
    try folder.write(
      ShareOnDisk.table(ShareOnDisk.userHeader, [",2024-01-01 10:00:00,2024-05-01 10:00:00,x"]),
      to: "users.csv")
    try Self.setTime(folder.path + "/events.csv")
    let share = try Share([folder.path])
    let inspection = try #require(Inspector(share).run())
    bytes = try #require(Self.archive(share).bytes(of: inspection))
  }

  private static func archive(_ share: Share) -> InspectionArchive {
    InspectionArchive(share, options: InspectionOptions(), program: "test")
  }

  /// How the files differ now; nothing where they do not.
  private func changes() throws -> ShareChanges? {
    switch Self.archive(try Share([folder.path])).content(of: bytes) {
    case .current: return nil
    case .outdated(let changes): return changes
    case .unusable:
      Issue.record("not usable")
      return nil
    }
  }

  /// A whole second, which is set again exactly.
  private static func setTime(_ path: String, to seconds: Double = 1_717_000_000) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: seconds)], ofItemAtPath: path)
  }

  /// Changes a byte of a file and leaves its size and time as they were.
  private func overwrite(_ name: String, at offset: Int) throws {
    let path = folder.path + "/" + name
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.seek(toOffset: UInt64(offset))
    try handle.write(contentsOf: Data("7".utf8))
    try handle.close()
    try Self.setTime(path)
  }

  @Test func nothingChanged() throws {
    #expect(try changes() == nil)
  }

  @Test func anotherTimeIsAChange() throws {
    try Self.setTime(folder.path + "/users.csv", to: 1_000_000_000.5)
    let changes = try #require(try changes())
    #expect(changes.changed == ["users.csv"] && changes.added.isEmpty && changes.removed.isEmpty)
    #expect(changes.text == "users.csv changed since the last check")
  }

  @Test(arguments: [ShareOnDisk.eventHeader.utf8.count + 3, 100_000])
  func anotherByteAtEitherEndIsAChange(offset: Int) throws {
    try overwrite("events.csv", at: offset)
    #expect(try changes()?.changed == ["events.csv"])
  }

  @Test func aByteInTheMiddleGoesUnseen() throws {
    try overwrite("events.csv", at: 50_000)
    #expect(try changes() == nil, "the ends alone are looked at")
  }

  @Test func anotherSizeIsAChange() throws {
    try folder.write(
      ShareOnDisk.table(ShareOnDisk.userHeader, ["u1,2024-01-01 10:00:00,2024-05-01 10:00:00,x"]),
      to: "users.csv")
    #expect(try changes()?.changed == ["users.csv"])
  }

  @Test func newAndMissingFilesAreNamed() throws {
    try folder.write(ShareOnDisk.eventHeader + "\n", to: "events-2.csv")
    #expect(try changes()?.text == "events-2.csv is new since the last check")
    try FileManager.default.removeItem(atPath: folder.path + "/users.csv")
    let changes = try #require(try changes())
    #expect(changes.added == ["events-2.csv"] && changes.removed == ["users.csv"])
    #expect(changes.text == "events-2.csv and 1 more file changed since the last check")
  }
}

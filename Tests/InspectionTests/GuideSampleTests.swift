import Contract
import Foundation
import TestSupport
import Testing

@testable import Inspection

@Suite struct GuideSampleTests {
  private static let deserved = [
    "error ts.trailing_junk users.UPDATED_AT 1/1",
    "warning xref.user_missing events.USER_ID 2/1",
    "warning xref.account_missing events.ACCOUNT_ID 1/1",
    "warning json.trailing_comma events.EVENT_PROPERTIES 1/1",
    "info cur.constant events.UPDATED_AT 1/1",
    "info head.unsafe_name users.Current Plan 1/1",
    "info xref.orphan_profile users.USER_ID 2/1",
    "info head.unsafe_name accounts.Current Plan 1/1",
    "info xref.orphan_profile accounts.ACCOUNT_ID 1/1",
    "info csv.newline_in_cell events.EVENT_PROPERTIES 2/1",
  ]

  @Test func theGuidesSampleHasTheFindingsItDeservesAndNoOther() throws {
    let inspection = try ShareOnDisk(GuideSample.files).inspect()
    #expect(inspection.lines == Self.deserved)
    #expect(inspection.unreadable.isEmpty)
    #expect(try inspection.samples(of: "xref.user_missing").map(\.value) == ["1298", "1567"])
    #expect(try inspection.samples(of: "xref.account_missing").map(\.value) == ["77"])
    #expect(try inspection.samples(of: "ts.trailing_junk").map(\.value) == ["2022-12-01 20:01:14_"])
    let comma = try #require(try inspection.samples(of: "json.trailing_comma").first)
    #expect([comma.record, comma.line, comma.lineEnd] == [1, 2, 5])
  }

  @Test func aCorrectedSampleHasNone() throws {
    let inspection = try ShareOnDisk(GuideSample.corrected).inspect()
    #expect(inspection.lines.isEmpty)
    #expect(inspection.tables.map(\.records) == [2, 2, 2])
    #expect(inspection.isComplete)
  }

  @Test(.enabled(if: sharedFolder("guide/sample") != nil, "the shared guide is absent"))
  func theSharedSampleIsTheOneOfTheseTests() throws {
    let folder = try #require(sharedFolder("guide/sample"))
    for (name, text) in GuideSample.files {
      #expect(try String(contentsOfFile: folder + "/" + name, encoding: .utf8) == text)
    }
    let inspection = try #require(Inspector(try Share([folder])).run())
    #expect(inspection.lines == Self.deserved)
  }
}

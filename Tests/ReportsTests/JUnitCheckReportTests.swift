import Foundation
import TestSupport
import Testing

@testable import Reports

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite struct JUnitCheckReportTests {
  private func document(_ share: ReportedShare) throws -> XMLElement {
    let document = try XMLDocument(data: Data(share.report(.junit).utf8))
    return try #require(document.rootElement())
  }

  private func attribute(_ element: XMLElement, _ name: String) -> String {
    element.attribute(forName: name)?.stringValue ?? "–"
  }

  private func tests(_ root: XMLElement, _ suite: String) throws -> [XMLElement] {
    let found = root.elements(forName: "testsuite").first { attribute($0, "name") == suite }
    return try #require(found).elements(forName: "testcase")
  }

  @Test func eachRuleIsATestOfEachTable() throws {
    let root = try document(ReportedShare(GuideSample.files))
    let users = try tests(root, "users")
    let failed = users.filter { !$0.elements(forName: "failure").isEmpty }
    #expect(failed.map { attribute($0, "name") } == ["ts.trailing_junk"])
    #expect(failed.allSatisfy { attribute($0, "classname") == "slipway.users" })
    let names = users.map { attribute($0, "name") }
    #expect(names == names.sorted() && names.contains("row.dup_exact"))
    #expect(!names.contains("xref.user_missing"), "it is about events alone")
    #expect(!names.contains("json.invalid"), "the table has no such column")
    let passed = try #require(users.first { attribute($0, "name") == "row.dup_exact" })
    #expect(passed.childCount == 0)
  }

  @Test func warningsAreToldAndNotSkipped() throws {
    let events = try tests(document(ReportedShare(GuideSample.files)), "events")
    let comma = try #require(events.first { attribute($0, "name") == "json.trailing_comma" })
    #expect(comma.elements(forName: "failure").isEmpty)
    let out = try #require(comma.elements(forName: "system-out").first?.stringValue)
    #expect(out.contains("trailing comma in JSON in 1 record") && out.contains("fix: Drop"))
    #expect(!(try ReportedShare(GuideSample.files).report(.junit).contains("<skipped")))
  }

  @Test func theCountsAreThoseOfTheTests() throws {
    var texts = GuideSample.files
    texts["x.parquet"] = "PAR1"
    let root = try document(ReportedShare(texts))
    var sums = [0, 0, 0]
    for suite in root.elements(forName: "testsuite") {
      let tests = suite.elements(forName: "testcase")
      let counts = [
        tests.count, tests.count { !$0.elements(forName: "failure").isEmpty },
        tests.count { !$0.elements(forName: "error").isEmpty },
      ]
      #expect(["tests", "failures", "errors"].map { Int(attribute(suite, $0)) } == counts)
      for index in counts.indices { sums[index] += counts[index] }
    }
    #expect(["tests", "failures", "errors"].map { Int(attribute(root, $0)) } == sums)
    #expect(sums[1] >= 1 && sums[2] == 1)
    let file = try #require(try tests(root, "files").first)
    #expect(attribute(file, "name") == "x.parquet")
    let problem = try #require(file.elements(forName: "error").first)
    #expect(attribute(problem, "message").hasPrefix("a Parquet file"))
  }

  @Test(arguments: ReportedShare.markup)
  func nothingFromAFileIsMarkup(_ text: String) throws {
    let root = try document(ReportedShare.hostile(text))
    let names = Set(try root.nodes(forXPath: "//*").compactMap(\.name))
    #expect(
      names.isSubset(of: [
        "testsuites", "testsuite", "properties", "property", "testcase", "failure", "error",
        "system-out",
      ]))
  }
}

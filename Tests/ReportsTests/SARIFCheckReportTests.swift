import Contract
import Foundation
import Inspection
import TestSupport
import Testing

@testable import Reports

@Suite struct SARIFCheckReportTests {
  private typealias Object = [String: Any]

  private func run(_ share: ReportedShare) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(share.report(.sarif).utf8))
    let runs = try #require((value as? Object)?["runs"] as? [Object])
    #expect(runs.count == 1)
    return runs[0]
  }

  private func objects(_ value: Any?) throws -> [Object] { try #require(value as? [Object]) }

  private func rules(_ run: Object) throws -> [Object] {
    try objects(((run["tool"] as? Object)?["driver"] as? Object)?["rules"])
  }

  private func region(_ location: Object) -> Object? {
    (location["physicalLocation"] as? Object)?["region"] as? Object
  }

  private func artifact(_ location: Object) -> Object? {
    (location["physicalLocation"] as? Object)?["artifactLocation"] as? Object
  }

  /// Rows without a user in two files, more than there are samples.
  private static func manyFiles() throws -> ReportedShare {
    let header = "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\n"
    func rows(_ count: Int) -> String {
      (0..<count).map { ",a,e\($0),2024-03-01 10:00:00,2024-03-01 10:00:0\($0 % 10)\n" }.joined()
    }
    return try ReportedShare([
      "a/events 1.csv": header + rows(150), "b/events.csv": header + ",,x,,\n" + rows(7),
    ])
  }

  @Test func thereIsAResultForEachRuleAndFile() throws {
    let share = try Self.manyFiles()
    let run = try run(share)
    let results = try objects(run["results"])
    let nulls = results.filter { $0["ruleId"] as? String == "cell.null_required" }
    #expect(nulls.map { $0["occurrenceCount"] as? Int } == [150, 10])
    let first = try nulls.map { try objects($0["locations"])[0] }
    #expect(
      first.map { artifact($0)?["uri"] as? String }.map {
        $0?.split(separator: "/").suffix(2).joined(separator: "/")
      }
        == ["a/events%201.csv", "b/events.csv"])
    #expect(first.map { region($0)?["startLine"] as? Int } == [2, 2])
    #expect((nulls[0]["relatedLocations"] as? [Object])?.count == 99)
    let sum = share.inspection.findings.filter { $0.rule.unit == .records }.reduce(0) {
      $0 + $1.count
    }
    #expect(results.reduce(0) { $0 + ($1["occurrenceCount"] as? Int ?? 0) } == sum)
    #expect(
      results.allSatisfy { $0["level"] != nil && ($0["locations"] as? [Any])?.isEmpty == false })
  }

  @Test func resultsPointAtRulesAndFiles() throws {
    let run = try run(ReportedShare(GuideSample.files))
    let (rules, artifacts) = (try self.rules(run), try objects(run["artifacts"]))
    #expect(artifacts.count == 3)
    for result in try objects(run["results"]) {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      for location in try objects(result["locations"]) {
        let artifact = try #require(self.artifact(location))
        let place = try #require(artifact["index"] as? Int)
        let named = artifacts[place]["location"] as? Object
        #expect(named?["uri"] as? String == artifact["uri"] as? String)
      }
    }
    for rule in rules {
      #expect((rule["fullDescription"] as? Object)?["text"] as? String != "")
      #expect((rule["help"] as? Object)?["text"] as? String != "")
      #expect(rule["helpUri"] == nil)
    }
  }

  @Test func aPlaceIsGivenInLinesAndBytes() throws {
    let results = try objects(run(ReportedShare(GuideSample.files))["results"])
    let comma = try #require(results.first { $0["ruleId"] as? String == "json.trailing_comma" })
    let region = try #require(self.region(try objects(comma["locations"])[0]))
    #expect(region["startLine"] as? Int == 2 && region["endLine"] as? Int == 5)
    #expect(region["byteOffset"] as? Int == 134)
    #expect(comma["level"] as? String == "warning")
    let levels = Set(results.compactMap { $0["level"] as? String })
    #expect(levels == ["error", "warning", "note"])
  }

  @Test func aResultKeepsItsFingerprint() throws {
    func fingerprints(_ share: ReportedShare) throws -> [String] {
      try objects(run(share)["results"]).compactMap {
        ($0["partialFingerprints"] as? [String: String])?["slipwayRuleFile/v1"]
      }
    }
    let first = try fingerprints(ReportedShare(GuideSample.files))
    #expect(Set(first).count == first.count && first.count >= 8)
    var texts = GuideSample.files
    texts["users.csv"] = texts["users.csv"].map {
      $0 + "1,2022-10-26 07:08:34,2022-11-26 07:08:34,a,UK,b\n"
    }
    #expect(try fingerprints(ReportedShare(texts)) == first)
  }

  @Test func whatCouldNotBeReadIsANotification() throws {
    var texts = GuideSample.corrected
    texts["x.parquet"] = "PAR1"
    let run = try run(ReportedShare(texts))
    let invocation = try objects(run["invocations"])[0]
    #expect(invocation["executionSuccessful"] as? Bool == false)
    #expect(invocation["exitCode"] as? Int == 3)
    #expect(try objects(invocation["toolExecutionNotifications"]).count == 1)
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
  }
}

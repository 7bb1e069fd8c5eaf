import Foundation
import TestSupport
import Testing

/// Reports in the hands of the schemas and readers that others have for them.
@Suite(.enabled(if: Validator.areInstalled, "\(Validator.absence)"))
struct CheckFormatValidityTests {
  /// Shares of every kind: the guide's, a clean one, one with every defect, one that is hostile.
  enum Kind: CaseIterable { case guide, corrected, defects, hostile, redacted, ignored }

  /// The report of such a share, in a folder of its own.
  private func report(_ format: String, _ kind: Kind) throws -> TemporaryFolder {
    let folder =
      kind == .defects
      ? try ShippedShare.sample(rows: 2000, "--defects")
      : try TemporaryFolder()
    switch kind {
    case .defects: break
    case .corrected:
      for (name, text) in GuideSample.corrected { try folder.write(text, to: "share/\(name)") }
    case .hostile: try writeHostile(to: folder)
    default: for (name, text) in GuideSample.files { try folder.write(text, to: "share/\(name)") }
    }
    let flags = kind == .redacted ? " --redact" : kind == .ignored ? " --ignore cur.constant" : ""
    let run = try SlipwayRun(
      shell: "slipway check share --format \(format)\(flags) --output report", in: folder.path)
    #expect([0, 1, 3].contains(run.status))
    return folder
  }

  private func writeHostile(to folder: TemporaryFolder) throws {
    let cells = HostileText.samples.filter { !$0.contains("\0") }.map { sample in
      "\"" + sample.replacing("\"", with: "\"\"") + "\""
    }
    let rows = cells.map { "\($0),a1,\($0),\($0),2024-05-01 11:00:00,\($0)\n" }
    try folder.write(
      ShippedShare.eventHeader + rows.joined(), to: "share/events <1> & \u{202E}.csv")
    try folder.write("USER_ID,UPDATED_AT,\(cells.joined(separator: ","))\n", to: "share/users.csv")
    try folder.write("USER_ID,\0\n", to: "share/broken \"&<.csv")
  }

  @Test(arguments: Kind.allCases)
  func jsonKeepsItsPublishedSchema(_ kind: Kind) throws {
    let folder = try report("json", kind)
    let schema =
      FileManager.default.currentDirectoryPath + "/Documentation/check-report.schema.json"
    let run = try Validator.checkJSONSchema.run("--schemafile", schema, "report", in: folder)
    #expect(run.status == 0, "\(run.output)")
  }

  @Test func thePublishedSchemaIsOneAndSaysNoToOtherThings() throws {
    let folder = try report("json", .guide)
    let schema =
      FileManager.default.currentDirectoryPath + "/Documentation/check-report.schema.json"
    let meta = try Validator.checkJSONSchema.run("--check-metaschema", schema, in: folder)
    #expect(meta.status == 0, "\(meta.output)")
    let text = try String(contentsOfFile: folder.path + "/report", encoding: .utf8)
    for (part, other) in [
      (#""version": 1"#, #""version": 2"#), (#""severity": "info""#, #""severity": "hint""#),
      (#""count": 2"#, #""count": "2""#), (#""status": "fail","#, ""),
    ] {
      #expect(text.contains(part))
      try folder.write(text.replacing(part, with: other), to: "changed")
      let run = try Validator.checkJSONSchema.run("--schemafile", schema, "changed", in: folder)
      #expect(run.status != 0, "\(other)")
    }
    let grown = text.replacing(#""version": 1,"#, with: #""version": 1, "further": [],"#)
    try folder.write(grown, to: "grown")
    #expect(
      try Validator.checkJSONSchema.run("--schemafile", schema, "grown", in: folder).status == 0)
  }

  @Test(arguments: Kind.allCases)
  func sarifKeepsTheSchemaOfItsCommittee(_ kind: Kind) throws {
    let folder = try report("sarif", kind)
    let schema =
      FileManager.default.currentDirectoryPath + "/Tests/Validators/sarif-schema-2.1.0.json"
    // One of its patterns is for engines that take a lone bracket.
    let run = try Validator.checkJSONSchema
      .run("--regex-variant", "python", "--schemafile", schema, "report", in: folder)
    #expect(run.status == 0, "\(run.output)")
  }

  @Test(arguments: Kind.allCases)
  func junitIsReadByItsReaders(_ kind: Kind) throws {
    let folder = try report("junit", kind)
    let script = """
      import collections
      from junitparser import JUnitXml, TestSuite
      report = JUnitXml.fromfile("report")
      counted = collections.Counter()
      for suite in report:
          for test in suite:
              kinds = [type(result).__name__ for result in test.result]
              counted.update(kinds[:1] or ["passed"])
              counted["tests"] += 1
              assert test.classname == "slipway." + suite.name, test.classname
      assert report.tests == counted["tests"] > 0
      assert report.failures == counted["Failure"]
      assert report.errors == counted["Error"]
      assert report.skipped == 0
      print(dict(counted))
      """
    let run = try Validator.python.run("-c", script, in: folder)
    #expect(run.status == 0, "\(run.output)")
  }
}

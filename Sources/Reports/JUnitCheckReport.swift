import Contract
import Inspection
import Tables

/// The check as JUnit's XML: a test for each table and rule, passed ones among them.
///
/// An error makes its test fail. What is less is told in the test's output and not as "skipped",
/// which servers hide. What could not be read is a test that could not be done.
public struct JUnitCheckReport {
  private struct Test {
    let name: String
    var failures: [Finding] = []
    var remarks: [Finding] = []
    var problem: TableError?
  }

  private let outcome: CheckOutcome
  private var inspection: Inspection { outcome.inspection }

  /// A report of an outcome.
  public init(_ outcome: CheckOutcome) { self.outcome = outcome }

  /// The XML with a line end behind it.
  public var text: String {
    let suites = suites
    let tests = suites.flatMap(\.tests)
    let document =
      [#"<?xml version="1.0" encoding="UTF-8"?>"#, "<testsuites name=\"slipway\"\(counts(tests))>"]
      + suites.flatMap { lines(of: $0.name, $0.tests) } + ["</testsuites>"]
    return document.joined(separator: "\n") + "\n"
  }

  private var suites: [(name: String, tests: [Test])] {
    let files =
      inspection.unreadable.map { error in
        Test(name: inspection.share.name(of: error), problem: error)
      } + tests(of: inspection.rulesOfFiles, in: nil)
    let tables = inspection.tables.map { table in
      (table.kind.rawValue, tests(of: table.rules, in: table.kind))
    }
    return (files.isEmpty ? [] : [("files", files)]) + tables
  }

  /// A test for each rule that was applied or, whatever it was applied to, has a finding.
  private func tests(of rules: [Rule], in table: TableKind?) -> [Test] {
    let found = Dictionary(grouping: outcome.findings.filter { $0.table == table }, by: \.rule.id)
    return Set(rules.map(\.id) + found.keys).sorted().map { id in
      let findings = found[id] ?? []
      return Test(
        name: id, failures: findings.filter { $0.severity == .error },
        remarks: findings.filter { $0.severity < .error })
    }
  }

  // MARK: - XML

  private func counts(_ tests: [Test]) -> String {
    let failures = tests.count { !$0.failures.isEmpty }
    let errors = tests.count { $0.problem != nil }
    return " tests=\"\(tests.count)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"0\""
  }

  private func lines(of suite: String, _ tests: [Test]) -> [String] {
    ["  <testsuite name=\"\(suite)\"\(counts(tests))>"] + properties
      + tests.flatMap { lines(of: $0, in: suite) } + ["  </testsuite>"]
  }

  private var properties: [String] {
    let all =
      [("slipway", outcome.program), ("now", inspection.now.text)]
      + (inspection.ignored.isEmpty
        ? [] : [("ignored", inspection.ignored.joined(separator: " "))])
      + (outcome.redaction.isOn ? [("redacted", "true")] : [])
    return ["    <properties>"]
      + all.map { "      <property name=\"\($0)\" value=\"\(xml($1))\"/>" }
      + ["    </properties>"]
  }

  private func lines(of test: Test, in suite: String) -> [String] {
    let head = "    <testcase classname=\"slipway.\(suite)\" name=\"\(xml(test.name))\""
    var lines: [String] = []
    if let problem = test.problem {
      lines.append("      <error message=\"\(xml(problem.reason))\" type=\"\(problem.label)\"/>")
    }
    if !test.failures.isEmpty {
      let message = xml(test.failures.map(\.message).joined(separator: "; "))
      lines.append("      <failure message=\"\(message)\" type=\"\(xml(test.name))\">")
      lines.append(xml(text(of: test.failures)) + "</failure>")
    }
    if !test.remarks.isEmpty {
      lines.append("      <system-out>" + xml(text(of: test.remarks)) + "</system-out>")
    }
    return lines.isEmpty ? [head + "/>"] : [head + ">"] + lines + ["    </testcase>"]
  }

  /// Findings of one rule as the text report has them.
  private func text(of findings: [Finding]) -> String {
    TextCheckReport(outcome).lines(of: findings).joined(separator: "\n")
  }

  private func xml(_ text: String) -> String {
    MarkupText.escaped(
      text.split(separator: "\n").map { outcome.visible(String($0)) }.joined(
        separator: "\n"))
  }
}

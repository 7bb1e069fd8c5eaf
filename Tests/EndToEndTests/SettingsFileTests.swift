import Foundation
import TestSupport
import Testing

/// What `slipway.json` says of rules, and what is said where it is wrong.
@Suite struct SettingsFileTests {
  /// Ten events, of which one has no user, and one UPDATED_AT in another form.
  private func share(_ settings: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var text = "USER_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\n"
    for row in 0..<10 {
      let user = row == 3 ? "" : "u\(row)"
      let updated = row == 4 ? "2024-03-01T10:00:04Z" : "2024-03-01 10:00:0\(row)"
      text += "\(user),login,2024-03-01 10:00:00,\(updated)\n"
    }
    try folder.write(text, to: "events.csv")
    try folder.write(settings, to: "slipway.json")
    return folder
  }

  /// The findings under some settings as `severity rule`, without hints.
  private func findings(_ rules: String) throws -> (status: Int32, lines: [String]) {
    let share = try share(#"{"account_analytics": false, "rules": {\#(rules)}}"#)
    let run = try SlipwayRun("check", share.path, "--format", "json")
    let findings = try #require(try run.json()["findings"] as? [[String: Any]])
    let lines = findings.map { "\($0["severity"] ?? "") \($0["rule"] ?? "")" }
    return (run.status, lines.filter { !$0.hasPrefix("info") })
  }

  @Test func aRuleTakesTheSeverityThatIsSaid() throws {
    let told = try findings("")
    #expect(told.status == 1)
    #expect(told.lines == ["error cell.null_required", "warning ts.not_guide_format"])
    let lower = try findings(
      #""cell.null_required": "warning", "ts.not_guide_format": {"severity": "info"}"#)
    #expect(lower.status == 0)
    #expect(lower.lines == ["warning cell.null_required"])
  }

  @Test func aRuleThatIsOffIsNotChecked() throws {
    let share = try share(#"{"rules": {"cell.null_required": "off"}}"#)
    let run = try SlipwayRun("check", share.path)
    #expect(!run.out.contains("[cell.null_required]"))
    #expect(run.out.contains("not checked: cell.null_required"))
  }

  @Test(
    arguments: [
      (#"{"warn": 1, "error": 2}"#, "warning"), (#"{"warn": 1, "error": 1}"#, "error"),
      (#"{"warn": "10%", "error": "11%"}"#, "warning"), (#"{"error": "10%"}"#, "error"),
      (#"{"warn": 2}"#, nil), (#"{"warn": "11.5%"}"#, nil),
    ] as [(String, String?)])
  func thresholdsDecideByCountOrShare(_ thresholds: String, _ severity: String?) throws {
    let lines = try findings(#""ts.not_guide_format": \#(thresholds), "cell.null_required": "off""#)
      .lines
    #expect(lines == severity.map { ["\($0) ts.not_guide_format"] } ?? [])
  }

  @Test(
    arguments: [
      (#"{"rule": {}}"#, "unknown key (`rule`); do you mean rules?"),
      (
        #"{"rules": {"ts.unparsable": "off"}}"#,
        "rules: no such rule (`ts.unparsable`); do you mean ts.unparseable?"
      ),
      (
        #"{"rules": {"ts.unparseable": "warn"}}"#,
        "rules › ts.unparseable: expected off, error, warning or info (`warn`)"
      ),
      (
        #"{"rules": {"ts.unparseable": {"errors": 1}}}"#,
        "rules › ts.unparseable: unknown key (`errors`); do you mean error?"
      ),
      (
        #"{"rules": {"ts.unparseable": {"error": "1"}}}"#,
        "rules › ts.unparseable: error: expected a count such as 100 or \"1%\" of the rows"
      ),
      (
        #"{"rules": {"ts.unparseable": {"error": 1, "severity": "info"}}}"#,
        "rules › ts.unparseable: expected either a severity or thresholds"
      ),
      (
        #"{"rules": {"col.case": {"warn": "1%"}}}"#,
        "rules › col.case: warn: the rule counts columns, so it takes no percentage"
      ),
      (
        #"{"renames": {"uid": "USERID"}}"#,
        "renames › uid: expected a column of the guide (`USERID`); do you mean USER_ID?"
      ),
      (#"{"account_analytics": "yes"}"#, "account_analytics: expected true or false"),
    ] as [(String, String)])
  func whatIsWrongIsNamedWithTheNearestThatIsRight(_ text: String, _ complaint: String) throws {
    let share = try share(text)
    try SlipwayRun("check", share.path).expectComplaint(2, "slipway.json: \(complaint)")
  }
}

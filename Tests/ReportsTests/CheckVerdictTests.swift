import Contract
import TestSupport
import Testing

@testable import Reports

@Suite struct CheckVerdictTests {
  private func verdicts(_ texts: [String: String]) throws -> [CheckVerdict] {
    let inspection = try ReportedShare(texts).inspection
    let levels: [Severity?] = [.error, .warning, .info, nil]
    return levels.map { CheckVerdict(inspection, failOn: $0) }
  }

  @Test func itFailsAtOrAboveTheLevel() throws {
    #expect(try verdicts(GuideSample.files) == [.fail, .fail, .fail, .pass])
    #expect(try verdicts(GuideSample.corrected) == [.pass, .pass, .pass, .pass])
    var texts = GuideSample.corrected
    texts["users.csv"] = "user_id,UPDATED_AT\n1296,2022-11-26 07:08:34\n2676,2022-11-26 07:08:34\n"
    #expect(try verdicts(texts) == [.pass, .fail, .fail, .pass])
    texts["users.csv"] =
      "USER_ID,UPDATED_AT,a b\n1296,2022-11-26 07:08:34,\n2676,2022-11-26 07:08:34,\n"
    #expect(try verdicts(texts) == [.pass, .pass, .fail, .pass])
  }

  @Test func whatCannotBeReadIsNeverAPass() throws {
    var texts = GuideSample.corrected
    texts["x.csv"] = ""
    #expect(try verdicts(texts) == [.fail, .fail, .fail, .pass], "an empty file is read whole")
    texts["x.csv"] = "USER_ID,\0"
    #expect(try verdicts(texts) == [.incomplete, .incomplete, .incomplete, .incomplete])
  }

  @Test func exitStatusesAreThoseOfTheCommandLine() {
    #expect([CheckVerdict.pass, .fail, .incomplete].map(\.exitStatus) == [0, 1, 3])
  }
}

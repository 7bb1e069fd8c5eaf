import Contract
import Inspection
import TestSupport
import Testing

@testable import Reports

@Suite struct RedactionTests {
  private static let redaction = Redaction(salt: "a salt for these tests")

  private func hidden(_ text: String, _ kind: Redaction.Kind, _ redaction: Redaction = redaction)
    -> String
  {
    String(decoding: redaction.value(Array(text.utf8), kind), as: UTF8.self)
  }

  private func token(_ id: String) -> String { hidden(id, .id) }

  @Test func aValueHasOneTokenUnderASalt() {
    #expect(token("1298") == token("1298"))
    #expect(token("1298") != token("1299") && token("1298") != token("1298.0"))
    #expect(token("1298").wholeMatch(of: #/id:[0-9a-f]{16}/#) != nil)
    #expect(token("1298") != hidden("1298", .id, Redaction(salt: "another salt of the owner")))
    #expect(token("") == "" && token("  ") == "  ", "what is empty stays empty")
    #expect(hidden("1298", .id, .none) == "1298")
    #expect(Redaction.newSalt != Redaction.newSalt && Redaction.newSalt.count == 64)
  }

  @Test func tokensOfManyIDsDiffer() {
    #expect(Set((0..<100_000).map { token("\($0)") }).count == 100_000)
  }

  @Test(arguments: [
    ("ann@acme.example", true), ("Ann <ann.lee+x@mail.example.org>", true), ("mailto:a@b", true),
    ("x?to=ann%40acme.example", true), ("o'neil@x.example", true), ("@channel", false),
    ("a @ b", false),
  ])
  func addressesAreHidden(_ text: String, _ isHidden: Bool) {
    #expect(hidden(text, .text).contains("email:") == isHidden)
    #expect((hidden(text, .text) == text) == !isHidden)
    #expect(!isHidden || !hidden(text, .text).contains("@"))
  }

  @Test(arguments: [
    "user 123456 left", "4f9c2f10-95f6-4a6f-8a52-cc2b1b7e5d01", "507f1f77bcf86cd799439011",
    "cus_9s6XKzkNRiz8i3", "+49 170 1234567", "078-05-1120",
  ])
  func whatLooksLikeAnIDIsHidden(_ text: String) {
    #expect(hidden(text, .text).contains("id:"), "\(hidden(text, .text))")
  }

  @Test(arguments: [
    "Payment_Initiated", "2022-10-26 07:08:34", "Annual Plan", "99.95", "12345", "UTF-8", "",
    "view of 2024-03-01", "a-b-c",
  ])
  func otherTextStays(_ text: String) {
    #expect(hidden(text, .text) == text)
  }

  @Test func timesStayInTheirColumn() {
    for time in ["2022-10-26 07:08:34_", "1666768114", "1666768114000", "2022-10-26T07:08:34Z"] {
      #expect(hidden(time, .time) == time)
    }
    #expect(hidden("ann@acme.example", .time).hasPrefix("email:"))
  }

  @Test func membersNamedAsIDsAreHidden() {
    let id = token("77")
    #expect(hidden(#"{"accountid" : 77, "n": 77}"#, .json) == #"{"accountid" : "\#(id)", "n": 77}"#)
    #expect(hidden(#"{"userId":"77"}"#, .json) == #"{"userId":"\#(id)"}"#)
    #expect(
      hidden(#"{"ids":[77,"77"],"a":[77]}"#, .json) == #"{"ids":["\#(id)","\#(id)"],"a":[77]}"#)
    #expect(
      hidden(#"{"user_id": null, "valid": true}"#, .json) == #"{"user_id": null, "valid": true}"#)
    #expect(hidden(#"{"id": {"n": 77}}"#, .json) == #"{"id": {"n": 77}}"#)
    #expect(hidden(#"{"to": "ann@acme.example"}"#, .json).contains(#""to": "email:"#))
    #expect(hidden(#"{"id": "77"#, .json) == #"{"id": "\#(id)"#, "an end that is not there")
    #expect(hidden(#"{"a": "x\"y", "id": 7,}"#, .json).hasPrefix(#"{"a": "x\"y", "id": "id:"#))
  }

  @Test func valuesThatADetailQuotesAreHiddenAndCountsStay() {
    func detail(_ text: String, _ kind: Redaction.Kind) -> String {
      Self.redaction.detail(text, kind, keeping: ["user_id"])
    }
    let id = token("u1")
    #expect(detail("there as `u1`, 1234567 times", .id) == "there as `\(id)`, 1234567 times")
    #expect(detail("`user_id` looks like USER_ID", .id) == "`user_id` looks like USER_ID")
    #expect(detail("`soon` or `123456`", .time) == "`soon` or `123456`")
    #expect(detail("`soon` or `123456`", .text) == "`soon` or `\(token("123456"))`")
    #expect(detail("`\u{301}u1` by ann@acme.example", .id).contains("u1") == false)
    #expect(detail("`\u{301}u1` by ann@acme.example", .id).contains("@") == false)
  }

  // MARK: - Reports

  /// Texts that must not leave the house, and a share that has them everywhere.
  private static let secrets = ["u-4711", "acc-0815", "ann@acme", "u-9999", "e-5555", "u-1234"]

  private static func share() throws -> ReportedShare {
    try ReportedShare([
      "events.csv": """
      USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES
      u-4711,acc-0815,Login,2022-10-26 07:08:34_,2023-01-09 17:08:34,"{""userid"": ""u-4711"", ""to"": ""ann@acme.example"",}"
      u-4711,acc-0815,Login,2022-10-26 07:08:34,2023-01-09 17:08:34,{}
      u-4711,acc-0815,Login,2022-10-26 07:08:34,2023-01-09 17:08:34,{}
      u-9999,acc-0815,ann@acme.example,soon,2023-01-09 17:08:34,{}
      u-1234,acc-0815,Login
      "u-1234,acc-0815,Login,2022-10-26 07:08:34,,{}

      """,
      "users.csv": """
      USER_ID,UPDATED_AT,email,ext id
      u-4711,2022-11-26 07:08:34,ann@acme.example,e-5555
      u-4711,2022-11-26 08:08:34,ann@acme.example,e-5555

      """,
    ])
  }

  @Test(arguments: CheckFormat.allCases)
  func noSecretLeavesInAnyFormat(_ format: CheckFormat) throws {
    let share = try Self.share()
    let open = try share.report(format)
    let closed = try share.report(format, Self.redaction)
    #expect(Self.secrets.filter(open.contains).count >= (format == .sarif ? 3 : 2))
    #expect(Self.secrets.filter(closed.contains).isEmpty)
    if format != .tsv { #expect(closed.contains("redacted") || closed.contains("tokens")) }
    #expect(closed == (try share.report(format, Self.redaction)))
  }

  @Test func bothSidesFindTheSameRow() throws {
    let share = try Self.share()
    let user = token("u-4711")
    for format in [CheckFormat.json, .tsv] {
      let report = try share.report(format, Self.redaction)
      #expect(report.contains(user), "\(format)")
    }
    let rows = try share.report(.tsv, Self.redaction)
    #expect(rows.contains("\(user),\(token("acc-0815")),Login,2022-10-26 07:08:34,"))
    #expect(rows.contains(#""{""userid"": ""\#(user)"", ""to"": ""email:"#))
    #expect(rows.contains("\t\(token("u-1234")),\(token("acc-0815")),\(token("Login"))\n"), "short")
  }

  @Test func namesOfFilesAndColumnsStay() throws {
    let report = try ReportedShare([
      "123456/users.csv": "user id,UPDATED_AT\n1,2024-03-01 10:00:00\n"
    ])
    .report(.json, Self.redaction)
    #expect(report.contains("123456/users.csv") && report.contains("`user id` "))
    #expect(report.contains(#""redacted": true"#))
  }
}

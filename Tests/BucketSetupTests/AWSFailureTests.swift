import Testing

@testable import BucketSetup

@Suite struct AWSFailureTests {
  private static let denied =
    "An error occurred (AccessDenied) when calling the PutObject operation: User: "
    + "arn:aws:sts::123456789012:assumed-role/DataTeam/ops is not authorized to perform: "
    + "s3:PutObject on resource: \"arn:aws:s3:::acme/events/a.csv\" because no identity-based "
    + "policy allows the s3:PutObject action"

  @Test func codeAndOperationAreReadInEveryWording() {
    for text in [
      "\nAn error occurred (NoSuchBucketPolicy) when calling the GetBucketPolicy operation: "
        + "The bucket policy does not exist\n",
      "aws: [ERROR]: An error occurred (NoSuchBucketPolicy) when calling the GetBucketPolicy "
        + "operation: The bucket policy does not exist",
      "A client error (NoSuchBucketPolicy) occurred when calling the GetBucketPolicy operation: "
        + "The bucket policy does not exist",
    ] {
      let failure = AWSFailure(status: 254, standardError: text)
      #expect(failure.code == "NoSuchBucketPolicy")
      #expect(failure.operation == "GetBucketPolicy")
      #expect(failure.isUnset && !failure.isTransient)
    }
  }

  @Test func busyServersAreAskedAgainAndNothingElseIs() {
    let busy = AWSFailure(
      status: 254,
      standardError: "An error occurred (OperationAborted) when calling the PutBucketPolicy "
        + "operation (reached max retries: 4): A conflicting operation is in progress")
    #expect(busy.isTransient && !busy.isUnset)
    #expect(!AWSFailure(status: 254, standardError: Self.denied).isTransient)
    #expect(
      AWSFailure(status: 255, standardError: "Read timeout on endpoint URL: \"x\"").isTransient)
  }

  @Test func theStatementAllowsWhatWasDeniedForEveryObject() throws {
    let failure = AWSFailure(status: 1, standardError: Self.denied)
    #expect(failure.rule == "access.identity")
    let statement = try JSONValue(#require(failure.statement))
    #expect(statement["Action"]?.string == "s3:PutObject")
    #expect(statement["Resource"]?.string == "arn:aws:s3:::acme/*")
    #expect(failure.explanation.remedy.contains(try #require(failure.statement)))
  }

  @Test func withoutAReasonTheOperationTellsTheRight() throws {
    let failure = AWSFailure(
      status: 254,
      standardError: "An error occurred (AccessDenied) when calling the PutPublicAccessBlock "
        + "operation: Access Denied", context: .init(bucket: "acme"))
    #expect(failure.rule == "access.denied")
    let statement = try JSONValue(#require(failure.statement))
    #expect(statement["Action"]?.string == "s3:PutBucketPublicAccessBlock")
    #expect(statement["Resource"]?.string == "arn:aws:s3:::acme")
  }

  @Test func theKeysStatementNamesTheRoleBehindTheSession() throws {
    let text = Self.denied.replacing("s3:PutObject", with: "kms:GenerateDataKey")
      .replacing("identity-based", with: "resource-based")
    let failure = AWSFailure(status: 1, standardError: text)
    #expect(failure.rule == "kms.denied")
    let line = try #require(failure.explanation.remedy.first { $0.hasPrefix("{") })
    let principal = try JSONValue(line)["Principal"]?["AWS"]?.string
    #expect(principal == "arn:aws:iam::123456789012:role/DataTeam")
  }

  @Test func whatIsNotKnownIsNotAnnounced() {
    let debug = "<Code>AccessDenied</Code>\nargument of type 'NoneType' is not iterable"
    let failure = AWSFailure(status: 255, standardError: debug)
    #expect(failure.statement == nil)
    #expect(failure.explanation.remedy == ["aws sts get-caller-identity"])
    let key = AWSFailure(
      status: 1,
      standardError: "An error occurred (KMS.AccessDenied) when calling the PutObject operation: no"
    )
    #expect(key.explanation.remedy.contains { $0.contains("role/WHO-UPLOADS") })
  }

  @Test func longMessagesAreCutForPeopleAlone() {
    let text =
      "An error occurred (Odd) when calling the X operation: " + String(repeating: "y ", count: 999)
    let failure = AWSFailure(status: 254, standardError: text)
    #expect(FailureReport.text([failure]).contains("characters more)"))
    #expect(FailureReport.json([failure]).contains(failure.message) && failure.message.count > 1900)
  }

  @Test func valuesOfTheMessageGoIntoTheCommandsAsWordsOfAShell() {
    let failure = AWSFailure(
      status: 255, standardError: "The config profile (a b; rm -rf ~) could not be found")
    #expect(failure.explanation.cause.contains("a b; rm -rf ~"))
    let redirect = AWSFailure(
      status: 254,
      standardError: "An error occurred (AuthorizationHeaderMalformed) when calling the "
        + "GetBucketPolicy operation: the region 'eu-west-1' is wrong; expecting 'us-west-2'",
      context: .init(bucket: "acme", profile: "it's mine"))
    #expect(redirect.explanation.cause.contains("the region us-west-2"))
    #expect(
      redirect.explanation.remedy.first
        == #"aws s3api get-bucket-location --bucket acme --profile 'it'\''s mine'"#)
  }

  @Test func equalErrorsAreOneWithTheFilesThatTheyCost() {
    let lines = (1...7).map { number in
      "upload failed: e/\(number).csv to s3://acme/e/\(number).csv "
        + Self.denied.replacing("events/a", with: "e/\(number)")
    }
    let text = (lines + ["warning: Skipping file /srv/e/x. y.csv. File does not exist."])
      .joined(separator: "\nCompleted 1 KiB/2 KiB with 3 file(s) remaining\r")
    let all = AWSFailure.all(in: text)
    #expect(all.map(\.rule) == ["access.identity", "transfer.skipped"])
    #expect(all[0].count == 7)
    #expect(all[0].files == (1...7).map { "e/\($0).csv" })
    #expect(all[1].files == ["/srv/e/x. y.csv"])
    #expect(FailureReport.text(all).contains("e/5.csv, and 2 more"))
  }

  @Test func theFirstErrorThatIsKnownDecides() {
    let text = """
      something of a wrapper script
      Unable to locate credentials. You can configure credentials by running "aws configure".
      An error occurred (AccessDenied) when calling the PutBucketPolicy operation: Access Denied
      """
    #expect(AWSFailure(status: 253, standardError: text).rule == "credentials.missing")
    let all = AWSFailure.all(in: text)
    #expect(all.map(\.rule) == [nil, "credentials.missing", "access.denied"])
  }

  @Test func emptyMessagesAreExplainedByTheCodeOnTheWire() {
    let crash = "\nargument of type 'NoneType' is not iterable\n"
    #expect(AWSFailure(status: 255, standardError: crash).rule == "answer.empty")
    let debug = "b'<Error><Code>AccessDenied</Code><Message></Message></Error>'\n" + crash
    let failure = AWSFailure(status: 255, standardError: debug)
    #expect(failure.code == "AccessDenied" && failure.rule == "access.denied")
  }

  @Test(arguments: [
    (Int32(1), "status.1"), (2, "status.2"), (127, "cli.missing"), (130, "stopped"),
    (252, "cli.usage"), (253, "status.253"), (254, "status.254"), (255, "status.255"),
  ])
  func theExitStatusSpeaksLast(_ status: Int32, _ rule: String) {
    #expect(AWSFailure(status: status, standardError: "").rule == rule)
    #expect(AWSFailure(status: status, standardError: "what nobody knows").rule == rule)
    let known = AWSFailure(status: status, standardError: Self.denied)
    #expect(known.rule == "access.identity")
  }

  @Test func whatNoRowExplainsIsSaidToBeUnknown() {
    let failure = AWSFailure(status: 77, standardError: "x")
    #expect(!failure.isKnown && failure.rule == nil)
    #expect(failure.explanation.cause.contains("not one that Slipway knows"))
    #expect(AWSFailure.all(in: "").isEmpty)
    #expect(AWSFailure.all(in: "Completed 1 KiB/2 KiB with 1 file(s) remaining\r\n").isEmpty)
  }
}

import Testing

@testable import BucketSetup

@Suite struct PolicyConflictTests {
  private let wanted = BucketPolicy(bucket: "acme")

  private func conflicts(
    _ statements: String..., wanted: BucketPolicy? = nil, account: String? = "111122223333"
  ) throws -> [PolicyConflict] {
    let ours = try JSONValue((wanted ?? self.wanted).text)["Statement"]?.array ?? []
    let all = statements + ours.map(\.compactText)
    let text = "{\"Version\":\"2012-10-17\",\"Statement\":[\(all.joined(separator: ","))]}"
    return PolicyConflict.all(
      in: try PolicyDocument(text), wanted: wanted ?? self.wanted, account: account)
  }

  private func statement(
    _ effect: String, principal: String = "\"*\"", action: String = "\"s3:*\"",
    resource: String = "[\"arn:aws:s3:::acme\",\"arn:aws:s3:::acme/*\"]", when: String = "{}"
  ) -> String {
    """
    {"Effect":"\(effect)","Principal":\(principal),"Action":\(action),"Resource":\(resource),
     "Condition":\(when)}
    """
  }

  @Test func guidesPolicyAloneHasNoConflict() throws {
    #expect(try conflicts().isEmpty)
    for options in PolicyOptionTests.combinations {
      #expect(try conflicts(wanted: BucketPolicy(bucket: "acme", options: options)).isEmpty)
    }
  }

  @Test func statementThatIsPublicIsNamed() throws {
    let found = try conflicts(statement("Allow", action: "\"s3:GetObject\""))
    #expect(found.map(\.kind) == [.isPublic])
    #expect(found[0].statement == "statement 1")
    #expect(found[0].severity == .error)
    #expect(found[0].what.contains("RestrictPublicBuckets"))
  }

  @Test(arguments: [
    ("{}", true), ("{\"Bool\":{\"aws:SecureTransport\":\"true\"}}", true),
    ("{\"StringEquals\":{\"aws:SourceVpce\":\"vpce-1\"}}", false),
    ("{\"StringNotEquals\":{\"aws:SourceVpce\":\"vpce-1\"}}", true),
    ("{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}}", false),
    ("{\"StringLike\":{\"aws:PrincipalOrgID\":\"o-*\"}}", true),
    ("{\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}}", false),
    ("{\"IpAddress\":{\"aws:SourceIp\":[\"192.0.2.1\",\"0.0.0.0/1\"]}}", true),
    ("{\"IpAddress\":{\"aws:SourceIp\":\"2001:db8::/16\"}}", true),
  ])
  func fixedConditionsAreNotPublic(condition: String, isPublic: Bool) throws {
    let found = try conflicts(statement("Allow", when: condition))
    #expect(found.map(\.kind).contains(.isPublic) == isPublic)
    let except = try conflicts(
      statement("Allow", principal: "{\"AWS\":\"111122223333\"}", when: condition)
        .replacing("\"Principal\"", with: "\"NotPrincipal\""))
    #expect(except.map(\.kind).contains(.isPublic) == isPublic)
  }

  @Test(arguments: [
    "{\"Bool\":{\"aws:SecureTransport\":\"false\"}}", "{\"Bool\":{\"aws:SecureTransport\":false}}",
    "{\"ArnNotEquals\":{\"aws:PrincipalArn\":\"\(BucketPolicy.principal)\"}}",
    """
    {"StringNotEquals":{"aws:PrincipalOrgID":"o-1","aws:PrincipalArn":"\(BucketPolicy.principal)"}}
    """,
    "{\"StringNotEquals\":{\"aws:PrincipalAccount\":[\"388856629077\",\"111122223333\"]}}",
  ])
  func denialThatSparesTheVendorIsHarmless(condition: String) throws {
    let found = try conflicts(statement("Deny", action: "\"s3:Get*\"", when: condition))
    #expect(found.isEmpty)
  }

  @Test func denialOfOtherActionsOrPlacesIsHarmless() throws {
    #expect(try conflicts(statement("Deny", action: "[\"s3:PutObject\",\"s3:DeleteO*\"]")).isEmpty)
    let below = BucketPolicy(bucket: "acme", options: [.prefix: "toplyne"])
    let denied = statement(
      "Deny", action: "\"s3:GetObject\"", resource: "\"arn:aws:s3:::acme/private/*\"")
    #expect(try conflicts(denied, wanted: below).isEmpty)
    let found = try conflicts(denied)
    #expect(found.map(\.kind) == [.deniesVendor])
    #expect(found[0].what.hasPrefix("It denies s3:GetObject (as of private/x) to Toplyne's role"))
  }

  @Test(arguments: [
    "{}", "{\"StringNotEquals\":{\"aws:PrincipalAccount\":\"111122223333\"}}",
    "{\"ArnNotLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:*\"}}",
    "{\"Bool\":{\"aws:SecureTransport\":\"true\"}}",
  ])
  func denialThatHitsTheVendorIsAnError(condition: String) throws {
    let found = try conflicts(statement("Deny", action: "\"s3:GetObject\"", when: condition))
    #expect(found.map(\.kind) == [.deniesVendor])
    #expect(found[0].severity == .error)
    #expect(found[0].remedy.contains(BucketPolicy.principal))
  }

  @Test(arguments: [
    ("StringNotEquals", "aws:PrincipalOrgID", ProblemSeverity.error),
    ("StringNotEquals", "aws:SourceVpce", .error), ("NotIpAddress", "aws:SourceIp", .error),
    ("StringNotEquals", "aws:RequestedRegion", .warning),
    ("NumericLessThan", "s3:TlsVersion", .warning),
  ])
  func denialThatDependsIsSaidToDepend(
    test: String, key: String, severity: ProblemSeverity
  ) throws {
    let found = try conflicts(
      statement("Deny", action: "\"s3:GetObject\"", when: "{\"\(test)\":{\"\(key)\":\"1.2\"}}"))
    #expect(found.map(\.kind) == [.mayDenyVendor])
    #expect(found[0].severity == severity)
    #expect(found[0].what.contains(key))
  }

  @Test func denialOfAllButSomeHitsTheVendor() throws {
    let denied = statement("Deny", principal: "{\"AWS\":\"111122223333\"}", action: "\"s3:Get*\"")
      .replacing("\"Principal\"", with: "\"NotPrincipal\"")
    #expect(try conflicts(denied).map(\.kind) == [.deniesVendor])
    let spared = denied.replacing("\"111122223333\"", with: "\"\(BucketPolicy.principal)\"")
    #expect(try conflicts(spared).map(\.kind) == [.mayDenyVendor])
  }

  @Test func ownerShutOutIsSaid() throws {
    let found = try conflicts(statement("Deny", action: "\"s3:PutBucketPolicy\""))
    #expect(found.map(\.kind) == [.deniesOwner])
    #expect(found[0].what.contains("statement 1 denies it"))
  }

  @Test(arguments: ["AROAEXAMPLEEXAMPLE12", "AIDAEXAMPLEEXAMPLE12"])
  func deletedPrincipalsAreFound(stale: String) throws {
    let found = try conflicts(statement("Allow", principal: "{\"AWS\":[\"\(stale)\"]}"))
    #expect(found.map(\.kind) == [.stalePrincipal])
    #expect(found[0].what.contains(stale))
  }

  @Test func placeholdersAreFoundInOurPolicyToo() throws {
    for text in ["{your-bucket-name}", "<bucket>"] {
      let document = try PolicyDocument(BucketPolicy(bucket: text).text)
      let found = PolicyConflict.all(
        in: document, wanted: BucketPolicy(bucket: text), account: nil)
      #expect(found.map(\.kind).contains(.placeholder))
    }
    let variable = statement("Deny", resource: "\"arn:aws:s3:::acme/${aws:username}/*\"")
    #expect(try !conflicts(variable).map(\.kind).contains(.placeholder))
  }

  @Test(arguments: [
    ("arn:aws:s3:::acme2/*", true), ("arn:aws:s3:::other", true), ("arn:aws:s3:::a*/x", false),
    ("arn:aws:s3:::acme/other/*", false), ("*", false),
    ("arn:aws:s3:eu-west-1:111122223333:accesspoint/x", false),
  ])
  func otherBucketsAreFound(resource: String, isOther: Bool) throws {
    let found = try conflicts(
      statement(
        "Allow", principal: "{\"AWS\":\"111122223333\"}", resource: "\"\(resource)\""))
    #expect(found.map(\.kind) == (isOther ? [.otherBucket] : []))
  }

  @Test func whatGivesTheVendorMoreIsFound() throws {
    let found = try conflicts(
      statement("Allow", principal: "{\"AWS\":\"arn:aws:iam::388856629077:root\"}"))
    #expect(found.map(\.kind) == [.widens])
    #expect(found[0].what.contains("write, delete, change policy"))
  }

  @Test func sameSidIsFoundAtTheSecond() throws {
    let named = statement("Allow", principal: "{\"AWS\":\"111122223333\"}")
      .replacing("{\"Effect\"", with: "{\"Sid\":\"a\",\"Effect\"")
    let found = try conflicts(named, named)
    #expect(found.map(\.kind) == [.sameSid])
    #expect(found[0].statement == "statement 2 \"a\"")
  }

  @Test func hostileNamesStayPrintable() throws {
    let found = try conflicts(
      statement("Allow").replacing("{\"Effect\"", with: "{\"Sid\":\"\\u001b[2J\",\"Effect\""))
    #expect(found[0].statement == "statement 1 \"\\u{1B}[2J\"")
  }
}

import Testing

@testable import BucketSetup

@Suite struct PolicyEvaluatorTests {
  private static let role = BucketPolicy.principal

  private func decision(
    _ statements: String..., action: String = "s3:GetObject",
    resource: String = "arn:aws:s3:::acme/events/a", by identity: AccessIdentity = .vendor,
    context: [String: String?] = [:]
  ) throws -> AccessDecision {
    let text = "{\"Version\":\"2012-10-17\",\"Statement\":[\(statements.joined(separator: ","))]}"
    let owns = if case .owner = identity { true } else { false }
    return PolicyEvaluator(try PolicyDocument(text)).decision(
      on: AccessRequest(action, on: resource, by: identity, isOwner: owns, context: context).overTLS
    )
  }

  private func statement(
    _ effect: String = "Allow", principal: String = "{\"AWS\":\"\(role)\"}",
    action: String = "\"s3:GetObject\"", resource: String = "\"arn:aws:s3:::acme/*\"",
    when: String = "{}"
  ) -> String {
    """
    {"Sid":"s","Effect":"\(effect)","Principal":\(principal),"Action":\(action),
     "Resource":\(resource),"Condition":\(when)}
    """
  }

  private func verdict(_ statements: String..., context: [String: String?] = [:]) throws
    -> AccessCell.Verdict
  {
    let joined = statements.joined(separator: ",")
    return try decision(joined, context: context).verdict
  }

  @Test func denialWinsWhereverItStands() throws {
    let (allow, deny) = (statement(), statement("Deny"))
    #expect(try decision(allow).words == "statement 1 \"s\" allows it")
    #expect(try decision(allow, deny).words == "statement 2 \"s\" denies it")
    #expect(try decision(deny, allow).words == "statement 1 \"s\" denies it")
    #expect(try decision(allow, action: "s3:PutObject") == .notAllowed)
  }

  @Test(arguments: [
    ("\"*\"", true), ("{\"AWS\":\"*\"}", true), ("{\"AWS\":\"388856629077\"}", true),
    ("{\"AWS\":\"arn:aws:iam::388856629077:root\"}", true),
    ("{\"AWS\":[\"arn:aws:iam::1:root\",\"\(role)\"]}", true),
    ("{\"AWS\":\"\(role)x\"}", false),
    ("{\"AWS\":\"arn:aws:iam::388856629077:role/Toplyne*\"}", false),
    ("{\"AWS\":\"arn:aws:iam::388856629077:user/ToplyneServiceRoleForCustomerDataAccess\"}", false),
    ("{\"AWS\":\"388856629078\"}", false), ("{\"Service\":\"\(role)\"}", false),
    ("{\"AWS\":\"AROAEXAMPLEEXAMPLE12\"}", false),
  ])
  func principals(principal: String, isNamed: Bool) throws {
    #expect(try verdict(statement(principal: principal)) == (isNamed ? .allowed : .refused))
  }

  @Test func sessionOfTheRoleIsUndecided() throws {
    let session =
      "arn:aws:sts::388856629077:assumed-role/ToplyneServiceRoleForCustomerDataAccess/s1"
    let decision = try decision(statement(principal: "{\"AWS\":\"\(session)\"}"))
    #expect(decision.words == "statement 1 \"s\" depends on which session of the role asks")
  }

  @Test(arguments: [
    ("\"s3:getobject\"", true), ("\"s3:Get*\"", true), ("\"*\"", true), ("\"s3:?etObject\"", true),
    ("\"s3:GetObject?\"", false), ("[\"s3:PutObject\",\"s3:*Object\"]", true),
    ("\"S3:GetObject\"", true), ("\"iam:GetObject\"", false),
  ])
  func actions(action: String, isNamed: Bool) throws {
    #expect(try verdict(statement(action: action)) == (isNamed ? .allowed : .refused))
    let except = statement(action: action).replacing("\"Action\"", with: "\"NotAction\"")
    #expect(try verdict(except) == (isNamed ? .refused : .allowed))
  }

  @Test(arguments: [
    ("*", true), ("arn:aws:s3:::acme/*", true), ("arn:aws:s3:::acme/events/?", true),
    ("arn:aws:s3:::*", true), ("arn:aws:s3:::acme", false), ("arn:aws:s3:::acme*", true),
    ("arn:aws:s3:::ACME/*", false), ("arn:aws:s3:*", false), ("arn:*:s3:::*/a", true),
    ("arn:aws:s3:::acme/events/", false), ("arn:aws:s3:::acme/*/*/*", false),
  ])
  func resources(resource: String, isNamed: Bool) throws {
    let named = statement(resource: "\"\(resource)\"")
    #expect(try verdict(named) == (isNamed ? .allowed : .refused))
    let except = named.replacing("\"Resource\"", with: "\"NotResource\"")
    #expect(try verdict(except) == (isNamed ? .refused : .allowed))
  }

  @Test func variablesAreUndecidedUnlessTheVersionIsTheOldOne() throws {
    let resource = "arn:aws:s3:::acme/${aws:username}/a"
    #expect(try verdict(statement(resource: "\"\(resource)\"")) == .undecided)
    let old = try PolicyDocument("{\"Statement\":\(statement(resource: "\"\(resource)\""))}")
    let request = AccessRequest("s3:GetObject", on: resource, by: .vendor).overTLS
    #expect(PolicyEvaluator(old).decision(on: request).verdict == .allowed)
  }

  @Test(
    arguments: [
      ("{\"StringEquals\":{\"s3:prefix\":[\"a\",\"b\"]}}", "b", .allowed),
      ("{\"StringEquals\":{\"s3:prefix\":\"a\"}}", "A", .refused),
      ("{\"StringEqualsIgnoreCase\":{\"S3:PREFIX\":\"a\"}}", "A", .allowed),
      ("{\"StringEquals\":{\"s3:prefix\":\"a*\"}}", "ab", .refused),
      ("{\"StringLike\":{\"s3:prefix\":\"a*\"}}", "ab", .allowed),
      ("{\"StringLike\":{\"s3:prefix\":\"a*\"}}", nil, .refused),
      ("{\"StringLikeIfExists\":{\"s3:prefix\":\"a*\"}}", nil, .allowed),
      ("{\"StringNotEquals\":{\"s3:prefix\":[\"a\",\"b\"]}}", "b", .refused),
      ("{\"StringNotEquals\":{\"s3:prefix\":[\"a\",\"b\"]}}", "c", .allowed),
      ("{\"StringNotEquals\":{\"s3:prefix\":\"a\"}}", nil, .allowed),
      ("{\"Null\":{\"s3:prefix\":\"true\"}}", nil, .allowed),
      ("{\"Null\":{\"s3:prefix\":\"true\"}}", "a", .refused),
      ("{\"Bool\":{\"aws:SecureTransport\":true}}", nil, .allowed),
      ("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}", nil, .refused),
      ("{\"DateLessThan\":{\"aws:CurrentTime\":\"2027-01-01\"}}", nil, .allowed),
      ("{\"DateLessThan\":{\"aws:CurrentTime\":\"2026-06-01T00:00:00Z\"}}", nil, .refused),
      ("{\"DateLessThanEquals\":{\"aws:CurrentTime\":\"2026-06-01T00:00:00Z\"}}", nil, .allowed),
      ("{\"DateGreaterThan\":{\"aws:CurrentTime\":\"2027-01-01T00:00:00Z\"}}", nil, .refused),
      ("{\"DateLessThan\":{\"aws:CurrentTime\":\"1893456000\"}}", nil, .undecided),
      ("{\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}}", nil, .undecided),
      ("{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}}", nil, .undecided),
      ("{\"ForAnyValue:StringEquals\":{\"s3:prefix\":\"a\"}}", "a", .undecided),
      ("{\"StringEquals\":{\"s3:prefix\":\"${aws:username}\"}}", "a", .undecided),
      ("{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\",\"s3:prefix\":\"a\"}}", "b", .refused),
      ("{\"StringLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::*:role/Toplyne*\"}}", nil, .allowed),
      ("{\"ArnLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::1:role/Toplyne*\"}}", nil, .refused),
    ] as [(String, String?, AccessCell.Verdict)])
  func conditions(condition: String, prefix: String?, verdict: AccessCell.Verdict) throws {
    let context = ["s3:prefix": prefix, "aws:currenttime": "2026-06-01T00:00:00Z"]
    #expect(try self.verdict(statement(when: condition), context: context) == verdict)
  }

  @Test func undecidedDenialCountsOnlyWhereSomethingIsAllowed() throws {
    let denied = statement("Deny", when: "{\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}}")
    #expect(try verdict(denied) == .refused)
    #expect(try verdict(denied, statement()) == .undecided)
    #expect(try verdict(statement("Deny"), denied, statement()) == .refused)
    #expect(try verdict(statement("Deny", action: "\"s3:Put*\""), statement()) == .allowed)
  }

  @Test func statementWithAKeyThatIsNotKnownIsUndecided() throws {
    let odd = statement().replacing("\"Sid\"", with: "\"Principle\":\"*\",\"Sid\"")
    #expect(try decision(odd).words == "statement 1 \"s\" depends on what Principle means")
  }

  @Test func exceptedPrincipals() throws {
    let except = { (name: String) in
      self.statement("Deny", principal: "{\"AWS\":\"\(name)\"}")
        .replacing("\"Principal\"", with: "\"NotPrincipal\"")
    }
    #expect(try verdict(except("111122223333"), statement()) == .refused)
    #expect(try verdict(except(Self.role), statement()) == .undecided)
    #expect(try verdict(except("*"), statement()) == .allowed)
  }

  @Test func ownerMayDoEverythingThatIsNotDenied() throws {
    let owner = AccessIdentity.owner(account: "111122223333")
    #expect(try decision(statement(), by: owner) == .owned)
    let denies = { (principal: String) in
      try self.decision(self.statement("Deny", principal: principal), by: owner).verdict
    }
    #expect(try denies("\"*\"") == .refused)
    #expect(try denies("{\"AWS\":\"111122223333\"}") == .refused)
    #expect(try denies("{\"AWS\":\"111122223334\"}") == .allowed)
    #expect(try denies("{\"AWS\":\"arn:aws:iam::111122223333:user/bob\"}") == .undecided)
    #expect(try denies("{\"AWS\":\"\(Self.role)\"}") == .allowed)
    let unknown = AccessIdentity.owner(account: nil)
    let denied = statement("Deny", principal: "{\"AWS\":\"111122223333\"}")
    #expect(try decision(denied, by: unknown).verdict == .undecided)
  }

  @Test func anybodyIsAllowedOnlyWhatEverybodyIs() throws {
    #expect(try decision(statement(principal: "\"*\""), by: .anonymous).verdict == .allowed)
    #expect(try decision(statement(principal: "{\"AWS\":\"1\"}"), by: .anonymous) == .notAllowed)
  }

  @Test func wildcardsAgreeWithASlowTwin() {
    func slow(_ pattern: Substring, _ text: Substring) -> Bool {
      guard let first = pattern.first else { return text.isEmpty }
      if first == "*" {
        return slow(pattern.dropFirst(), text) || !text.isEmpty && slow(pattern, text.dropFirst())
      }
      return !text.isEmpty && (first == "?" || first == text.first)
        && slow(pattern.dropFirst(), text.dropFirst())
    }
    let seed: UInt64 = 0x61_0B
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      let length = { Int.random(in: 0...7, using: &generator) }
      let pattern = String(
        (0..<length()).map { _ in "ab*?".randomElement(using: &generator) ?? "a" })
      let text = String((0..<length()).map { _ in "ab".randomElement(using: &generator) ?? "a" })
      #expect(
        Wildcard.matches(pattern, text) == slow(pattern[...], text[...]),
        "seed \(seed): \(pattern) \(text)")
    }
    let stars = String(repeating: "*a", count: 2_000)
    #expect(!Wildcard.matches(stars + "b", String(repeating: "a", count: 4_000)))
  }
}

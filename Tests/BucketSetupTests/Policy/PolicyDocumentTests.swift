import Testing

@testable import BucketSetup

@Suite struct PolicyDocumentTests {
  private static let vendor = BucketPolicy.principal

  private func policy(_ statements: String, version: String = "2012-10-17") throws -> PolicyDocument
  {
    try PolicyDocument("{\"Version\":\"\(version)\",\"Statement\":\(statements)}")
  }

  private func statement(
    principal: String = "{\"AWS\":\"111122223333\"}", action: String = "\"s3:GetObject\"",
    resource: String = "\"arn:aws:s3:::b/*\"", more: String = ""
  ) -> String {
    """
    {"Effect":"Allow","Principal":\(principal),"Action":\(action),"Resource":\(resource)\(more)}
    """
  }

  @Test func loneStatementIsAListOfOne() throws {
    let lone = try policy(statement())
    #expect(lone.statements.map(\.name) == ["statement 1"])
    #expect(try lone.isEquivalent(to: policy("[\(statement())]")))
  }

  @Test func readsTheGuidesPolicyWithAByteOrderMarkAndInTheWrappingOfTheCLI() throws {
    let text = BucketPolicy(bucket: "acme").text
    let plain = try PolicyDocument(text)
    #expect(plain.text == text)
    #expect(plain.statements.map(\.name) == ["statement 1 \"1\""])
    let marked = try PolicyDocument("\u{FEFF}\n " + text)
    #expect(marked.text == text)
    let wrapped: JSONValue = ["Policy": .string(text)]
    #expect(try PolicyDocument(wrapped.text).text == text)
  }

  @Test func unknownKeysAreKept() throws {
    let document = try policy("[\(statement(more: ",\"Comment\":{\"by\":\"me\"}"))]")
    #expect(document.statements[0].unknownKeys == [JSONMember("Comment", ["by": .string("me")])])
    #expect(try !document.isEquivalent(to: policy("[\(statement())]")))
  }

  @Test(arguments: [
    ("", "the policy is no JSON: the JSON ends too early at line 1, column 1"),
    ("[]", "the policy is no JSON object"),
    ("{}", "the policy has no statements (\"Statement\")"),
    ("{\"Statement\":\"x\"}", "the policy has no statements (\"Statement\")"),
    ("{\"Statement\":[1]}", "statement 1 of the policy: is no object"),
    (
      "{\"Statement\":[{\"Effect\":\"Maybe\"}]}",
      "statement 1 of the policy: \"Effect\" is neither \"Allow\" nor \"Deny\""
    ),
    (
      "{\"Statement\":[{\"Effect\":\"Allow\",\"Effect\":\"Deny\"}]}",
      "the key \"Effect\" stands twice in one object of the policy"
    ),
    (
      "{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":[],\"Resource\":\"*\"}}",
      "statement 1 of the policy: \"Action\" is neither a text nor a list of texts"
    ),
    (
      "{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"NotPrincipal\":\"*\"}}",
      "statement 1 of the policy: both \"Principal\" and \"NotPrincipal\" are there"
    ),
    (
      "{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"me\"}}",
      "statement 1 of the policy: \"Principal\" is neither \"*\" nor an object"
    ),
  ])
  func reasonIsGivenForWhatIsNoPolicy(text: String, message: String) {
    let error = #expect(throws: PolicyError.self) { try PolicyDocument(text) }
    #expect(error?.message == message)
  }

  @Test func hostileDepthIsRefused() {
    let deep =
      "{\"Statement\":" + String(repeating: "[", count: 50_000)
      + String(repeating: "]", count: 50_000) + "}"
    let error = #expect(throws: PolicyError.self) { try PolicyDocument(deep) }
    #expect(error?.message.contains("stand in each other") == true)
  }

  @Test func formDoesNotCount() throws {
    let first = try policy(
      """
      [\(statement(action: "[\"s3:GetObject\",\"s3:ListBucket\"]")),
       \(statement(principal: "\"*\"", more: ",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":false}}"))]
      """)
    let second = try policy(
      """
      [{"Resource":["arn:aws:s3:::b/*"],"Principal":{"AWS":["*"]},"Effect":"Allow","Sid":"2",
        "Condition":{"bool":{"AWS:SecureTransport":["false"]}},"Action":["s3:getobject"]},
       \(statement(
         principal: "{\"AWS\":[\"arn:aws:iam::111122223333:root\"]}",
         action: "[\"s3:ListBucket\",\"S3:GetObject\"]"))]
      """)
    #expect(first.isEquivalent(to: second))
    #expect(second.isEquivalent(to: first))
  }

  @Test func meaningCounts() throws {
    let plain = try policy("[\(statement())]")
    let others = [
      statement(principal: "{\"AWS\":\"111122223334\"}"),
      statement(principal: "{\"AWS\":\"arn:aws:iam::111122223333:role/root\"}"),
      statement(principal: "{\"Service\":\"111122223333\"}"),
      statement(action: "\"s3:GetObjectVersion\""), statement(resource: "\"arn:aws:s3:::B/*\""),
      statement(more: ",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"}}"),
      statement().replacing("\"Action\"", with: "\"NotAction\""),
      statement().replacing("Allow", with: "Deny"),
    ]
    for other in others {
      #expect(try !plain.isEquivalent(to: policy("[\(other)]")), "\(other)")
    }
  }

  @Test func versionCountsOnlyWithVariables() throws {
    let plain = "[\(statement())]"
    #expect(try policy(plain).isEquivalent(to: policy(plain, version: "2008-10-17")))
    let variable = "[\(statement(resource: "\"arn:aws:s3:::b/${aws:username}/*\""))]"
    #expect(try !policy(variable).isEquivalent(to: policy(variable, version: "2008-10-17")))
  }
}

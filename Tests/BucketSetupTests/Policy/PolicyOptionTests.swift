import Testing

@testable import BucketSetup

@Suite struct PolicyOptionTests {
  static let values: PolicyOption.Choice = [
    .sid: "", .prefix: "toplyne", .tls: "", .until: "2027-01-31", .versions: "",
  ]

  /// Every choice of options.
  static var combinations: [PolicyOption.Choice] {
    PolicyOption.Key.allCases.reduce([[:]]) { choices, key in
      choices + choices.map { $0.merging([key: values[key] ?? ""]) { $1 } }
    }
  }

  @Test func everyKeyIsOfferedOnceAndTakesWhatTheTestsGive() {
    #expect(PolicyOption.all.map(\.key) == PolicyOption.Key.allCases)
    for option in PolicyOption.all {
      let value = Self.values[option.key] ?? ""
      #expect(option.problem(with: value) == nil)
      #expect((option.value == nil) == value.isEmpty)
    }
  }

  @Test func nothingChosenIsTheGuidesPolicy() throws {
    let policy = BucketPolicy(bucket: "acme", options: [:])
    #expect(policy == BucketPolicy(bucket: "acme"))
    #expect(try JSONValue(policy.text)["Statement"] == .array(policy.statements))
  }

  @Test func eachOptionChangesWhatItSays() throws {
    let text = { (options: PolicyOption.Choice) in
      BucketPolicy(bucket: "acme", options: options).text
    }
    let guide = text([:])
    #expect(text([.sid: ""]) == guide.replacing("\"1\"", with: "\"ToplyneReadOnly\""))
    let line = "                \"s3:GetObjectVersion\",\n"
    #expect(text([.versions: ""]) == guide.replacing(line, with: ""))
    #expect(text([.tls: ""]).contains("\"aws:SecureTransport\": \"false\""))
    #expect(text([.until: "2027-01-31"]).contains("\"aws:CurrentTime\": \"2027-01-31T00:00:00Z\""))
    let below = try PolicyDocument(text([.prefix: "toplyne"]))
    #expect(below.statements.map(\.sid) == ["1", "2", "3"])
    #expect(below.statements[2].resources.elements == ["arn:aws:s3:::acme/toplyne/*"])
    #expect(
      BucketPolicy(bucket: "acme", options: [.prefix: "t"]).effect.contains("below t/ in acme"))
  }

  @Test func everyCombinationIsAPolicyThatLetsTheVendorReadAndNoMore() throws {
    #expect(Self.combinations.count == 32)
    for options in Self.combinations {
      let policy = try PolicyDocument(BucketPolicy(bucket: "acme", options: options).text)
      let matrix = AccessMatrix(
        policy: policy, bucket: "acme", account: nil, now: "2026-06-01T00:00:00Z")
      let whole: AccessCell.Verdict = options[.prefix] == nil ? .allowed : .partly
      #expect(matrix[.read, .vendor].verdict == whole, "\(options)")
      #expect(matrix[.list, .vendor].verdict == whole, "\(options)")
      for row in [AccessMatrix.Row.write, .delete, .changePolicy] {
        #expect(matrix[row, .vendor].verdict == .refused, "\(options)")
      }
      for row in AccessMatrix.Row.allCases {
        #expect(matrix[row, .anyone].verdict == .refused, "\(options)")
        #expect(matrix[row, .owner].isAllowed, "\(options)")
      }
      #expect(Set(policy.statements.map(\.sid)).count == policy.statements.count)
    }
  }

  @Test(arguments: [
    "", "tomorrow", "2027-1-31", "2027-13-01", "2027-01-32", "2027-01-31T24:00:00Z",
    "2027-01-31T00:00:00", "2027-01-31 00:00:00Z", "２027-01-31",
  ])
  func timesThatAreNoneAreNamed(text: String) throws {
    let option = try #require(PolicyOption.all.first { $0.key == .until })
    #expect(option.problem(with: text)?.contains("2027-01-31T00:00:00Z") == true)
  }

  @Test(arguments: ["", "/", "a*", "a?b", "${aws:username}/"])
  func prefixesThatWouldMeanMoreAreNamed(text: String) throws {
    let option = try #require(PolicyOption.all.first { $0.key == .prefix })
    #expect(option.problem(with: text) != nil)
  }
}

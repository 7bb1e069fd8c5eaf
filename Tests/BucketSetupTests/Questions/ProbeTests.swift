import Testing

@testable import BucketSetup

@Suite struct ProbeTests {
  private static let identity = AWSAnswer(
    status: 0,
    output: """
      {"UserId": "AIDA", "Account": "123456789012", "Arn": "arn:aws:iam::123456789012:user/ann"}
      """)
  private static let missing = AWSAnswer(
    status: 254,
    errors: "\nAn error occurred (404) when calling the HeadBucket operation: Not Found\n")
  private static let forbidden = AWSAnswer(
    status: 254,
    errors: "\nAn error occurred (403) when calling the HeadBucket operation: Forbidden\n")

  /// A policy that lets everybody read.
  private static let policy = AWSAnswer(
    status: 0,
    output: JSONValue.object([
      JSONMember(
        "Policy",
        .string(
          """
          {"Version": "2012-10-17", "Statement": {"Sid": "1", "Effect": "Allow",
          "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-toplyne/*"}}
          """))
    ]).text)

  private func state(_ answers: [Question.Key: String] = [:]) -> SetupState {
    var given = Answers([.offline: Answer("no", .flag)])
    for (key, value) in answers { given[key] = Answer(value, .flag) }
    return SetupState(answers: given, facts: Facts(nameSuffix: "7f3a91"))
  }

  private func probes(_ effects: [SetupEffect]) -> [Probe] {
    effects.compactMap { if case .probe(let probe) = $0 { probe } else { nil } }
  }

  private func cancelled(_ effects: [SetupEffect]) -> [Probe] {
    effects.compactMap { if case .cancel(let probe) = $0 { probe } else { nil } }
  }

  /// Answers all that is asked, by the name of the operation, until nothing more is.
  private func settle(_ state: inout SetupState, _ answers: [String: AWSAnswer]) {
    var waiting = probes(state.update(.start))
    while !waiting.isEmpty {
      let probe = waiting.removeFirst()
      let answer = answers[probe.command.words[2]] ?? AWSAnswer(status: 255, errors: "no")
      waiting += probes(state.update(.probed(probe, answer, at: "14:32")))
    }
  }

  @Test func offlineAsksNothing() {
    var state = state([.offline: "yes", .bucket: "acme-toplyne"])
    #expect(probes(state.update(.start)).isEmpty)
    #expect(probes(state.update(.jump(to: .bucket))).isEmpty)
    #expect(Facts().isOfflineByDefault, "where nobody says otherwise AWS is left alone")
  }

  @Test func commandsOnlyReadAndNeverWait() {
    for subject in Probe.Subject.allCases {
      let probe = Probe(subject: subject, bucket: "b", owner: "123456789012", profile: "p q")
      let words = probe.command.words
      #expect(words[2].hasPrefix("get-") || words[2].hasPrefix("head-"))
      #expect(words.contains("--cli-read-timeout") && words.contains("p q"))
    }
  }

  @Test func saysWhoIsSignedInAndProposesTheAccount() {
    var state = state()
    settle(&state, ["get-caller-identity": Self.identity])
    #expect(state.answers[.owner] == Answer("123456789012", .detected))
    let notes = state.problems(with: .profile)
    #expect(notes.map(\.severity) == [.note])
    #expect(notes.first?.message.contains("Account 1234-5678-9012, signed in as") == true)
    #expect(notes.first?.message.contains("(14:32)") == true)
  }

  @Test(arguments: [
    ("new", missing, "The name is free", ProblemSeverity.note),
    ("new", forbidden, "The name is taken", .warning),
    (
      "new", AWSAnswer(status: 0, output: "{\"BucketRegion\": \"eu-west-1\"}"),
      "Exists, yours, in eu-west-1; to use it", .warning
    ),
    (
      "existing", AWSAnswer(status: 0, output: "{\"BucketRegion\": \"eu-west-1\"}"),
      "Exists, yours, in eu-west-1", .note
    ),
    ("existing", missing, "There is no bucket", .warning),
    ("existing", forbidden, "another account's or closed", .warning),
  ])
  func saysWhetherTheBucketIsThere(
    origin: String, answer: AWSAnswer, message: String, severity: ProblemSeverity
  ) throws {
    var state = state([.origin: origin, .bucket: "acme-toplyne"])
    settle(&state, ["get-caller-identity": Self.identity, "head-bucket": answer])
    let finding = try #require(state.problems(with: .bucket).first)
    #expect(finding.message.contains(message))
    #expect(finding.severity == severity)
    let stands = state.problems.contains { $0.severity == .error && $0.question == .bucket }
    #expect(!stands, "AWS never stands in the way")
  }

  @Test func existingBucketIsLookedAtClosely() {
    var state = state([.origin: "existing", .bucket: "acme-toplyne"])
    settle(
      &state,
      [
        "get-caller-identity": Self.identity, "head-bucket": AWSAnswer(status: 0),
        "get-bucket-location": AWSAnswer(status: 0, output: "{\"LocationConstraint\": \"EU\"}"),
        "get-bucket-versioning": AWSAnswer(status: 0, output: "{\"Status\": \"Enabled\"}"),
        "get-bucket-request-payment": AWSAnswer(status: 0, output: "{\"Payer\": \"Requester\"}"),
        "get-bucket-policy": Self.policy,
      ])
    #expect(state.answers[.region] == Answer("eu-west-1", .detected))
    let said = state.problems(with: .bucket).map(\.message).joined(separator: "\n")
    for word in ["Requester Pays", "Versioning", "has a policy"] { #expect(said.contains(word)) }
    let preview = state.preview
    #expect(preview.isMerged && preview.lines.contains { $0.contains("ToplyneReadOnly") })
    #expect(preview.matrix?[.read, .anyone].isAllowed == true, "as the bucket's own policy has it")
    #expect(preview.matrix?[.list, .vendor].decidedBy.contains("ToplyneReadOnly") == true)
  }

  @Test func aRegionThatIsTypedIsNotReplaced() throws {
    var state = state([.origin: "existing", .bucket: "acme-toplyne", .region: "us-east-2"])
    settle(
      &state,
      [
        "get-caller-identity": Self.identity,
        "head-bucket": AWSAnswer(status: 0, output: "{\"BucketRegion\": \"eu-west-1\"}"),
      ])
    #expect(state.answers.value(.region) == "us-east-2")
    let finding = try #require(state.problems(with: .region).first)
    #expect(finding.severity == .warning && finding.suggestion == "eu-west-1")
  }

  @Test func eachQuestionIsAskedOnceForItsInputs() {
    var state = state([.bucket: "acme-toplyne"])
    settle(&state, ["get-caller-identity": Self.identity, "head-bucket": Self.missing])
    for event: SetupEvent in [.next, .next, .back, .start] {
      #expect(probes(state.update(event)).isEmpty)
    }
    _ = state.update(.jump(to: .bucket))
    let asked = probes(state.update(.insert("x")))
    #expect(asked.map(\.bucket) == ["acme-toplynex"])
    #expect(probes(state.update(.deleteBackward)).isEmpty, "that name is known")
  }

  @Test func typingLetsGoOfTheNameBefore() {
    var state = state()
    settle(&state, ["get-caller-identity": Self.identity])
    _ = state.update(.jump(to: .bucket))
    var open: Set<Probe> = []
    for character in "acme-toplyne" {
      let effects = state.update(.insert(character))
      for probe in cancelled(effects) { #expect(open.remove(probe) != nil) }
      open.formUnion(probes(effects))
    }
    #expect(open.map(\.bucket) == ["acme-toplyne"])
    #expect(state.line.text == "acme-toplyne")
  }

  @Test func stoppedProbeIsNotListenedToUntilItIsAskedAgain() throws {
    var state = state()
    let probe = try #require(probes(state.update(.start)).first)
    #expect(state.update(.stopProbes) == [.cancel(probe)])
    #expect(state.update(.probed(probe, Self.identity, at: "14:32")) == [])
    #expect(state.answers.value(.owner) == "")
    #expect(probes(state.update(.next)).isEmpty)
    #expect(probes(state.update(.probeAgain)) == [probe])
  }

  @Test func errorsOfTheCLIAreExplainedAndStopNothing() throws {
    var state = state([.bucket: "acme-toplyne"])
    let failure = AWSAnswer(
      status: 253,
      errors:
        "Unable to locate credentials. You can configure credentials by running \"aws configure\".")
    settle(&state, ["get-caller-identity": failure])
    let finding = try #require(state.problems(with: .profile).first)
    #expect(finding.severity == .warning && !finding.message.isEmpty)
  }

  @Test func anyAnswersLeaveTheAnswersGivenAlone() {
    let seed: UInt64 = 0x960BE
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      var state = state([.bucket: "acme-toplyne", .region: "eu-west-1", .origin: "existing"])
      var waiting = probes(state.update(.start))
      for _ in 0..<30 where !waiting.isEmpty {
        let probe = waiting.removeFirst()
        let answers = [
          Self.identity, Self.missing, Self.forbidden, AWSAnswer(status: 0, output: "{}"),
          AWSAnswer(status: 0, output: generator.hostileText()),
          AWSAnswer(status: 255, errors: generator.hostileText()),
        ]
        let answer = answers.randomElement(using: &generator) ?? Self.missing
        waiting += probes(state.update(.probed(probe, answer, at: "14:32")))
      }
      #expect(state.answers.value(.bucket) == "acme-toplyne", "seed \(seed)")
      #expect(state.answers.value(.region) == "eu-west-1", "seed \(seed)")
      #expect(
        state.problems.allSatisfy {
          $0.severity != .error || $0.question == .data || $0.question == .output
        }, "seed \(seed)")
      let said = state.problems.map(\.message).joined()
      #expect(said == PlainText.printable(said), "seed \(seed)")
    }
  }
}

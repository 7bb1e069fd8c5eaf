import Testing

@testable import BucketSetup

@Suite struct QuestionTests {
  @Test func everyKeyHasOneQuestionInOrder() {
    #expect(Question.all.map(\.key) == Question.Key.allCases)
  }

  @Test func everyQuestionHasAFlagOfItsOwn() {
    let flags = Question.all.map(\.flag)
    #expect(Set(flags).count == flags.count)
    for flag in flags { #expect(flag.wholeMatch(of: /--[a-z]+(-[a-z]+)*/) != nil) }
  }

  @Test func everyQuestionSaysWhatAndWhy() {
    for question in Question.all {
      #expect(!question.title.isEmpty && !question.prompt.isEmpty && !question.why.isEmpty)
    }
  }

  @Test func everyProposalIsAnOptionWhereThereIsAChoice() {
    for origin in ["new", "existing"] {
      let facts = SampleShare.facts(occupied: true)
      let answers = SampleShare.answers([.origin: origin]).resolved(with: facts)
      for question in Question.all where question.kind == .choice || question.kind == .confirm {
        let options = question.options(answers).map(\.value)
        #expect(options.contains(question.proposal(answers, facts).value))
      }
    }
  }

  @Test func prefixIsAskedForTablesThatArePresent() {
    let facts = SampleShare.facts(files: [SampleShare.guideFiles[1]])
    let answers = SampleShare.answers().resolved(with: facts)
    #expect(answers.value(.eventsPrefix) == "events/")
    #expect(answers[.usersPrefix] == nil && answers[.accountsPrefix] == nil)
  }

  @Test func proposalsSayWhereTheyComeFrom() {
    let answers = SampleShare.answers([.owner: "123456789012"]).resolved(with: SampleShare.facts())
    #expect(answers[.data] == Answer("export", .detected))
    #expect(answers[.acls] == Answer("yes", .default))
    #expect(answers[.owner]?.source == .flag)
  }

  @Test func encryptionOfAnExistingBucketIsKept() {
    let answers = SampleShare.answers([.origin: "existing"]).resolved(with: SampleShare.facts())
    #expect(answers.encryption == .keep)
    let problems = Question.of(.encryption).validate("keep", SampleShare.answers(), Facts())
    #expect(problems.first?.severity == .error)
  }

  @Test(arguments: [
    ("arn:aws:kms:eu-west-1:123456789012:key/mrk-1a2b", nil),
    ("arn:aws:kms:eu-west-1:123456789012:alias/acme", "alias"),
    ("arn:aws:kms:us-east-1:123456789012:key/1a2b", "the bucket in eu-west-1"),
    ("1a2b-3c4d", "whole ARN"), ("", "whole ARN"),
    ("arn:aws-cn:kms:cn-north-1:123456789012:key/1a2b", "whole ARN"),
  ])
  func kmsKeyIsTheFullARNInTheBucketsRegion(value: String, word: String?) {
    let problems = Question.of(.kmsKey).validate(value, SampleShare.answers(), Facts())
    #expect(problems.isEmpty == (word == nil))
    if let word { #expect(problems.first?.message.contains(word) == true) }
  }

  @Test(arguments: [
    ("", true), ("123456789012", true), ("1234-5678-9012", true), ("12345", false),
    ("12345678901x", false), ("١٢٣٤٥٦٧٨٩٠١٢", false),
  ])
  func ownerIsAnAccountNumberOrEmpty(value: String, isFine: Bool) {
    #expect(Question.of(.owner).validate(value, Answers(), Facts()).isEmpty == isFine)
  }

  @Test(arguments: [
    ("events/", nil, nil), ("a/b/", nil, nil), ("", nil, nil),
    ("events", ProblemSeverity.note, nil),
    ("/events/", .error, "events/"), ("a//b/", .error, "a/b/"), ("a/../b/", .error, "a/b/"),
    ("a\u{202E}b/", .error, "ab/"), ("a#b/", .warning, nil), ("s3://b/", .error, "s3:/b/"),
  ])
  func prefixIsWellFormed(value: String, severity: ProblemSeverity?, suggestion: String?) {
    let problems = Question.of(.eventsPrefix).validate(value, Answers(), Facts())
    #expect(problems.map(\.severity).max() == severity)
    #expect(problems.first?.suggestion == suggestion)
  }

  @Test(arguments: [("", "users/"), ("data/", "data/"), ("data/", "data/users/"), ("x/y", "x")])
  func prefixesDoNotOverlap(events: String, users: String) {
    let answers = SampleShare.answers([.eventsPrefix: events, .usersPrefix: users])
      .resolved(with: SampleShare.facts())
    let problems = Question.of(.usersPrefix).validate(users, answers, SampleShare.facts())
    #expect(problems.contains { $0.severity == .error && $0.message.contains("events") })
  }

  @Test func keyThatIsTooLongIsRefused() {
    let prefix = String(repeating: "ä/", count: 340)
    let problems = Question.of(.eventsPrefix).validate(
      prefix, SampleShare.answers(), SampleShare.facts())
    #expect(problems.contains { $0.severity == .error && $0.message.contains("1024") })
  }
}

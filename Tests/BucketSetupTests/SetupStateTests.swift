import Testing

@testable import BucketSetup

@Suite struct SetupStateTests {
  private func state(_ answers: Answers = Answers(), facts: Facts = SampleShare.facts())
    -> SetupState
  {
    SetupState(answers: answers, facts: facts)
  }

  private func type(_ text: String, into state: inout SetupState) {
    for character in text { #expect(state.update(.insert(character)) == []) }
  }

  @Test func wholeWayEndsWithOneWrite() {
    var state = state()
    #expect(state.update(.start) == [])
    #expect(state.current == .origin)
    #expect(state.update(.next) == [])
    type("acme-toplyne", into: &state)
    #expect(state.policy.text == BucketPolicy(bucket: "acme-toplyne").text)
    var visited: [Question.Key] = []
    while state.current != .review {
      #expect(state.update(.next) == [])
      visited.append(state.current)
    }
    #expect(
      visited == [
        .offline, .owner, .region, .acls, .encryption, .options, .data, .eventsPrefix, .usersPrefix,
        .accountsPrefix,
        .output, .review,
      ])
    let pack = SetupPack(answers: state.answers, facts: state.facts)
    #expect(state.update(.accept) == [.write(pack, to: "out", replace: false)])
    #expect(state.phase == .writing)
    #expect(state.update(.accept) == [])
    #expect(state.update(.written(.written(["setup.sh"]))) == [])
    #expect(state.phase == .ended(.written(["setup.sh"])))
  }

  @Test func policyHoldsThePlaceholderWhileNothingIsTyped() {
    #expect(state().policy.text.contains(BucketPolicy.placeholder))
  }

  @Test func backWorksWithAnInvalidAnswer() {
    var state = state()
    _ = state.update(.next)
    type("BAD_", into: &state)
    #expect(!state.problems(with: .bucket).isEmpty)
    _ = state.update(.back)
    #expect(state.current == .origin)
    _ = state.update(.next)
    #expect(state.line.text == "BAD_")
    _ = state.update(.next)
    #expect(state.current == .offline)
  }

  @Test func backAtTheFirstAndNextAtTheLastStay() {
    var state = state()
    _ = state.update(.back)
    #expect(state.current == .origin)
    _ = state.update(.jump(to: .review))
    _ = state.update(.next)
    #expect(state.current == .review)
  }

  @Test func hiddenAnswerIsKeptAndUnused() {
    let arn = "arn:aws:kms:eu-west-1:123456789012:key/1a2b"
    var state = state(SampleShare.answers([.encryption: "sse-kms", .kmsKey: arn]))
    _ = state.update(.jump(to: .encryption))
    _ = state.update(.previousChoice)
    #expect(state.answers[.kmsKey] == nil)
    #expect(!state.plan.actions.contains { $0.id == .keyPolicy })
    _ = state.update(.jump(to: .kmsKey))
    #expect(state.current == .encryption)
    _ = state.update(.nextChoice)
    #expect(state.answers.value(.kmsKey) == arn)
  }

  @Test func acceptGoesToTheFirstBadAnswer() {
    var state = state(SampleShare.answers([.region: "cn-north-1", .acls: "1"]))
    _ = state.update(.jump(to: .review))
    #expect(!state.isComplete)
    #expect(state.update(.accept) == [])
    #expect(state.current == .region)
    #expect(state.phase == .asking)
  }

  @Test func acceptBeforeTheReviewShowsTheReview() {
    var state = state(SampleShare.answers())
    #expect(state.update(.accept) == [])
    #expect(state.current == .review)
  }

  @Test func occupiedFolderIsReplacedOnlyWhenAsked() {
    var state = state(SampleShare.answers(), facts: SampleShare.facts(occupied: true))
    _ = state.update(.jump(to: .review))
    #expect(state.update(.accept) == [])
    #expect(state.current == .replace)
    _ = state.update(.insert("y"))
    _ = state.update(.accept)
    guard case .write(_, "out", true)? = state.update(.accept).first else {
      Issue.record("nothing was written")
      return
    }
  }

  @Test func leaveToReplaceDoesNotPassToAnotherFolder() {
    var state = state(SampleShare.answers(), facts: SampleShare.facts(occupied: true))
    _ = state.update(.jump(to: .replace))
    _ = state.update(.insert("y"))
    _ = state.update(.jump(to: .output))
    type("2", into: &state)
    var facts = SampleShare.facts()
    facts.output = .init(path: "out2", isOccupied: true)
    _ = state.update(.factsChanged(facts))
    #expect(state.answers.value(.replace) == "no")
  }

  @Test func newFolderIsReadBeforeItIsBelieved() {
    var state = state(SampleShare.answers())
    _ = state.update(.jump(to: .data))
    type("s", into: &state)
    #expect(state.answers[.eventsPrefix] == nil)
    #expect(state.update(.next) == [.scanData("exports")])
    #expect(state.update(.jump(to: .review)) == [.scanData("exports")])
    #expect(state.update(.accept) == [.scanData("exports")])
    #expect(state.current == .data)
    var facts = SampleShare.facts()
    facts.data = DataFolder(path: "exports", root: "/exports", files: SampleShare.guideFiles)
    _ = state.update(.factsChanged(facts))
    #expect(state.answers[.eventsPrefix] != nil)
    #expect(state.isComplete)
  }

  @Test func startAsksForWhatIsNotKnown() {
    var state = state(
      SampleShare.answers([.data: "d", .output: "o"]), facts: Facts(nameSuffix: "0a1b2c"))
    #expect(state.update(.start) == [.scanData("d"), .inspectOutput("o")])
  }

  @Test func factsDoNotDisturbTyping() {
    var state = state()
    _ = state.update(.next)
    type("acme", into: &state)
    _ = state.update(.moveLeft)
    _ = state.update(.factsChanged(SampleShare.facts(occupied: true)))
    #expect(state.line.text == "acme")
    #expect(state.line.cursor == 3)
  }

  @Test func questionThatVanishesGivesWayToTheNext() {
    var state = state(SampleShare.answers())
    _ = state.update(.jump(to: .usersPrefix))
    _ = state.update(.factsChanged(SampleShare.facts(files: [])))
    #expect(state.current == .output)
    #expect(state.line.text == "out")
  }

  @Test func editingWorksAtTheCursor() {
    var state = state()
    _ = state.update(.next)
    _ = state.update(.paste("ac\nme\u{1B}"))
    #expect(state.line.text == "acme")
    for event: SetupEvent in [.home, .moveRight, .deleteForward, .insert("x"), .end] {
      _ = state.update(event)
    }
    #expect(state.given[.bucket] == Answer("axme", .typed))
    _ = state.update(.deleteBackward)
    #expect(state.line.text == "axm")
    _ = state.update(.home)
    _ = state.update(.deleteBackward)
    #expect(state.line.text == "axm")
  }

  @Test func suggestionCanBeTaken() {
    var state = state()
    _ = state.update(.next)
    type("acme_Toplyne", into: &state)
    _ = state.update(.useSuggestion)
    #expect(state.line.text == "acme-toplyne-7f3a91")
    #expect(state.problems(with: .bucket).isEmpty)
  }

  @Test func choicesGoRoundAndTextOptionsAreProposed() {
    var state = state()
    _ = state.update(.nextChoice)
    #expect(state.answers.value(.origin) == "existing")
    _ = state.update(.nextChoice)
    #expect(state.answers.value(.origin) == "new")
    _ = state.update(.jump(to: .region))
    for _ in "us-east-1" { _ = state.update(.deleteBackward) }
    type("eu-w", into: &state)
    _ = state.update(.nextChoice)
    #expect(state.answers.value(.region) == "eu-west-1")
    _ = state.update(.previousChoice)
    #expect(state.answers.value(.region) == "eu-south-2")
  }

  @Test func failureCanBeTriedAgain() {
    var state = state(SampleShare.answers())
    _ = state.update(.jump(to: .review))
    _ = state.update(.accept)
    _ = state.update(.written(.failed("disk full")))
    #expect(state.phase == .ended(.failed("disk full")))
    #expect(state.update(.accept).count == 1)
  }

  @Test func resumesWhereTheUserStood() {
    let state = SetupState(
      answers: SampleShare.answers(), facts: SampleShare.facts(), at: .acls)
    #expect(state.current == .acls)
    #expect(state.seen.contains(.bucket) && !state.seen.contains(.data))
  }

  @Test func resumesAtAQuestionThatMustBeLookedAtFirst() {
    var state = SetupState(
      answers: SampleShare.answers([.data: "export"]), facts: Facts(), at: .usersPrefix)
    #expect(state.current == .origin)
    let effects = state.update(.start)
    #expect(effects.contains(.scanData("export")))
    let data = SampleShare.facts().data
    _ = state.update(.scanned(data ?? DataFolder(path: "", root: "", files: [])))
    #expect(state.current == .usersPrefix)
    var moved = SetupState(
      answers: SampleShare.answers([.data: "export"]), facts: Facts(), at: .usersPrefix)
    _ = moved.update(.next)
    _ = moved.update(.factsChanged(SampleShare.facts()))
    #expect(moved.current == .bucket, "who has moved on is not moved back")
  }

  @Test func savesAtAnyQuestionWhateverTheAnswer() {
    var state = state()
    _ = state.update(.next)
    type("BAD_", into: &state)
    let saved = SavedAnswers(state.given, at: .bucket)
    #expect(state.update(.save) == [.save(saved, to: "slipway-setup.json")])
    #expect(state.update(.saved(nil)) == [])
    #expect(state.saving == .saved("slipway-setup.json"))
    #expect(state.line.text == "BAD_")
  }

  @Test func bothFoldersAreKnownWhateverComesFirst() {
    var state = SetupState(answers: SampleShare.answers(), facts: Facts())
    let facts = SampleShare.facts()
    if let data = facts.data { _ = state.update(.scanned(data)) }
    if let output = facts.output { _ = state.update(.inspected(output)) }
    #expect(state.facts.data == facts.data && state.facts.output == facts.output)
  }

  @Test func anyEventsKeepTheQuestionOnThePath() {
    let seed: UInt64 = 0x57A7E
    var generator = SeededGenerator(seed: seed)
    let simple: [SetupEvent] = [
      .next, .next, .next, .back, .nextChoice, .previousChoice, .useSuggestion, .deleteBackward,
      .deleteForward, .moveLeft, .moveRight, .home, .end, .accept, .start,
      .written(.failed("no")), .factsChanged(Facts()), .factsChanged(SampleShare.facts()),
      .factsChanged(SampleShare.facts(occupied: true)), .insert("e"), .insert("-"), .insert("é"),
    ]
    for _ in 0..<200 {
      var state = state(facts: Facts())
      for _ in 0..<60 {
        var event = simple.randomElement(using: &generator) ?? .next
        if Int.random(in: 0..<8, using: &generator) == 0 {
          event = .paste(generator.hostileText())
        }
        let effects = state.update(event)
        #expect(state.path.contains { $0.key == state.current }, "seed \(seed)")
        #expect(state.line.cursor <= state.line.text.count, "seed \(seed)")
        #expect(state.line.text == state.answers.value(state.current), "seed \(seed)")
        if case .write? = effects.first { #expect(event == .accept && state.isComplete) }
      }
    }
  }
}

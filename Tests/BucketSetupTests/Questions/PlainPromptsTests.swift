import Testing

@testable import BucketSetup

@Suite struct PlainPromptsTests {
  /// A world in which every folder holds the guide's sample and nothing is in the way.
  static func work(_ effect: SetupEffect, _ facts: Facts) -> SetupEvent? {
    switch effect {
    case .scanData(let path):
      return .scanned(DataFolder(path: path, root: "/srv", files: SampleShare.guideFiles))
    case .inspectOutput(let path): return .inspected(.init(path: path, isOccupied: path == "taken"))
    case .write(let pack, let folder, _):
      return .written(.written(pack.documents.map { "\(folder)/\($0.name)" }))
    case .probe, .cancel: return nil
    case .save(_, let path): return .saved(path == "no/such" ? "no such folder" : nil)
    }
  }

  private func prompts(_ answers: Answers = Answers(), facts: Facts = Facts(nameSuffix: "7f3a91"))
    -> PlainPrompts
  {
    PlainPrompts(SetupState(answers: answers, facts: facts), work: Self.work)
  }

  @Test func askUntilTheDocumentsAreWritten() {
    var prompts = prompts()
    var told = prompts.begin()
    #expect(told.contains("1  a new bucket (new)"))
    #expect(told.hasSuffix("[new, default] "))
    for line in ["1", "acme-toplyne", "", "", "eu-west-1", "", "", "", "export", "", "", "", ""] {
      told = prompts.take(line)
    }
    #expect(told.contains("Review") && told.contains("Name: acme-toplyne (typed)"))
    #expect(told.contains("Let role ToplyneServiceRoleForCustomerDataAccess"))
    #expect(prompts.ending == nil)
    #expect(prompts.take("").contains("Type yes"))
    #expect(prompts.take("yes").contains("toplyne-setup/setup.sh"))
    guard case .written(let files)? = prompts.ending else {
      Issue.record("nothing was written")
      return
    }
    #expect(files.count == SampleShare.pack().documents.count)
  }

  @Test func wrongAnswerIsAskedForAgainAndLettersWorkAllTheSame() {
    var prompts = prompts()
    _ = prompts.begin()
    _ = prompts.take("")
    #expect(prompts.take("Acme_Export").contains("Error: Capitals are not allowed."))
    #expect(prompts.state.current == .bucket)
    #expect(prompts.take("?").contains("Why: Names are unique"))
    #expect(prompts.take("p").contains("arn:aws:s3:::Acme_Export"))
    #expect(prompts.take("s").contains("Kept in slipway-setup.json"))
    #expect(prompts.take("b").contains("Is the bucket to be created"))
    #expect(prompts.take("b").contains("This is the first question."))
    #expect(prompts.take("").contains("[Acme_Export]"))
    _ = prompts.take("q")
    #expect(prompts.ending == .left)
  }

  @Test func questionsOfOtherAnswersAreLeftOut() {
    var prompts = prompts(SampleShare.answers())
    _ = prompts.begin()
    while prompts.state.current != .encryption { _ = prompts.take("") }
    #expect(prompts.take("2").contains("ARN of the KMS key"))
    #expect(prompts.take("b").contains("How are new objects encrypted?"))
    #expect(prompts.take("sse-s3").contains("Changes to the policy"))
  }

  @Test func severalAreChosenByTheirNumbers() {
    var prompts = prompts(SampleShare.answers())
    _ = prompts.begin()
    while prompts.state.current != .options { _ = prompts.take("") }
    _ = prompts.take("3, 1")
    #expect(prompts.state.answers.value(.options) == "tls,sid")
    #expect(prompts.take("b").contains("1  on "))
    #expect(prompts.take("prefix=a/ tls").contains("differs from the vendor's text"))
    #expect(prompts.state.policy.text.contains("acme-toplyne-export-7f3a91/a/*"))
    _ = prompts.take("b")
    _ = prompts.take("0")
    #expect(prompts.state.answers.value(.options) == "")
    _ = prompts.take("b")
    #expect(prompts.take("9").contains("Error: 9 is none of sid"))
    #expect(prompts.take("2").contains("Error: prefix needs more"))
  }

  @Test func anythingIsTakenBehindAnEqualsSign() {
    var prompts = prompts(SampleShare.answers([.owner: "123456789012"]))
    _ = prompts.begin()
    while prompts.state.current != .owner { _ = prompts.take("") }
    _ = prompts.take("=")
    #expect(prompts.state.given[.owner] == Answer("", .typed))
    while prompts.state.current != .output { _ = prompts.take("") }
    _ = prompts.take("=q")
    #expect(prompts.state.answers.value(.output) == "q")
    #expect(prompts.ending == nil)
  }

  @Test func folderIsLookedAtBeforeItIsBelieved() {
    var prompts = prompts(SampleShare.answers())
    _ = prompts.begin()
    while prompts.state.current != .output { _ = prompts.take("") }
    #expect(prompts.take("taken").contains("Replace the documents in it?"))
    #expect(prompts.take("").contains("Error: taken is not empty"))
    #expect(prompts.take("2").contains("Review"))
  }

  @Test func reviewSendsBackToWhatIsMissing() {
    var prompts = prompts()
    var told = prompts.begin()
    _ = prompts.take("")
    told = prompts.take("")
    #expect(told.contains("Error: A name of 3 to 63 characters is needed."))
    var state = prompts.state
    _ = state.update(.jump(to: .review))
    var review = PlainPrompts(state, work: Self.work)
    told = review.begin()
    #expect(told.contains("Name: Error: A name of 3 to 63 characters"))
    #expect(review.take("yes").contains("Name of the bucket"))
    #expect(review.state.current == .bucket)
  }

  @Test func savingThatFailsSaysWhy() {
    var prompts = prompts(facts: Facts(answersFile: "no/such"))
    _ = prompts.begin()
    #expect(prompts.take("s").contains("Error: no such folder"))
  }

  @Test func aStoppedProbeIsNotAskedAtEveryQuestion() {
    var asked = 0
    var prompts = PlainPrompts(
      SetupState(
        answers: SampleShare.answers(), facts: Facts(isOfflineByDefault: false, nameSuffix: "7f"))
    ) { effect, facts in
      if case .probe = effect { asked += 1 }
      return Self.work(effect, facts)
    }
    _ = prompts.begin()
    for _ in 0..<4 { _ = prompts.take("") }
    #expect(asked == 1)
    #expect(prompts.state.current == .owner)
  }

  @Test func noLineHoldsAControlCharacter() {
    let seed: UInt64 = 0x91A1
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      var prompts = prompts()
      var told = prompts.begin()
      for _ in 0..<25 where prompts.ending == nil {
        let words = ["", "", "b", "?", "p", "s", "1", "2", "yes", "acme-toplyne"]
        let word = words.randomElement(using: &generator) ?? ""
        told += prompts.take(
          Int.random(in: 0..<4, using: &generator) == 0 ? generator.hostileText() : word)
      }
      let bad = told.unicodeScalars.contains {
        $0 != "\n" && [.control, .format].contains($0.properties.generalCategory)
      }
      #expect(!bad, "seed \(seed)")
    }
  }
}

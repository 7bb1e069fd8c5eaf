import Testing

@testable import BucketSetup

@Suite struct ApplyStateTests {
  static let buckets = [PlayedBucket(), PlayedBucket.old]

  @Test(arguments: buckets)
  func secondRunChangesNothingAndUndoGoesBack(bucket: PlayedBucket) throws {
    var run = try PlayedRun(bucket)
    let before = run.bucket
    #expect(try run.run() == .done(changes: run.changes.count))
    let after = run.bucket
    let journal = run.journal
    #expect(try run.run() == .done(changes: 0))
    #expect(run.changes == [] && run.questions == [])
    #expect(run.bucket == after && run.journal == journal)
    #expect(try run.run(.undo(deletesUploads: false)) != .done(changes: 0))
    #expect(run.bucket.objects.count == 2, "uploads stay")
    #expect(try run.run(.undo(deletesUploads: true))?.status == 0)
    #expect(run.bucket == before)
    #expect(try run.run(.undo(deletesUploads: true)) == .done(changes: 0))
    #expect(run.commands == [])
  }

  /// At every command, everything that can go wrong; then the next run finishes, or undoes.
  @Test(arguments: buckets, PlayedRun.Mishap.allCases)
  func afterAnyMishapTheNextRunFinishesOrUndoes(
    bucket: PlayedBucket, mishap: PlayedRun.Mishap
  ) throws {
    let fresh = try PlayedRun(bucket)
    var whole = fresh
    #expect(try whole.run()?.status == 0)
    for place in whole.commands.indices {
      var run = fresh
      let outcome = try run.run(mishap: (mishap, at: place))
      let told = "\(mishap) at \(place), \(whole.commands[place].words[2])"
      expectHonesty(outcome, mishap, told)
      var undone = run
      #expect(try run.run()?.status == 0, "\(told)")
      #expect(run.bucket == whole.bucket, "\(told)")
      #expect(try undone.run(.undo(deletesUploads: true))?.status == 0, "\(told)")
      #expect(undone.bucket == fresh.bucket, "\(told)")
    }
  }

  private func expectHonesty(
    _ outcome: ApplyOutcome?, _ mishap: PlayedRun.Mishap, _ told: String
  ) {
    switch mishap {
    case .busy, .lost: #expect(outcome?.status == 0, "\(told)")
    case .interrupted: #expect([130, 0].contains(outcome?.status), "\(told)")
    case .killedBefore, .killedAfter: #expect(outcome == nil, "\(told)")
    case .denied, .nonsense, .unwritable: #expect([0, 1].contains(outcome?.status), "\(told)")
    }
  }

  @Test(arguments: buckets, PlayedRun.Mishap.allCases)
  func undoSurvivesMishapsToo(bucket: PlayedBucket, mishap: PlayedRun.Mishap) throws {
    var applied = try PlayedRun(bucket)
    _ = try applied.run()
    var whole = applied
    _ = try whole.run(.undo(deletesUploads: true))
    for place in whole.commands.indices {
      var run = applied
      _ = try run.run(.undo(deletesUploads: true), mishap: (mishap, at: place))
      #expect(try run.run(.undo(deletesUploads: true))?.status == 0, "\(mishap) at \(place)")
      #expect(run.bucket == whole.bucket, "\(mishap) at \(place)")
    }
  }

  /// Many mishaps in a row, as a bad day has them.
  @Test func anyMishapsEndWell() throws {
    let seed: UInt64 = 0xAB1E
    var generator = SeededGenerator(seed: seed)
    let fresh = try Self.buckets.map { try PlayedRun($0) }
    for round in 0..<40 {
      var run = fresh[round % 2]
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0...40, using: &generator)
        let mishap = PlayedRun.Mishap.allCases.randomElement(using: &generator) ?? .busy
        let isUndo = Bool.random(using: &generator)
        _ = try run.run(isUndo ? .undo(deletesUploads: true) : .apply, mishap: (mishap, at: place))
      }
      #expect(try run.run()?.status == 0, "seed \(seed) round \(round)")
      #expect(try run.run() == .done(changes: 0), "seed \(seed) round \(round)")
      #expect(try run.run(.undo(deletesUploads: true))?.status == 0, "seed \(seed) round \(round)")
      #expect(run.bucket == fresh[round % 2].bucket, "seed \(seed) round \(round)")
    }
  }

  @Test func busyFiveTimesIsGivenUp() throws {
    let run = try PlayedRun(PlayedBucket())
    var state = ApplyState(plan: run.plan, journal: Journal(), command: .apply, isConfirmed: true)
    _ = state.update(.start)
    var waits: [Int] = []
    var last: [ApplyEffect] = []
    for _ in 0..<6 {
      last = state.update(.answered(PlayedBucket.refusal("SlowDown", "GetCallerIdentity")))
      for case .wait(let seconds) in last { waits.append(seconds) }
      _ = state.update(.waited)
    }
    #expect(waits == [1, 2, 4, 8, 16])
    guard case .end(.failed)? = last.last else {
      Issue.record("it goes on")
      return
    }
  }

  @Test func withoutAgreementNothingIsChanged() throws {
    var run = try PlayedRun(.old)
    let before = run.bucket
    #expect(try run.run(agrees: false) == .declined)
    #expect(run.bucket == before && run.journal.isEmpty)
    #expect(run.questions == [run.plan.question])
    #expect(run.plan.wordToType == run.plan.bucket, "a policy that exists is changed")
    #expect(try PlayedRun(PlayedBucket()).plan.wordToType == nil)
  }

  @Test func whatChangedSinceTheReviewIsRefusedBeforeAnyChange() throws {
    let changes: [@Sendable (inout PlayedBucket) -> Void] = [
      { $0.account = "999999999999" }, { $0.arn = "arn:aws-cn:iam::123456789012:user/ops" },
      { $0.region = "eu-west-3" }, { $0.region = nil }, { $0.policy = nil },
      { $0.settings[.publicAccess] = ["BlockPublicAcls": .bool(true)] },
      { $0.settings[.ownership] = ["Rules": [["ObjectOwnership": .string("ObjectWriter")]]] },
      { $0.isThere = false },
    ]
    for (number, change) in changes.enumerated() {
      var run = try PlayedRun(.old)
      change(&run.bucket)
      let outcome = try run.run()
      guard case .refused? = outcome else {
        Issue.record("change \(number): \(String(describing: outcome))")
        continue
      }
      #expect(run.changes == [] && run.journal.isEmpty, "change \(number)")
    }
  }

  @Test func offlinePlanNeverTouchesAPolicyThatNobodySaw() throws {
    var run = try PlayedRun(.old, offline: true)
    guard case .refused? = try run.run() else {
      Issue.record("it goes on")
      return
    }
    var bare = PlayedBucket.old
    bare.policy = nil
    var other = try PlayedRun(bare, offline: true)
    #expect(try other.run()?.status == 0)
    #expect(try other.run(.undo(deletesUploads: true))?.status == 0)
    #expect(try other.bucket == PlayedRun.world(bare))
  }

  @Test func whatNewBucketsHaveIsNotWritten() throws {
    var run = try PlayedRun(PlayedBucket())
    let create = try #require(run.plan.steps.first?.writes.first)
    _ = run.bucket.answer(create)
    run.bucket.settings[.ownership] = [
      "Rules": [["ObjectOwnership": .string("BucketOwnerEnforced")]]
    ]
    #expect(try run.run()?.status == 0)
    #expect(!run.changes.contains("create-bucket"))
    #expect(!run.changes.contains("put-bucket-ownership-controls"))
  }

  @Test func objectsOfOthersAndChangedOnesAreNeverDeleted() throws {
    var run = try PlayedRun(.old)
    run.bucket.objects["events/part-1.csv.gz"] = 1
    run.bucket.objects["theirs"] = 5
    #expect(try run.run()?.status == 0)
    var changed = run
    changed.bucket.objects["events/part-2.csv.gz"] = 9
    guard case .refused? = try changed.run(.undo(deletesUploads: true)) else {
      Issue.record("it goes on")
      return
    }
    #expect(try run.run(.undo(deletesUploads: true))?.status == 0)
    #expect(run.bucket.objects.keys.sorted() == ["events/part-1.csv.gz", "theirs"])
  }

  @Test func everyChangeIsWrittenDownBeforeItIsMade() throws {
    var run = try PlayedRun(.old)
    let known = try Journal(text: "", plan: "hash")
    var state = ApplyState(plan: run.plan, journal: known, command: .apply, isConfirmed: true)
    var effects = state.update(.start)[...]
    var lastEntry: JournalEntry.Event?
    while let effect = effects.popFirst() {
      switch effect {
      case .record(let entry): lastEntry = entry.event
      case .run(let command, let care):
        if care != .read {
          guard case .begin? = lastEntry else {
            Issue.record("\(command.shellText) is not written down")
            return
          }
        }
        effects += state.update(.answered(run.bucket.answer(command)))
      case .backUp(let text):
        #expect(text == PlayedBucket.old.policy)
        effects += state.update(.backedUp("b"))
      default: break
      }
    }
  }
}

extension PlayedRun {
  /// The bucket with the local files that every run knows.
  static func world(_ bucket: PlayedBucket) throws -> PlayedBucket { try PlayedRun(bucket).bucket }
}

import Testing

@testable import BucketSetup

/// Runs of apply and undo against a played bucket, with a journal that survives them.
struct PlayedRun {
  /// What goes wrong at a command.
  enum Mishap: CaseIterable {
    case busy
    case denied
    case nonsense
    /// The answer is lost although the command was carried out.
    case lost
    case interrupted
    case killedBefore
    case killedAfter
    case unwritable
  }

  var bucket: PlayedBucket
  let plan: SavedPlan
  var journal = ""
  /// The commands of the last run.
  var commands: [AWSCommand] = []
  /// What the last run said.
  var notes: [ApplyNote] = []
  /// What the last run asked the user.
  var questions: [String] = []

  init(_ bucket: PlayedBucket, _ more: [Question.Key: String] = [:], offline: Bool = false) throws {
    var bucket = bucket
    let files = SampleShare.files.filter { $0.table == .events }
    let facts = SampleShare.facts(files: files)
    for upload in SampleShare.plan(facts: facts).uploads {
      for item in upload.items { bucket.files[item.key] = item.file.bytes }
    }
    var answers = SampleShare.answers([.encryption: "sse-s3"])
    answers[.origin] = Answer(bucket.isThere ? "existing" : "new", .flag)
    for (key, value) in more { answers[key] = Answer(value, .flag) }
    let survey = PlanSurvey(answers: answers.resolved(with: facts), facts: facts)
    var asked = bucket
    let ask: PlanSurvey.Asking = { asked.answer($0) }
    plan = try survey.plan(ask: offline ? nil : ask)
    #expect(asked == bucket, "a plan only reads")
    self.bucket = bucket
  }

  /// Runs to its end, or until it is killed; nothing then.
  mutating func run(
    _ command: ApplyState.Command = .apply, agrees: Bool = true,
    mishap: (Mishap, at: Int)? = nil
  ) throws -> ApplyOutcome? {
    let known = try Journal(text: journal, plan: "hash")
    var state = ApplyState(plan: plan, journal: known, command: command, isConfirmed: false)
    (commands, notes, questions) = ([], [], [])
    var effects = state.update(.start)[...]
    while let effect = effects.popFirst() {
      let isHit = mishap?.at == commands.count
      switch effect {
      case .run(let command, _):
        commands.append(command)
        if isHit, mishap?.0 == .killedBefore { return nil }
        let answer = answer(command, isHit ? mishap?.0 : nil)
        if isHit, mishap?.0 == .killedAfter { return nil }
        if isHit, mishap?.0 == .interrupted { effects += state.update(.interrupted) }
        effects += state.update(.answered(answer))
      case .wait: effects += state.update(.waited)
      case .backUp: effects += state.update(.backedUp("backup/x.json"))
      case .ask(let question, _):
        questions.append(question)
        effects += state.update(.confirmed(agrees))
      case .record(let entry):
        if isHit, mishap?.0 == .unwritable {
          effects = state.update(.unwritable("the disk is full"))[...]
          continue
        }
        journal += entry.line(time: "2027-01-01T00:00:00Z", plan: "hash") + "\n"
      case .say(let note): notes.append(note)
      case .end(let outcome): return outcome
      }
    }
    Issue.record("the run stopped without an end")
    return nil
  }

  private mutating func answer(_ command: AWSCommand, _ mishap: Mishap?) -> AWSAnswer {
    switch mishap {
    case .busy: return PlayedBucket.refusal("OperationAborted", command.words[2])
    case .denied: return PlayedBucket.refusal("AccessDenied", command.words[2])
    case .nonsense: return AWSAnswer(status: 255, errors: "argument of type 'NoneType'\u{1B}[2J")
    case .lost:
      _ = bucket.answer(command)
      return PlayedBucket.refusal("RequestTimeout", command.words[2])
    default: return bucket.answer(command)
    }
  }

  /// The commands of the last run that change something.
  var changes: [String] {
    commands.map { $0.words[2] }.filter { word in
      ["put-", "create-", "delete-"].contains { word.hasPrefix($0) }
        || ["sync", "cp"].contains(word)
    }
  }
}

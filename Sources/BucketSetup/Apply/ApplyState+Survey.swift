// MARK: - Before anything is changed

extension ApplyState {
  mutating func begin() -> [ApplyEffect] {
    if command == .apply, let step = plan.blocked.first {
      let reasons = step.notes.isEmpty ? "" : ": " + step.notes.joined(separator: " ")
      return end(.refused("\(step.title) is blocked\(reasons)"))
    }
    if case .otherPartition(let name) = Region.standing(of: plan.region) {
      return end(
        .refused("\(plan.region) belongs to \(name), and roles do not cross partitions"))
    }
    guard !tasks.isEmpty else { return finish() }
    phase = .identifying
    return run(plan.callerCommand)
  }

  mutating func take(_ answer: AWSAnswer) -> [ApplyEffect] {
    if isStopping, !isChanging { return end(.interrupted) }
    if let failure = answer.failure, failure.isTransient,
      let effects = retry("AWS is busy (\(failure.code ?? "no code")); this is tried again")
    {
      return effects
    }
    switch phase {
    case .identifying: return identify(answer)
    case .findingBucket: return findBucket(answer)
    case .locating: return locate(answer)
    case .surveying(let task): return survey(task, answer)
    case .checking(let task): return check(task, answer)
    case .emptying(let task): return empty(task, answer)
    case .writing(let task, let number): return wrote(task, number, answer)
    case .readingBack(let task): return readBack(task, answer)
    case .idle, .asking, .backingUp, .ended: return []
    }
  }

  /// Whether what runs has to be followed to its end.
  private var isChanging: Bool {
    switch phase {
    case .writing, .readingBack: true
    default: false
    }
  }

  private mutating func identify(_ answer: AWSAnswer) -> [ApplyEffect] {
    guard let caller = CallerIdentity(answer) else { return fail("who is signed in", answer) }
    if let obstacle = caller.obstacle { return end(.refused(obstacle)) }
    if let account = plan.account, account != caller.account {
      return end(
        .refused(
          "you are signed in to account \(caller.account), and the plan is for \(account); sign in "
            + "to that one, or plan again"))
    }
    phase = .findingBucket
    let note = ApplyNote(kind: .signedIn, text: "account \(caller.account) as \(caller.arn)")
    return [.say(note)] + run(plan.s3api("head-bucket", "--output", "json"))
  }

  private mutating func findBucket(_ answer: AWSAnswer) -> [ApplyEffect] {
    if let failure = answer.failure {
      guard failure.code == "404" || failure.code == "NoSuchBucket" else {
        return fail("bucket \(plan.bucket)", answer)
      }
      bucket = .absent
      return command == .apply ? planCreation() : forgetBucket()
    }
    bucket = .present("")
    phase = .locating
    return run(plan.locationCommand)
  }

  /// All steps wait for the bucket; what a new one has is seen then.
  private mutating func planCreation() -> [ApplyEffect] {
    guard let step = plan.step(about: .bucket), !step.writes.isEmpty else {
      return end(.refused("there is no bucket \(plan.bucket) any more"))
    }
    open = Set(tasks.indices)
    return ask()
  }

  /// With the bucket went all that was set on it.
  private mutating func forgetBucket() -> [ApplyEffect] {
    var effects: [ApplyEffect] = []
    for task in tasks { effects += record(.undone(step: task.step.id)) }
    let note = ApplyNote(kind: .alreadySo, text: "bucket \(plan.bucket) is gone")
    return effects + [.say(note)] + finish()
  }

  private mutating func locate(_ answer: AWSAnswer) -> [ApplyEffect] {
    guard let region = BucketRegion.code(answer) else {
      return fail("where bucket \(plan.bucket) is", answer)
    }
    guard region == plan.region else {
      return end(
        .refused("the bucket is in \(region), and the plan is for \(plan.region); plan again"))
    }
    return survey(from: 0)
  }

  private mutating func survey(from first: Int) -> [ApplyEffect] {
    var task = first
    while task < tasks.count {
      if tasks[task].step.subject == .bucket {
        if let effects = judge(task, bucket) { return effects }
      } else if let read = tasks[task].step.read {
        phase = .surveying(task)
        return run(read)
      }
      task += 1
    }
    return ask()
  }

  private mutating func survey(_ task: Int, _ answer: AWSAnswer) -> [ApplyEffect] {
    let step = tasks[task].step
    guard let seen = step.observation(in: answer) else {
      // Not everybody who may change a bucket may look at keys.
      return step.subject == .key ? survey(from: task + 1) : fail(step.title, answer)
    }
    return judge(task, seen) ?? survey(from: task + 1)
  }

  /// Notes whether a step is to be changed; ends where it must not be.
  private mutating func judge(_ task: Int, _ seen: Observation) -> [ApplyEffect]? {
    switch tasks[task].resolve(seen) {
    case .inSync:
      if needsLine(task) { open.insert(task) }
    case .change: open.insert(task)
    case .left: open.insert(task)
    case .refused(let reason): return end(.refused(reason))
    }
    return nil
  }

  /// Whether the journal does not know yet how a change ended.
  private func needsLine(_ task: Int) -> Bool {
    guard let change = journal.change(of: tasks[task].step.id) else { return false }
    return command == .apply ? change.stage != .made : true
  }

  private mutating func ask() -> [ApplyEffect] {
    guard !open.isEmpty, !isConfirmed else { return work(from: 0) }
    phase = .asking
    guard command == .apply else {
      let titles = tasks.indices.filter(open.contains).map { "  " + tasks[$0].step.title }
      return [.ask("Undo these?\n" + titles.joined(separator: "\n"), word: nil)]
    }
    return [.ask(plan.question, word: plan.wordToType)]
  }
}

extension SavedPlan {
  /// What the user agrees to.
  public var question: String { policy.effect }

  /// What has to be typed to agree: the bucket's name, where a policy that exists is changed.
  public var wordToType: String? {
    guard let step = step(about: .policy), step.state == .willChange, step.observed.text != nil
    else { return nil }
    return bucket
  }
}

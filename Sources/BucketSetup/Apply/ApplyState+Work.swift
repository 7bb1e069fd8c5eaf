// MARK: - Changing one step after another

extension ApplyState {
  /// Goes to the next step that is to be changed.
  mutating func work(from first: Int) -> [ApplyEffect] {
    var effects: [ApplyEffect] = []
    var task = first
    while task < tasks.count {
      if isStopping { return effects + end(.interrupted) }
      let step = tasks[task].step
      if open.contains(task), let read = step.read {
        phase = .checking(task)
        return effects + run(read)
      }
      if step.state != .byHand {
        effects.append(.say(ApplyNote(kind: .alreadySo, text: step.title)))
      }
      task += 1
    }
    return effects + finish()
  }

  mutating func check(_ task: Int, _ answer: AWSAnswer) -> [ApplyEffect] {
    let step = tasks[task].step
    guard let seen = step.observation(in: answer) else {
      return step.subject == .key ? work(from: task + 1) : fail(step.title, answer)
    }
    before = seen
    switch tasks[task].resolve(seen) {
    case .refused(let reason): return end(.refused(reason))
    case .left(let reason): return leave(task, reason)
    case .inSync:
      let isKnown = journal.change(of: step.id).map { command == .apply && $0.stage == .made }
      var effects: [ApplyEffect] = []
      if isKnown == false { effects = record(made(step)) }
      if step.state != .byHand {
        effects.append(.say(ApplyNote(kind: .alreadySo, text: step.title)))
      }
      return effects + work(from: task + 1)
    case .change(let goal, let commands, let note):
      self.goal = goal
      writes = commands
      let notes = note.map { [ApplyEffect.say(ApplyNote(kind: .note, text: $0))] } ?? []
      return notes + prepare(task, seen)
    }
  }

  /// What is replaced is kept first; a bucket is deleted only when it is empty.
  private mutating func prepare(_ task: Int, _ seen: Observation) -> [ApplyEffect] {
    switch (tasks[task].step.subject, seen) {
    case (.policy, .present(let text)):
      phase = .backingUp(task)
      return [.backUp(text)]
    case (.bucket, .present) where command != .apply:
      phase = .emptying(task)
      return run(plan.contentCommand)
    default: return write(task, backup: nil)
    }
  }

  mutating func empty(_ task: Int, _ answer: AWSAnswer) -> [ApplyEffect] {
    let title = tasks[task].step.title
    guard answer.status == 0 else { return fail(title, answer) }
    let json = answer.json
    let isEmpty = ["Versions", "DeleteMarkers"].allSatisfy {
      json?[$0]?.array?.isEmpty ?? true
    }
    guard isEmpty else { return leave(task, "bucket \(plan.bucket) holds objects, so it stays") }
    return write(task, backup: nil)
  }

  private mutating func leave(_ task: Int, _ reason: String) -> [ApplyEffect] {
    left.append(reason)
    return [.say(ApplyNote(kind: .left, text: reason))] + work(from: task + 1)
  }

  /// Writes down what will be done, and begins with it.
  mutating func write(_ task: Int, backup: String?) -> [ApplyEffect] {
    if isStopping { return end(.interrupted) }
    let step = tasks[task].step
    phase = .writing(task, 0)
    let event: JournalEntry.Event =
      command == .apply
      ? .begin(step: step.id, before: before, after: goal, backup: backup) : .undo(step: step.id)
    let kind: ApplyNote.Kind = command == .apply ? .changing : .undoing
    return record(event) + [.say(ApplyNote(kind: kind, text: step.title))]
      + run(writes[0], care(of: task))
  }

  mutating func wrote(_ task: Int, _ number: Int, _ answer: AWSAnswer) -> [ApplyEffect] {
    let step = tasks[task].step
    doubt = answer.failure == nil ? nil : answer
    if let failure = answer.failure, !isPerhapsDone(failure) {
      if isStopping { return end(.interrupted) }
      let code = failure.code ?? "status \(answer.status)"
      return record(.failed(step: step.id, code: code)) + fail(step.title, answer)
    }
    guard number + 1 < writes.count else {
      phase = .readingBack(task)
      return step.read.map { run($0) } ?? []
    }
    if isStopping { return end(.interrupted) }
    phase = .writing(task, number + 1)
    return run(writes[number + 1], care(of: task))
  }

  /// An answer may be lost although the change was made; then trying again finds it made.
  private func isPerhapsDone(_ failure: AWSFailure) -> Bool {
    tries > 0
      || ["BucketAlreadyOwnedByYou", "NoSuchBucket", "NoSuchBucketPolicy"].contains(failure.code)
  }

  mutating func readBack(_ task: Int, _ answer: AWSAnswer) -> [ApplyEffect] {
    let step = tasks[task].step
    guard let seen = step.observation(in: answer) else { return fail(step.title, answer) }
    guard tasks[task].isMet(goal, by: seen) else {
      if let doubt { return fail(step.title, doubt) }
      return retry("AWS does not show the change yet; it is read again")
        ?? end(
          .failed(
            "\(step.title): AWS took the change, but does not show it when asked",
            remedy: ["Run the same command again in a minute."]))
    }
    changes += 1
    let kind: ApplyNote.Kind = command == .apply ? .changed : .undone
    return record(made(step)) + [.say(ApplyNote(kind: kind, text: step.title))]
      + work(from: task + 1)
  }

  private func made(_ step: SavedPlan.Step) -> JournalEntry.Event {
    command == .apply ? .done(step: step.id) : .undone(step: step.id)
  }

  /// Names what is left to a person, and ends.
  mutating func finish() -> [ApplyEffect] {
    let byHand = command == .apply ? plan.steps.filter { $0.state == .byHand } : []
    let notes = byHand.map { ApplyEffect.say(ApplyNote(kind: .byHand, text: $0.title)) }
    return notes + end(left.isEmpty ? .done(changes: changes) : .left(left, changes: changes))
  }
}

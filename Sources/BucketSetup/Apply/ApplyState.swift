/// A run of apply or undo as a value: where it stands, and what to do on each event.
///
/// First everything is read, and nothing is changed if something is not as it was reviewed. Then
/// step after step is read once more, written down in the journal, changed, read back, and written
/// down as made; so a run that was killed anywhere goes on from the journal and from what it reads.
public struct ApplyState: Sendable {
  /// What a run does.
  public enum Command: Equatable, Sendable {
    case apply
    case undo(deletesUploads: Bool)

    /// The word on the command line.
    public var name: String { self == .apply ? "apply" : "undo" }
  }

  enum Phase: Equatable {
    case idle
    case identifying
    case findingBucket
    case locating
    /// Reading before anything is changed.
    case surveying(Int)
    case asking
    /// Reading right before a change.
    case checking(Int)
    /// Seeing whether a bucket to be deleted is empty.
    case emptying(Int)
    case backingUp(Int)
    case writing(Int, Int)
    case readingBack(Int)
    case ended
  }

  /// How often a command is tried again, and an answer waited for.
  static let mostTries = 5

  let plan: SavedPlan
  let command: Command
  let tasks: [StepTask]
  private(set) var journal: Journal
  var phase = Phase.idle
  /// The command that runs.
  var running = AWSCommand(words: [])
  var tries = 0
  var isConfirmed: Bool
  var isStopping = false
  var bucket = Observation.unknown
  /// The steps that are to be changed, as far as is known.
  var open: Set<Int> = []
  /// The change at hand.
  var goal = Observation.unknown
  var before = Observation.unknown
  var writes: [AWSCommand] = []
  /// A failed answer after which the change may have been made all the same.
  var doubt: AWSAnswer?
  var changes = 0
  var left: [String] = []
  /// Whether the journal knows of this run.
  var isRecorded = false

  /// Makes a run that has not begun.
  ///
  /// - Parameters:
  ///   - plan: What was reviewed.
  ///   - journal: What earlier runs did.
  ///   - command: What the run does.
  ///   - isConfirmed: Whether the user has agreed already.
  public init(plan: SavedPlan, journal: Journal, command: Command, isConfirmed: Bool) {
    self.plan = plan
    self.journal = journal
    self.command = command
    self.isConfirmed = isConfirmed
    switch command {
    case .apply:
      let automatic = plan.steps.filter { ![.look, .message].contains($0.subject) }
      tasks = automatic.map {
        StepTask(plan: plan, step: $0, direction: .apply, change: journal.change(of: $0.id))
      }
    case .undo(let deletesUploads):
      tasks = journal.changes.reversed().compactMap { change in
        plan.step(change.step).map {
          StepTask(
            plan: plan, step: $0, direction: .undo(deletesUploads: deletesUploads), change: change)
        }
      }
    }
  }

  /// Takes in an event.
  ///
  /// - Parameter event: What happened.
  /// - Returns: What is to be done about it, in order.
  public mutating func update(_ event: ApplyEvent) -> [ApplyEffect] {
    if case .unwritable(let reason) = event {
      phase = .ended
      return [.end(.failed(reason, remedy: []))]
    }
    guard phase != .ended else { return [] }
    switch event {
    case .start: return begin()
    case .answered(let answer): return take(answer)
    case .waited: return isStopping ? end(.interrupted) : again()
    case .backedUp(let path):
      guard case .backingUp(let task) = phase else { return [] }
      let note = ApplyNote(kind: .kept, text: "the policy that was there, as \(path)")
      return [.say(note)] + write(task, backup: path)
    case .confirmed(let agrees):
      guard phase == .asking else { return [] }
      return agrees ? work(from: 0) : end(.declined)
    case .interrupted:
      isStopping = true
      return phase == .asking ? end(.interrupted) : []
    case .unwritable: return []
    }
  }

  // MARK: - Effects

  mutating func run(_ command: AWSCommand, _ care: ApplyEffect.Care = .read) -> [ApplyEffect] {
    running = command
    tries = 0
    return [.run(command, care)]
  }

  /// The command once more.
  private func again() -> [ApplyEffect] { [.run(running, care)] }

  private var care: ApplyEffect.Care {
    guard case .writing(let task, _) = phase else { return .read }
    return care(of: task)
  }

  func care(of task: Int) -> ApplyEffect.Care {
    tasks[task].step.subject == .upload && command == .apply ? .transfer : .change
  }

  /// The same command after some time, unless it was tried often enough.
  mutating func retry(_ why: String) -> [ApplyEffect]? {
    guard tries < Self.mostTries else { return nil }
    guard !isStopping else { return end(.interrupted) }
    tries += 1
    return [
      .say(ApplyNote(kind: .waiting, text: why)), .wait(seconds: 1 << (tries - 1)),
    ]
  }

  mutating func record(_ event: JournalEntry.Event) -> [ApplyEffect] {
    var effects: [ApplyEffect] = []
    if !isRecorded {
      isRecorded = true
      effects.append(.record(JournalEntry(.run(command: command.name))))
    }
    let entry = JournalEntry(event)
    journal.add(entry)
    return effects + [.record(entry)]
  }

  mutating func end(_ outcome: ApplyOutcome) -> [ApplyEffect] {
    phase = .ended
    let entry = JournalEntry(.end(outcome: outcome.word))
    return (isRecorded ? [.record(entry)] : []) + [.end(outcome)]
  }

  /// Ends on a command that failed.
  mutating func fail(_ title: String, _ answer: AWSAnswer) -> [ApplyEffect] {
    let explanation = plan.failure(answer).explanation
    return end(
      .failed("\(title): \(explanation.cause)", remedy: explanation.remedy))
  }
}

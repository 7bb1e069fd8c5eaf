/// The set-up as a value: answers, the question at hand, and what to do on each event.
public struct SetupState: Equatable, Sendable {
  /// How writing the documents ended.
  public enum Outcome: Equatable, Sendable {
    /// These files were written.
    case written([String])
    /// Nothing or not everything was written, for this reason.
    case failed(String)
  }

  /// How far the set-up is.
  public enum Phase: Equatable, Sendable {
    /// Questions are being answered.
    case asking
    /// The documents are being written.
    case writing
    /// Writing has ended.
    case ended(Outcome)
  }

  /// The answers given so far, also to questions that are not asked now.
  public private(set) var given: Answers
  /// What is known from outside.
  public private(set) var facts: Facts
  /// The question at hand.
  public private(set) var current: Question.Key
  /// The answer at hand as it is being edited.
  public private(set) var line: EditableLine
  /// How far the set-up is.
  public private(set) var phase: Phase
  /// The questions that were looked at and left.
  public private(set) var seen: Set<Question.Key>
  /// The option that is pointed at, where an answer may have several.
  public private(set) var pointed: Int
  /// How keeping the answers ended: nothing before, and no reason where it went well.
  public private(set) var saving: Saving?
  /// Where the user stood when the answers were kept, as long as that question is not asked yet.
  private var wayBack: Question.Key?

  /// How answers were kept in a file.
  public enum Saving: Equatable, Sendable {
    /// They are in this file.
    case saved(String)
    /// They are not, for this reason.
    case failed(String)
  }

  /// Makes a set-up that stands at its first question, or where the user stood before.
  public init(answers: Answers = Answers(), facts: Facts, at question: Question.Key? = nil) {
    given = answers
    self.facts = facts
    let known = answers.resolved(with: facts)
    let asked = Question.all.map(\.key).filter { known[$0] != nil }
    let start = question.flatMap { key in asked.first { $0 == key } } ?? .origin
    current = start
    line = EditableLine(known.value(start))
    phase = .asking
    seen = Set(asked.prefix { $0 != start })
    pointed = 0
    wayBack = question == start ? nil : question
  }

  /// The answers that count.
  public var answers: Answers { given.resolved(with: facts) }

  /// The questions that are asked, in order.
  public var path: [Question] {
    let answers = answers
    return Question.all.filter { answers[$0.key] != nil }
  }

  /// The policy for what is answered so far; without a name it holds the placeholder.
  public var policy: BucketPolicy { answers.policy }

  /// The plan for what is answered so far.
  public var plan: SetupPlan { SetupPlan(answers: answers, facts: facts) }

  /// What is to be said about the answer to one question; nothing if it is not asked.
  public func problems(with key: Question.Key) -> [Question.Problem] {
    let answers = answers
    guard let answer = answers[key] else { return [] }
    return Question.of(key).validate(answer.value, answers, facts)
  }

  /// What is to be said about all answers, in the order of the questions.
  public var problems: [Question.Problem] {
    let answers = answers
    return path.flatMap { $0.validate(answers.value($0.key), answers, facts) }
  }

  /// Whether the review can be accepted.
  public var isComplete: Bool { !problems.contains { $0.severity == .error } }

  /// Takes in an event.
  ///
  /// - Parameter event: What happened.
  /// - Returns: What is to be done about it, in order.
  public mutating func update(_ event: SetupEvent) -> [SetupEffect] {
    take(event) + probe()
  }

  private mutating func take(_ event: SetupEvent) -> [SetupEffect] {
    switch event {
    case .factsChanged(let facts):
      take(facts)
      return []
    case .scanned(let data):
      var facts = facts
      facts.data = data
      take(facts)
      return []
    case .inspected(let output):
      var facts = facts
      facts.output = output
      take(facts)
      return []
    case .probed(let probe, let answer, let time):
      // Who was stopped is not listened to.
      guard facts.probes[probe] == .asked else { return [] }
      var facts = facts
      facts.probes[probe] = .answered(ProbeReading(answer, to: probe), at: time)
      take(facts)
      return []
    case .stopProbes:
      let running = facts.probes.running
      for probe in running { facts.probes[probe] = .stopped }
      return running.map(SetupEffect.cancel)
    case .probeAgain:
      let running = facts.probes.running
      facts.probes.forget()
      return running.map(SetupEffect.cancel)
    case .save: return [.save(SavedAnswers(given, at: current), to: facts.answersFile)]
    case .saved(let problem):
      saving = problem.map(Saving.failed) ?? .saved(facts.answersFile)
      return []
    case .written(let outcome):
      if phase == .writing { phase = .ended(outcome) }
      return []
    default:
      guard phase != .writing else { return [] }
      phase = .asking
      saving = nil
      if event != .start { wayBack = nil }
      return respond(to: event)
    }
  }

  private mutating func respond(to event: SetupEvent) -> [SetupEffect] {
    switch event {
    case .start:
      facts.probes.forgetStopped()
      return missingFacts
    case .answer(let text): answer(text)
    case .next: return go(to: neighbour(by: 1))
    case .back: return go(to: neighbour(by: -1))
    case .jump(let key): return go(to: key)
    case .accept: return accept()
    case .nextChoice: choose(by: 1)
    case .previousChoice: choose(by: -1)
    case .useSuggestion:
      if let suggestion = problems(with: current).lazy.compactMap(\.suggestion).first {
        answer(suggestion)
      }
    default: edit(event)
    }
    return []
  }
}

// MARK: - Moving between questions

extension SetupState {
  private func neighbour(by step: Int) -> Question.Key {
    let keys = path.map(\.key)
    guard let place = keys.firstIndex(of: current), keys.indices.contains(place + step) else {
      return current
    }
    return keys[place + step]
  }

  /// Goes to a question that is asked; any answer, right or wrong, may be left behind.
  private mutating func go(to key: Question.Key) -> [SetupEffect] {
    guard let answer = answers[key] else { return [] }
    if key != current { seen.insert(current) }
    current = key
    line = EditableLine(answer.value)
    pointed = 0
    return missingFacts
  }

  /// What has to be found out before the answers can be judged.
  private var missingFacts: [SetupEffect] {
    let answers = answers
    let data = answers.value(.data)
    let output = answers.value(.output)
    var effects: [SetupEffect] = []
    if !data.isEmpty, facts.data?.path != data { effects.append(.scanData(data)) }
    if !output.isEmpty, facts.output?.path != output { effects.append(.inspectOutput(output)) }
    return effects
  }

  /// Facts may change what is asked and proposed, but never what is being typed.
  private mutating func take(_ facts: Facts) {
    self.facts = facts
    let answers = answers
    if let key = wayBack, answers[key] != nil {
      wayBack = nil
      _ = go(to: key)
      return
    }
    if let answer = answers[current] {
      if answer.value != line.text { line = EditableLine(answer.value) }
      return
    }
    let later = Question.all.drop { $0.key != current }
    guard let next = later.first(where: { answers[$0.key] != nil }) else { return }
    current = next.key
    line = EditableLine(answers.value(next.key))
  }

  /// Asks AWS what the answers need, and no longer what they do not need any more.
  private mutating func probe() -> [SetupEffect] {
    let wanted = ProbeAnswers(answers, facts).wanted
    let pointless = facts.probes.running.filter { !wanted.contains($0) }
    for probe in pointless { facts.probes[probe] = nil }
    let new = wanted.filter { facts.probes[$0] == nil }
    for probe in new { facts.probes[probe] = .asked }
    return pointless.map(SetupEffect.cancel) + new.map(SetupEffect.probe)
  }

  private mutating func accept() -> [SetupEffect] {
    if let problem = problems.first(where: { $0.severity == .error }) {
      return go(to: problem.question)
    }
    guard current == .review else { return go(to: .review) }
    phase = .writing
    let answers = answers
    let pack = SetupPack(answers: answers, facts: facts)
    return [.write(pack, to: answers.value(.output), replace: answers.replacesOutput)]
  }
}

// MARK: - Answering the question at hand

extension SetupState {
  private mutating func answer(_ value: String) {
    line = EditableLine(value)
    record()
  }

  /// Leave to replace documents holds for the folder that it was typed for, not for another one.
  private mutating func record() {
    given[current] = Answer(line.text, .typed)
    if current == .output, given[.replace]?.source == .typed { given[.replace] = nil }
  }

  private mutating func choose(by step: Int) {
    let question = Question.of(current)
    let options = question.options(answers).map(\.value)
    guard !options.isEmpty else { return }
    guard question.kind != .several else {
      pointed = (pointed + step + options.count) % options.count
      return
    }
    guard let place = options.firstIndex(of: line.text) else {
      answer(options.first { $0.hasPrefix(line.text) } ?? options[0])
      return
    }
    answer(options[(place + step + options.count) % options.count])
  }

  private mutating func edit(_ event: SetupEvent) {
    switch Question.of(current).kind {
    case .review: return
    case .choice, .confirm: pick(event)
    case .several: tick(event)
    case .text, .folder, .prefix: type(event)
    }
  }

  /// A letter picks the next option that begins with it.
  private mutating func pick(_ event: SetupEvent) {
    guard case .insert(let letter) = event else { return }
    let options = Question.of(current).options(answers).map(\.value)
    let place = options.firstIndex(of: line.text).map { $0 + 1 } ?? 0
    let inTurn = options[min(place, options.count)...] + options[..<min(place, options.count)]
    if let option = inTurn.first(where: { $0.first == letter }) { answer(option) }
  }

  /// A space adds the option that is pointed at to the answer, or takes it out again; all else is
  /// typed, such as what an option is given.
  private mutating func tick(_ event: SetupEvent) {
    guard event == .insert(" ") else { return type(event) }
    let options = Question.of(current).options(answers).map(\.value)
    guard options.indices.contains(pointed) else { return }
    answer(Answers.list(line.text, toggling: options[pointed]))
  }

  private mutating func type(_ event: SetupEvent) {
    let before = line.text
    switch event {
    case .insert(let character): line.insert(String(character))
    case .paste(let text): line.insert(text)
    case .deleteBackward: line.deleteBackward()
    case .deleteForward: line.deleteForward()
    case .moveLeft: line.move(by: -1)
    case .moveRight: line.move(by: 1)
    case .home: line.moveHome()
    case .end: line.moveEnd()
    case .clear: line = EditableLine("")
    default: break
    }
    if line.text != before { record() }
  }
}

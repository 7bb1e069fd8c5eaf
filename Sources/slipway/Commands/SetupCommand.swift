import BucketSetup
import Reports
import Screens

extension Command {
  /// Prepares the bucket set-up: by questions in a terminal, by flags without one.
  static let setup = Command(
    name: "setup", operands: "", summary: "the bucket set-up: policy, script, steps, message",
    flags: Question.all.map(Flag.init) + [.answers, .saveAnswers, .plainSetup] + Flag.appearance,
    notes: Question.help
  ) { arguments in
    guard arguments.operands.isEmpty else {
      throw UsageError("setup takes flags only; the folder with the tables is --data DIR")
    }
    let answers = try SetupAnswers(arguments)
    let isAgreed = arguments.has(Flag(Question.of(.review)))
    if !isAgreed, asksPlainly(arguments) { return try askPlainly(answers) }
    if !isAgreed, hasScreen {
      return try explore(setup: answers.state(isAttended: true), Preferences(arguments))
    }
    let state = settled(answers.state(isAttended: false))
    if arguments.has(.saveAnswers) { try save(state) }
    return isAgreed ? try write(state) : try review(state)
  }

  /// Exit statuses of the set-up; the first three are those of every command.
  private enum Status {
    static let done: Int32 = 0
    static let failed: Int32 = 1
    static let changesPending: Int32 = 2
    static let answersMissing: Int32 = 64
  }

  /// The set-up with all that is known from outside for the answers at hand.
  static func settled(_ setup: SetupState) -> SetupState {
    var state = setup
    var effects = state.update(.start)[...]
    while let effect = effects.popFirst() {
      if let event = SetupWork.event(for: effect) { effects += state.update(event) }
    }
    return state
  }

  private static func save(_ state: SetupState) throws {
    let saved = SavedAnswers(state.given, at: nil)
    try Output.replaceFile(state.facts.answersFile, saved.text)
  }

  /// Says what would be done; nothing is written without `--yes`.
  private static func review(_ state: SetupState) throws -> Int32 {
    if let status = complain(about: state) { return status }
    let lines = state.plan.actions.enumerated().map { "  \($0 + 1)  \(Visible.text($1.title))" }
    try Output.write(
      "Nothing has been changed or written yet. The plan:\n" + lines.joined(separator: "\n")
        + "\n\nTo write the documents into \(Visible.text(state.answers.value(.output))), "
        + "add --yes.\n")
    return Status.changesPending
  }

  private static func write(_ setup: SetupState) throws -> Int32 {
    var state = setup
    if let status = complain(about: state) { return status }
    _ = state.update(.jump(to: .review))
    for effect in state.update(.accept) {
      if let event = SetupWork.event(for: effect) { _ = state.update(event) }
    }
    guard case .ended(.written(let files)) = state.phase else {
      if case .ended(.failed(let reason)) = state.phase { Output.complain(reason) }
      return Status.failed
    }
    let list = files.map { "  \(Visible.text($0))\n" }.joined()
    let folder = Visible.text(state.answers.value(.output))
    try Output.write(
      "wrote \(Amount.of(files.count, "file")):\n\(list)Next: read \(folder)/SETUP.md, then run "
        + "bash \(folder)/setup.sh --dry-run. Nothing has been changed in AWS.\n")
    return Status.done
  }

  /// Names every answer that is missing or wrong with its flag; nothing when all is well.
  static func complain(
    about state: SetupState, except ignored: Set<Question.Key> = []
  ) -> Int32? {
    let problems = state.problems.filter { !ignored.contains($0.question) }
    for problem in problems where problem.severity == .warning {
      Output.complain("\(Question.of(problem.question).flag): \(Visible.text(problem.message))")
    }
    let errors = problems.filter { $0.severity == .error }
    guard !errors.isEmpty else { return nil }
    var said = Set<String>()
    for problem in errors where said.insert(problem.question.rawValue + problem.message).inserted {
      let question = Question.of(problem.question)
      let value = state.answers.value(problem.question)
      let given = value.isEmpty ? (question.flagArgument ?? "") : Visible.text(value)
      let hint = problem.suggestion.map { "; try \(Visible.text($0))" } ?? ""
      Output.complain("\(question.flag) \(given): \(Visible.text(problem.message))\(hint)")
    }
    return Status.answersMissing
  }
}

extension Flag {
  /// The flag that answers a question.
  init(_ question: Question) {
    self.init(
      String(question.flag.drop { $0 == "-" }), question.flagArgument,
      question.flagHelp ?? question.prompt)
  }
}

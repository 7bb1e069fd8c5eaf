import BucketSetup
import Reports
import Screens

extension Command {
  /// Prepares the bucket set-up: by questions in a terminal, by flags without one.
  static let setup = Command(
    name: "setup", operands: "", summary: "the bucket set-up: policy, script, steps, message",
    flags: Question.all.map(Flag.init) + Flag.appearance
  ) { arguments in
    guard arguments.operands.isEmpty else {
      throw UsageError("setup takes flags only; the folder with the tables is --data DIR")
    }
    let answers = givenAnswers(arguments)
    guard arguments.has(Flag(Question.of(.review))) else {
      return hasScreen
        ? try explore(setup: answers, Preferences(arguments)) : try review(answers)
    }
    return try write(answers)
  }

  /// Exit statuses of the set-up; the first three are those of every command.
  private enum Status {
    static let done: Int32 = 0
    static let failed: Int32 = 1
    static let changesPending: Int32 = 2
    static let answersMissing: Int32 = 64
  }

  static func givenAnswers(_ arguments: Arguments) -> Answers {
    var answers = Answers()
    for question in Question.all {
      let flag = Flag(question)
      guard arguments.has(flag) else { continue }
      let value = question.flagArgument == nil ? "yes" : arguments.value(flag) ?? ""
      answers[question.key] = Answer(value, .flag)
    }
    return answers
  }

  /// The set-up with all that is known from outside for the answers at hand.
  static func settled(_ answers: Answers) -> SetupState {
    let facts = Facts(
      defaultOutputFolder: "toplyne-setup", nameSuffix: SetupWork.nameSuffix)
    var state = SetupState(answers: answers, facts: facts)
    var effects = state.update(.start)
    while let effect = effects.popLast() {
      effects += state.update(SetupWork.event(for: effect, facts: state.facts))
    }
    return state
  }

  /// Says what would be done; nothing is written without `--yes`.
  private static func review(_ answers: Answers) throws -> Int32 {
    let state = settled(answers)
    if let status = complain(about: state) { return status }
    let lines = state.plan.actions.enumerated().map { "  \($0 + 1)  \(Visible.text($1.title))" }
    try Output.write(
      "Nothing has been changed or written yet. The plan:\n" + lines.joined(separator: "\n")
        + "\n\nTo write the documents into \(Visible.text(state.answers.value(.output))), "
        + "add --yes.\n")
    return Status.changesPending
  }

  private static func write(_ answers: Answers) throws -> Int32 {
    var state = settled(answers)
    if let status = complain(about: state) { return status }
    _ = state.update(.jump(to: .review))
    for effect in state.update(.accept) {
      _ = state.update(SetupWork.event(for: effect, facts: state.facts))
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

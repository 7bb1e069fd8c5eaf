/// The set-up as lines of text, for screen readers and for terminals that can only print.
///
/// No line holds a control character, whatever was typed.
public struct PlainPrompts {
  /// How the asking ended.
  public enum Ending: Equatable, Sendable {
    /// The user left before the end.
    case left
    /// These documents were written.
    case written([String])
  }

  /// Does what the set-up asks of the world, and says how it went.
  public typealias Work = (SetupEffect, Facts) -> SetupEvent?

  /// The set-up.
  public private(set) var state: SetupState
  /// How the asking ended, once it has.
  public private(set) var ending: Ending?
  private let work: Work

  /// Makes the prompts of a set-up.
  public init(_ state: SetupState, work: @escaping Work) {
    self.state = state
    self.work = work
  }

  private var question: Question { Question.of(state.current) }

  /// Begins: says what the letters mean, and asks the first question.
  public mutating func begin() -> String {
    perform(.start)
    return shown(
      ["Set up the bucket. Nothing is changed in AWS.", Self.commands, ""] + asked)
  }

  /// Takes a line that was typed; tells what came of it and asks on, unless the asking has ended.
  public mutating func take(_ line: String) -> String {
    let word = trimmed(line)
    switch word {
    case "b":
      let before = state.current
      perform(.back)
      return shown((before == state.current ? ["This is the first question."] : []) + asked)
    case "?": return shown(reasons + asked)
    case "p": return shown(preview + asked)
    case "s":
      perform(.save)
      return shown(saved + asked)
    case "q":
      ending = .left
      return shown(["Nothing was written."])
    default:
      return shown(question.kind == .review ? review(word) : answer(word))
    }
  }

  /// The last part of a text is the prompt itself, behind which one types.
  private func shown(_ lines: [String]) -> String {
    let text = lines.map { PlainText.printable($0) }.joined(separator: "\n")
    return ending == nil ? text + " " : text + "\n"
  }

  private func trimmed(_ line: String) -> String {
    let rest = line.drop { $0 == " " || $0 == "\t" }
    return String(rest.reversed().drop { " \t\r\n\r\n".contains($0) }.reversed())
  }

  private mutating func perform(_ event: SetupEvent) {
    var effects = state.update(event)[...]
    while let effect = effects.popFirst() {
      if let event = work(effect, state.facts) {
        effects += state.update(event)
      } else if case .probe = effect {
        effects += state.update(.stopProbes)
      }
    }
  }
}

// MARK: - Answering

extension PlainPrompts {
  /// Records an answer and goes on, unless it is wrong.
  private mutating func answer(_ word: String) -> [String] {
    let key = state.current
    if !word.isEmpty { perform(.answer(value(of: word))) }
    // What the answer stands for may have to be looked at before it can be judged.
    perform(.jump(to: key))
    guard state.current == key else { return asked }
    let problems = state.problems(with: key)
    if !problems.contains(where: { $0.severity == .error }) { perform(.next) }
    return problems.map(Self.text) + asked
  }

  /// What a word means: the number of an option, or itself; all that follows `=` is itself.
  private func value(of word: String) -> String {
    guard !word.hasPrefix("=") else { return String(word.dropFirst()) }
    let options = question.options(state.answers).map(\.value)
    let option = { (number: Substring) in
      Int(number).flatMap { options.indices.contains($0 - 1) ? options[$0 - 1] : nil }
    }
    switch question.kind {
    case .choice, .confirm: return option(word[...]) ?? word
    case .several:
      guard word != "0" else { return "" }
      let parts = word.split { $0 == "," || $0 == " " }.map { option($0) ?? String($0) }
      return parts.joined(separator: ",")
    case .text, .folder, .prefix, .review: return word
    }
  }

  private mutating func review(_ word: String) -> [String] {
    if let number = Int(word), state.path.indices.contains(number - 1) {
      perform(.jump(to: state.path[number - 1].key))
      return asked
    }
    if word.isEmpty, !state.isComplete {
      perform(.accept)
      return state.problems(with: state.current).map(Self.text) + asked
    }
    guard word == "yes" else {
      return ["Type yes to write the documents, or the number of an answer."] + asked
    }
    perform(.accept)
    switch state.phase {
    case .ended(.written(let files)):
      ending = .written(files)
      return ["Wrote:"] + files.map { "  \($0)" } + ["Nothing has been changed in AWS."]
    case .ended(.failed(let reason)): return ["Error: \(reason)"] + asked
    case .asking, .writing: return state.problems(with: state.current).map(Self.text) + asked
    }
  }
}

// MARK: - Texts

extension PlainPrompts {
  private static let commands =
    "Enter takes the answer in brackets. b back, ? why, p preview, s save, q quit; behind = "
    + "anything is taken as it is."

  /// The question at hand, the prompt last.
  private var asked: [String] {
    let place = (state.path.firstIndex { $0.key == question.key } ?? 0) + 1
    let head = ["", "\(place) of \(state.path.count): \(question.prompt)"]
    guard question.kind != .review else { return head + reviewed }
    return head + listed + [prompt]
  }

  private var prompt: String {
    guard let answer = state.answers[question.key] else { return ">" }
    let value = answer.value.isEmpty ? "empty" : answer.value
    let source = answer.source == .typed ? "" : ", \(answer.source.words)"
    return "[\(value)\(source)]"
  }

  /// The options with their numbers; those of a text are merely proposals and stand behind `?`.
  private var listed: [String] {
    let options = question.options(state.answers)
    switch question.kind {
    case .choice, .confirm:
      return options.enumerated().map { "  \($0 + 1)  \($1.title) (\($1.value))" }
    case .several:
      let chosen = Answers.list(state.line.text).map { Answers.option($0).name }
      return options.enumerated().map { number, option in
        let sign = chosen.contains(Answers.option(option.value).name) ? "on " : "off"
        return "  \(number + 1)  \(sign)  \(option.title) (\(option.value))"
      } + ["  numbers or names with spaces between them choose; 0 chooses none"]
    case .text, .folder, .prefix, .review: return []
    }
  }

  private var reasons: [String] {
    var lines = ["Why: \(question.why)"]
    let acceptable = question.acceptable(state.answers)
    if !acceptable.isEmpty { lines.append("Answer: \(acceptable)") }
    if question.kind == .text {
      lines += question.options(state.answers).map { "  \($0.value)  \($0.title)" }
    }
    lines.append(
      "Without a terminal: \(question.usage)"
        + (question.environment.map { ", or \($0) in the environment" } ?? ""))
    return lines
  }

  private var preview: [String] {
    ["Bucket policy, as it will be:"] + state.policy.lines + ["", "The plan:"] + plan
  }

  private var plan: [String] {
    state.plan.actions.enumerated().map { "  \($0 + 1)  \($1.title)" }
  }

  private var saved: [String] {
    switch state.saving {
    case .saved(let file): ["Kept in \(file); slipway setup --answers \(file) goes on here."]
    case .failed(let reason): ["Error: \(reason)"]
    case nil: []
    }
  }

  private var reviewed: [String] {
    let answers = state.answers
    let path = state.path.filter(\.isKept)
    let lines = path.enumerated().map { number, question in
      let answer = answers[question.key]
      let value = answer?.value ?? ""
      return "  \(number + 1)  \(question.title): \(value.isEmpty ? "empty" : value) "
        + "(\(answer?.source.words ?? ""))"
    }
    let problems = state.problems.filter { $0.severity != .note }
    guard state.isComplete else {
      return lines + problems.map { "\(Question.of($0.question).title): \(Self.text($0))" }
        + ["[Enter goes to the first answer that is missing]"]
    }
    return lines + problems.map { "\(Question.of($0.question).title): \(Self.text($0))" }
      + ["The plan:"] + plan
      + [state.policy.effect, "The documents go to \(answers.value(.output))."]
      + ["[yes writes them; a number goes to that answer]"]
  }

  private static func text(_ problem: Question.Problem) -> String {
    let word =
      switch problem.severity {
      case .error: "Error"
      case .warning: "Warning"
      case .note: "Note"
      }
    return "\(word): \(problem.message)" + (problem.suggestion.map { " Try \($0)" } ?? "")
  }
}

extension Answer.Source {
  /// Where an answer comes from, in a word or two.
  public var words: String {
    switch self {
    case .typed: "typed"
    case .flag: "by flag"
    case .environment: "from the environment"
    case .file: "from the file"
    case .detected: "found out"
    case .default: "default"
    }
  }
}

import BucketSetup
import Reports
import Screens

/// The bucket set-up: steps, the question at hand, and the policy as it will be.
public struct SetupView: Sendable {
  /// The set-up.
  public internal(set) var setup: SetupState
  /// The way in which the steps of the review are shown.
  var dialect = StepDialect.console
  /// The step of the review that is chosen, from 0.
  var step = 0
  /// Lines by which the policy is scrolled back from its end, or a step from its beginning.
  var scroll = 0

  init(_ setup: SetupState) { self.setup = setup }

  var question: Question { Question.of(setup.current) }

  /// Whether one picks an answer instead of typing it.
  var hasChoices: Bool { question.kind.isChoice }

  var isReview: Bool { setup.current == .review }

  /// The place of the answer among those that the question offers.
  var chosenOption: Int {
    guard question.kind != .several else { return setup.pointed }
    return question.options(setup.answers).firstIndex { $0.value == setup.line.text } ?? 0
  }

  // MARK: - Keys

  /// Takes a key: changes how the set-up is shown, or says what it means for the set-up.
  mutating func press(_ key: Key, in state: State) -> SetupEvent? {
    let action = SetupKey.action(of: key)
    if isReview, let action, review(action, state) { return nil }
    defer { if action != .scrollUp, action != .scrollDown { scroll = 0 } }
    switch action {
    case .accept: return isReview ? .accept : .next
    case .next: return .next
    case .back, .backwards: return .back
    case .take: return .useSuggestion
    case .left: return picks ? .previousChoice : .moveLeft
    case .right: return picks ? .nextChoice : .moveRight
    case .tick: return hasChoices ? .nextChoice : .insert(" ")
    case .clear: return .clear
    case .save: return .save
    case .askAgain: return .probeAgain
    case .scrollUp, .scrollDown:
      let page = max(1, state.body.height / 2)
      let end = setup.preview.lines.count
      scroll = max(0, min(end, scroll + (action == .scrollUp ? page : -page)))
      return nil
    case .help, .leave: return nil
    case nil: return Self.editing(key)
    }
  }

  private var picks: Bool { hasChoices || question.kind == .several }

  private static func editing(_ key: Key) -> SetupEvent? {
    switch key {
    case .character(let character): .insert(character)
    case .backspace: .deleteBackward
    case .delete: .deleteForward
    case .home, .control("a"): .home
    case .end, .control("e"): .end
    default: nil
    }
  }

  /// What a key does in the review before it means anything for the set-up.
  private mutating func review(_ action: SetupKey.Action, _ state: State) -> Bool {
    guard setup.isComplete else { return false }
    let last = setup.plan.actions.count - 1
    let ways = StepDialect.allCases
    let way = ways.firstIndex(of: dialect) ?? 0
    switch action {
    case .take, .right: dialect = ways[(way + 1) % ways.count]
    case .backwards, .left: dialect = ways[(way + ways.count - 1) % ways.count]
    case .next: step = min(last, step + 1)
    case .back where step > 0: step = min(last, step) - 1
    case .scrollUp: scroll = max(0, scroll - max(1, state.body.height / 2))
    case .scrollDown:
      let end = max(0, stepLines(state).count - 1)
      scroll = min(end, scroll + max(1, state.body.height / 2))
    default: return false
    }
    if action != .scrollUp, action != .scrollDown { scroll = 0 }
    return true
  }

  /// The keys that matter most here, with their words.
  ///
  /// Where the set-up is all there is, leaving it ends the program, and the answers with it.
  func footer(isAlone: Bool) -> [(key: String, word: String)] {
    guard !hasWritten else { return [("↑", "back to the answers"), ("Enter", "leave")] }
    let hasSuggestion = setup.problems(with: setup.current).contains { $0.suggestion != nil }
    let isReady = isReview && setup.isComplete
    let next = isReview ? (setup.isComplete ? "write the files" : "go there") : "next"
    return [("Enter", next), ("↑", "back")]
      + (picks ? [("← →", "choose")] : [])
      + (question.kind == .several ? [("space", "on or off")] : [])
      + (hasSuggestion ? [("Tab", "take the suggestion")] : [])
      + (isReady ? [("Tab", "other ways"), ("↓", "steps")] : [])
      + [("ctrl-s", "save"), ("f1", "keys"), ("Esc", isAlone ? "leave" : "leave, answers kept")]
  }

  /// Whether the documents were written.
  var hasWritten: Bool {
    if case .ended(.written) = setup.phase { true } else { false }
  }

  // MARK: - Drawing

  func draw(in frame: inout Frame) {
    let state = frame.state
    let place = (setup.path.firstIndex { $0.key == setup.current } ?? 0) + 1
    frame.draw(
      title: hasWritten
        ? "Written; nothing has been changed in AWS"
        : isReview ? "Review: nothing has been changed yet" : "Set up the bucket",
      facts: "\(place) of \(setup.path.count)", status: status(state))
    frame.body { screen in
      if isReview {
        drawReview(state, &screen)
      } else {
        drawQuestions(state, &screen)
      }
    }
  }

  private func status(_ state: State) -> Frame.Status {
    switch setup.phase {
    case .writing: return Frame.Status(text: "writing…", style: .accent)
    case .ended(.written(let files)):
      return Frame.Status(
        text: "\(state.glyphs.good) wrote \(Amount.of(files.count, "file")) to "
          + setup.answers.value(.output), style: .good)
    case .ended(.failed(let reason)):
      return Frame.Status(text: "\(state.glyphs.error) \(reason)", style: .error)
    case .asking: break
    }
    switch setup.saving {
    case .saved(let file):
      let next = "slipway setup --answers \(file) goes on here"
      return Frame.Status(text: "\(state.glyphs.good) kept in \(file); \(next)", style: .good)
    case .failed(let reason):
      return Frame.Status(text: "\(state.glyphs.error) not kept: \(reason)", style: .error)
    case nil: break
    }
    if setup.isProbing {
      return Frame.Status(text: "asking AWS…  ctrl-c stops", style: .accent)
    }
    if isReview, let title = stepTitle { return Frame.Status(text: title, style: .dim) }
    return Frame.Status(text: "without a terminal: slipway setup \(question.usage)", style: .dim)
  }
}

/// A line of the set-up.
struct SetupLine {
  var text: String
  var style = Style.text
  /// Columns before the cursor, on the line that has it.
  var cursor: Int?
  /// The place of the answer that it offers.
  var option: Int?
  /// Whether it is the question itself.
  var isPrompt = false
}

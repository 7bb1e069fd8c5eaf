import BucketSetup
import Reports
import Screens

/// The bucket set-up: steps at the left, the question below, and the policy as it will be.
public struct SetupView: Sendable {
  /// The set-up.
  public internal(set) var setup: SetupState

  init(_ setup: SetupState) { self.setup = setup }

  private var question: Question { Question.of(setup.current) }

  private var hasChoices: Bool { question.kind.isChoice }

  /// The place of the answer among those that the question offers.
  var chosenOption: Int {
    question.options(setup.answers).firstIndex { $0.value == setup.line.text } ?? 0
  }

  private var isReview: Bool { setup.current == .review }

  /// What a key means here; nothing for keys that mean nothing or leave the view.
  func event(for key: Key) -> SetupEvent? {
    switch key {
    case .enter: isReview ? .accept : .next
    case .down: .next
    case .up, .backTab: .back
    case .tab: .useSuggestion
    case .left: hasChoices ? .previousChoice : .moveLeft
    case .right: hasChoices ? .nextChoice : .moveRight
    case .character(" ") where hasChoices: .nextChoice
    case .character(let character): .insert(character)
    case .backspace: .deleteBackward
    case .delete: .deleteForward
    case .home, .control("a"): .home
    case .end, .control("e"): .end
    default: nil
    }
  }

  /// The keys that matter most here, with their words.
  ///
  /// Where the set-up is all there is, leaving it ends the program, and the answers with it.
  func footer(isAlone: Bool) -> [(key: String, word: String)] {
    guard !hasWritten else { return [("↑", "back to the answers"), ("Enter", "leave")] }
    let hasSuggestion = setup.problems(with: setup.current).contains { $0.suggestion != nil }
    let next = isReview ? (setup.isComplete ? "write the files" : "go there") : "next"
    return [("Enter", next), ("↑", "back")]
      + (hasChoices ? [("← →", "choose")] : [])
      + (hasSuggestion ? [("Tab", "take the suggestion")] : [])
      + [("Esc", isAlone ? "leave" : "leave, answers kept")]
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
    case .asking:
      let flag = [question.flag, question.flagArgument].compactMap { $0 }.joined(separator: " ")
      return Frame.Status(text: "without a terminal: slipway setup \(flag)", style: .dim)
    }
  }

  // MARK: - Questions

  private func drawQuestions(_ state: State, _ screen: inout Screen) {
    let body = state.body
    let isWide = state.size.width >= 70
    let middle = isWide ? min(46, state.size.width / 2) : state.size.width
    let room = middle - 2
    let question = self.question(state, room: room - 2)
    let steps = min(max(1, body.height - question.count - 1), setup.path.count)
    drawSteps(state, rows: steps, room: room, &screen)
    // Where there is hardly any room the answer alone is shown: the step names the question.
    let isTight = body.height < question.count + 2
    let y = body.y + steps + (isTight ? 0 : 1)
    let lines = isTight ? Array(question.drop { $0.isPrompt }) : question
    for (index, line) in lines.prefix(max(0, body.y + body.height - y)).enumerated() {
      screen.put(
        line.text, x: 1, y: y + index, style: line.style, width: room, truncation: .ellipsis)
      if let option = line.option {
        screen.mark(Rect(x: 0, y: y + index, width: room + 2, height: 1), as: .row(option))
      }
      if let cursor = line.cursor { screen.cursor = Point(x: min(1 + cursor, room), y: y + index) }
    }
    guard isWide else { return }
    for y in body.y..<(body.y + body.height) {
      screen.put(state.glyphs.vertical, x: middle, y: y, style: .dim)
    }
    drawPolicy(x: middle + 2, state, &screen)
  }

  private func drawSteps(_ state: State, rows: Int, room: Int, _ screen: inout Screen) {
    let path = setup.path
    let here = path.firstIndex { $0.key == setup.current } ?? 0
    let first = max(0, min(here - rows / 2, path.count - rows))
    for (row, step) in path.dropFirst(first).prefix(rows).enumerated() {
      let y = state.body.y + row
      let isHere = step.key == setup.current
      let isBad = setup.problems(with: step.key).contains { $0.severity == .error }
      let wasSeen = setup.seen.contains(step.key)
      let sign =
        isHere
        ? state.glyphs.selected
        : isBad && wasSeen ? state.glyphs.error : wasSeen ? state.glyphs.good : " "
      let style: Style = isHere ? .accent : isBad && wasSeen ? .error : .good
      screen.mark(Rect(x: 0, y: y, width: room + 2, height: 1), as: .line(first + row))
      screen.put(sign, x: 0, y: y, style: style)
      screen.put(
        step.title, x: 2, y: y, style: isHere ? Style(.accent, bold: true) : .text, width: 12)
      screen.put(
        Self.shown(setup.answers.value(step.key), of: step, setup), x: 15, y: y, style: .dim,
        width: room - 14, truncation: .ellipsis)
    }
  }

  /// An answer as it reads in the list of steps.
  private static func shown(_ value: String, of question: Question, _ setup: SetupState) -> String {
    question.options(setup.answers).first { $0.value == value && question.kind.isChoice }?.title
      ?? value
  }

  private struct Line {
    var text: String
    var style = Style.text
    /// Columns before the cursor, on the line that has it.
    var cursor: Int?
    /// The place of the answer that it offers.
    var option: Int?
    /// Whether it is the question itself.
    var isPrompt = false
  }

  /// The question with its answer and what is to be said about that.
  private func question(_ state: State, room: Int) -> [Line] {
    var lines = wrapped(question.prompt, to: room).map {
      Line(text: $0, style: Style(.accent, bold: true), isPrompt: true)
    }
    if hasChoices {
      for (place, option) in question.options(setup.answers).enumerated() {
        let isChosen = option.value == setup.line.text
        lines.append(
          Line(
            text: "\(isChosen ? state.glyphs.selected : " ") \(option.title)",
            style: isChosen ? Style(.text, bold: true) : .dim, cursor: isChosen ? 0 : nil,
            option: place))
      }
    } else {
      lines += typedLine(state)
    }
    return lines + problems(state, room: room)
      + wrapped("why: \(question.why)", to: room).map { Line(text: $0, style: .dim) }
  }

  private func typedLine(_ state: State) -> [Line] {
    let text = setup.line.text
    let before = TextWidth.columns(String(text.prefix(setup.line.cursor))) + 2
    guard !text.isEmpty else {
      return [Line(text: "> \(question.placeholder)", style: .dim, cursor: 2)]
    }
    let places = setup.problems(with: setup.current).compactMap { problem in
      problem.severity == .error ? problem.range : nil
    }
    var lines = [Line(text: "> \(text)", style: Style(.text, bold: true), cursor: before)]
    if !places.isEmpty {
      let carets = text.indices.enumerated().map { offset, _ in
        places.contains { $0.contains(offset) } ? "^" : " "
      }
      let atEnd = places.contains { $0.isEmpty || $0.upperBound > text.count } ? "^" : ""
      lines.append(Line(text: "  " + carets.joined() + atEnd, style: .error))
    }
    return lines
  }

  private func problems(_ state: State, room: Int) -> [Line] {
    // An empty line is no mistake before the user has left it.
    let isUntouched = setup.line.text.isEmpty && !setup.seen.contains(setup.current)
    guard !isUntouched else { return [] }
    let problems = setup.problems(with: setup.current)
    let lines = problems.flatMap { problem -> [Line] in
      let (sign, style) =
        switch problem.severity {
        case .error: (state.glyphs.error, Style(.error))
        case .warning: (state.glyphs.warning, Style(.warning))
        case .note: (state.glyphs.hint, Style(.hint))
        }
      return wrapped("\(sign) \(problem.message)", to: room).map { Line(text: $0, style: style) }
    }
    guard let suggestion = problems.lazy.compactMap(\.suggestion).first else { return lines }
    return lines + [Line(text: "  try \(suggestion)", style: .good)]
  }

  // MARK: - The policy

  private func drawPolicy(x: Int, _ state: State, _ screen: inout Screen) {
    let body = state.body
    let lines = setup.policy.lines
    let width = state.size.width - x - 1
    screen.put("Bucket policy, as it will be", x: x, y: body.y, style: .accent, width: width)
    let matrix = access(state)
    let room = max(0, body.height - 1)
    let showsAll = room >= lines.count + matrix.count + 1
    // Where the whole policy has no room, its end is what changes while typing.
    let shown = showsAll ? lines : Array(lines.suffix(max(0, room)))
    for (index, line) in shown.enumerated() {
      screen.put(
        line, x: x, y: body.y + 1 + index, style: .dim, width: width, truncation: .ellipsis)
      guard let name = setup.policy.placeOfName(in: line) else { continue }
      screen.restyle(
        Rect(x: x + name.lowerBound, y: body.y + 1 + index, width: name.count, height: 1)
          .intersection(Rect(x: x, y: 0, width: width, height: state.size.height))
      ) { $0 = Style(.accent, bold: true) }
    }
    guard showsAll else { return }
    for (index, line) in matrix.enumerated() {
      screen.put(
        line, x: x, y: body.y + 2 + lines.count + index, width: width, truncation: .ellipsis)
    }
  }

  /// Who may do what, as the policy decides.
  private func access(_ state: State) -> [String] {
    let cells = BucketPolicy.Access.allCases.map { access in
      (access.rawValue, setup.policy.allows(access) ? state.glyphs.good : "–")
    }
    let head = cells.map { padded($0.0, 8) }.joined()
    let row = cells.map { padded($0.1, 8) }.joined()
    return [padded("", 11) + head, padded("Toplyne", 11) + row]
  }

  // MARK: - The review

  private func drawReview(_ state: State, _ screen: inout Screen) {
    let body = state.body
    for (index, line) in reviewLines(state).prefix(body.height).enumerated() {
      screen.put(
        line.text, x: 1, y: body.y + index, style: line.style, width: state.size.width - 2,
        truncation: .ellipsis)
    }
  }

  private func reviewLines(_ state: State) -> [Line] {
    let room = state.size.width - 2
    let bad = setup.problems.filter { $0.severity == .error }
    guard bad.isEmpty else {
      return [Line(text: "Enter goes to the first answer that is missing:", style: .accent)]
        + bad.map {
          Line(
            text: "\(state.glyphs.error) \(Question.of($0.question).title): \($0.message)",
            style: .error)
        }
    }
    var lines: [Line] = []
    for (index, action) in setup.plan.actions.enumerated() {
      let titles = wrapped(action.title, to: room - 19)
      for (part, title) in titles.enumerated() {
        let number = part == 0 ? String(index + 1) : ""
        let kind = part == 0 ? Self.word(action.kind) : ""
        let text = padded("\(flushRight(number, 2))  \(title)", max(0, room - 14))
        lines.append(Line(text: "\(text) \(kind)"))
      }
    }
    lines.append(Line(text: ""))
    lines += wrapped(consent, to: room).map { Line(text: $0, style: Style(.accent, bold: true)) }
    lines.append(Line(text: ""))
    lines += ended(state)
    return lines
  }

  private func ended(_ state: State) -> [Line] {
    let output = setup.answers.value(.output)
    guard case .ended(.written(let files)) = setup.phase else {
      return [
        Line(text: "Enter writes these files to \(output); nothing is changed in AWS:", style: .dim)
      ] + documents.map { Line(text: "  \($0)", style: .dim) }
    }
    return [
      Line(text: "Written. Next: read \(output)/SETUP.md, or run \(output)/setup.sh", style: .good)
    ]
      + files.map { Line(text: "  \(state.glyphs.good) \($0)") }
  }

  private var documents: [String] {
    SetupPack(answers: setup.answers, facts: setup.facts).documents.map(\.name)
  }

  /// What accepting comes to, as an effect and not as yes or no.
  private var consent: String {
    let role = BucketPolicy.principal.split(separator: "/").last.map(String.init) ?? ""
    return "Let role \(role) read every object in \(setup.answers.value(.bucket))? "
      + "It cannot write or delete."
  }

  private static func word(_ kind: SetupPlan.Action.Kind) -> String {
    switch kind {
    case .willChange: "will change"
    case .checkFirst: "if it differs"
    case .byHand: "by hand"
    }
  }
}

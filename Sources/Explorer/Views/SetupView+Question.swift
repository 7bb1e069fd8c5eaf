import BucketSetup
import Screens

/// The steps and the question at hand.
extension SetupView {
  /// From here on steps, question and policy stand side by side.
  private static let widthOfThree = 116
  /// From here on the policy stands beside the question.
  private static let widthOfTwo = 70

  func drawQuestions(_ state: State, _ screen: inout Screen) {
    let (body, width) = (state.body, state.size.width)
    guard width >= Self.widthOfTwo else {
      return drawBelowSteps(
        state, Rect(x: 0, y: body.y, width: width, height: body.height), &screen)
    }
    var left = Rect(x: 0, y: body.y, width: min(46, width / 2), height: body.height)
    if width >= Self.widthOfThree {
      let steps = Rect(x: 0, y: body.y, width: 34, height: body.height)
      drawSteps(state, steps, &screen)
      rule(x: steps.right, state, &screen)
      left = Rect(x: steps.right + 1, y: body.y, width: 42, height: body.height)
      draw(question(state, room: left.width - 2), left, state, &screen)
    } else {
      drawBelowSteps(state, left, &screen)
    }
    rule(x: left.right, state, &screen)
    let start = left.right + 2
    drawPreview(
      state, Rect(x: start, y: body.y, width: width - start - 1, height: body.height), &screen)
  }

  private func rule(x: Int, _ state: State, _ screen: inout Screen) {
    for y in state.body.y..<(state.body.y + state.body.height) {
      screen.put(state.glyphs.vertical, x: x, y: y, style: .dim)
    }
  }

  private func drawBelowSteps(_ state: State, _ area: Rect, _ screen: inout Screen) {
    let lines = question(state, room: area.width - 4)
    let steps = min(max(1, area.height - lines.count - 1), setup.path.count)
    drawSteps(
      state, Rect(x: area.x, y: area.y, width: area.width, height: steps), &screen)
    // Where there is hardly any room the answer alone is shown: the step names the question.
    let isTight = area.height < lines.count + 2
    let y = area.y + steps + (isTight ? 0 : 1)
    let rest = Rect(x: area.x, y: y, width: area.width, height: max(0, area.bottom - y))
    draw(isTight ? Array(lines.drop { $0.isPrompt }) : lines, rest, state, &screen)
  }

  /// Draws lines so that the one with the cursor is in sight.
  private func draw(_ lines: [SetupLine], _ area: Rect, _ state: State, _ screen: inout Screen) {
    let room = area.width - 2
    let cursor = lines.firstIndex { $0.cursor != nil } ?? 0
    let first = max(0, cursor - max(0, area.height - 1))
    for (row, line) in lines.dropFirst(first).prefix(area.height).enumerated() {
      let y = area.y + row
      // What is typed is long: the end with the cursor is shown.
      let hidden = max(0, (line.cursor ?? 0) - room + 1)
      screen.put(
        String(line.text.dropFirst(hidden)), x: area.x + 1, y: y, style: line.style, width: room,
        truncation: .ellipsis)
      if let option = line.option {
        screen.mark(Rect(x: area.x, y: y, width: area.width, height: 1), as: .row(option))
      }
      if let cursor = line.cursor {
        screen.cursor = Point(x: area.x + min(1 + cursor - hidden, room), y: y)
      }
    }
  }

  private func drawSteps(_ state: State, _ area: Rect, _ screen: inout Screen) {
    let path = setup.path
    let here = path.firstIndex { $0.key == setup.current } ?? 0
    let first = max(0, min(here - area.height / 2, path.count - area.height))
    for (row, step) in path.dropFirst(first).prefix(area.height).enumerated() {
      let y = area.y + row
      let isHere = step.key == setup.current
      let isBad = setup.problems(with: step.key).contains { $0.severity == .error }
      let wasSeen = setup.seen.contains(step.key)
      let sign =
        isHere
        ? state.glyphs.selected
        : isBad && wasSeen ? state.glyphs.error : wasSeen ? state.glyphs.good : " "
      let style: Style = isHere ? .accent : isBad && wasSeen ? .error : .good
      screen.mark(Rect(x: area.x, y: y, width: area.width, height: 1), as: .line(first + row))
      screen.put(sign, x: area.x, y: y, style: style)
      screen.put(
        step.title, x: area.x + 2, y: y, style: isHere ? Style(.accent, bold: true) : .text,
        width: 12)
      screen.put(
        shown(setup.answers.value(step.key), of: step), x: area.x + 15, y: y, style: .dim,
        width: area.width - 16, truncation: .ellipsis)
    }
  }

  /// An answer as it reads in the list of steps.
  private func shown(_ value: String, of question: Question) -> String {
    question.options(setup.answers).first { $0.value == value && question.kind.isChoice }?.title
      ?? value
  }

  // MARK: - The question

  /// The question with its answer, what is to be said about that, and why it is asked.
  private func question(_ state: State, room: Int) -> [SetupLine] {
    wrapped(question.prompt, to: room).map {
      SetupLine(text: $0, style: Style(.accent, bold: true), isPrompt: true)
    } + answer(state) + probing + problems(state, room: room)
      + wrapped("why: \(question.why)", to: room).map { SetupLine(text: $0, style: .dim) }
  }

  private func answer(_ state: State) -> [SetupLine] {
    let options = question.options(setup.answers)
    switch question.kind {
    case .choice, .confirm:
      return options.enumerated().map { place, option in
        let isChosen = option.value == setup.line.text
        return SetupLine(
          text: "\(isChosen ? state.glyphs.selected : " ") \(option.title)",
          style: isChosen ? Style(.text, bold: true) : .dim, cursor: isChosen ? 0 : nil,
          option: place)
      }
    case .several:
      let chosen = Set(setup.line.text.split(separator: ",").map { $0.prefix { $0 != "=" } })
      return options.enumerated().map { place, option in
        let isOn = chosen.contains(option.value.prefix { $0 != "=" })
        let sign = place == setup.pointed ? state.glyphs.selected : " "
        return SetupLine(
          text: "\(sign) [\(isOn ? "x" : " ")] \(option.title)",
          style: place == setup.pointed ? Style(.text, bold: true) : .text, option: place)
      } + typedLine
    case .text, .folder, .prefix, .review: return typedLine
    }
  }

  private var typedLine: [SetupLine] {
    let text = setup.line.text
    let before = TextWidth.columns(String(text.prefix(setup.line.cursor))) + 2
    guard !text.isEmpty else {
      return [SetupLine(text: "> \(question.placeholder)", style: .dim, cursor: 2)]
    }
    let places = setup.problems(with: setup.current).compactMap { problem in
      problem.severity == .error ? problem.range : nil
    }
    var lines = [SetupLine(text: "> \(text)", style: Style(.text, bold: true), cursor: before)]
    if !places.isEmpty {
      let carets = text.indices.enumerated().map { offset, _ in
        places.contains { $0.contains(offset) } ? "^" : " "
      }
      let atEnd = places.contains { $0.isEmpty || $0.upperBound > text.count } ? "^" : ""
      lines.append(SetupLine(text: "  " + carets.joined() + atEnd, style: .error))
    }
    return lines
  }

  private var probing: [SetupLine] {
    switch setup.probing(setup.current) {
    case .asked: [SetupLine(text: "asking AWS…", style: .accent)]
    case .stopped: [SetupLine(text: "AWS was not asked to the end; ctrl-r asks", style: .dim)]
    case .answered, nil: []
    }
  }

  private func problems(_ state: State, room: Int) -> [SetupLine] {
    // An empty line is no mistake before the user has left it.
    let isUntouched = setup.line.text.isEmpty && !setup.seen.contains(setup.current)
    let problems = setup.problems(with: setup.current).filter {
      !isUntouched || $0.severity != .error
    }
    let lines = problems.flatMap { problem -> [SetupLine] in
      let (sign, style) =
        switch problem.severity {
        case .error: (state.glyphs.error, Style(.error))
        case .warning: (state.glyphs.warning, Style(.warning))
        case .note: (state.glyphs.hint, Style(.hint))
        }
      return wrapped("\(sign) \(problem.message)", to: room).map {
        SetupLine(text: $0, style: style)
      }
    }
    guard let suggestion = problems.lazy.compactMap(\.suggestion).first else { return lines }
    return lines + [SetupLine(text: "  try \(suggestion)", style: .good)]
  }
}

import BucketSetup
import Screens

/// The review: all steps, and each of them in four ways.
extension SetupView {
  /// The step that is chosen.
  private var action: SetupPlan.Action? {
    let actions = setup.plan.actions
    return actions.isEmpty ? nil : actions[min(step, actions.count - 1)]
  }

  /// The step that is chosen, in the way that is chosen.
  var stepLines: [String] {
    action.map {
      setup.plan.text(of: $0, in: dialect, answers: setup.answers, facts: setup.facts)
    } ?? []
  }

  func drawReview(_ state: State, _ screen: inout Screen) {
    let body = state.body
    let bad = setup.problems.filter { $0.severity == .error }
    guard bad.isEmpty else {
      let lines =
        [SetupLine(text: "Enter goes to the first answer that is missing:", style: .accent)]
        + bad.map {
          SetupLine(
            text: "\(state.glyphs.error) \(Question.of($0.question).title): \($0.message)",
            style: .error)
        }
      return draw(lines, at: body, state, &screen)
    }
    let head = steps(state)
    let foot = consent(state) + ended(state)
    draw(head, at: body, state, &screen)
    screen.cursor = Point(x: 1, y: body.y + min(step, head.count - 1))
    let middle = Rect(
      x: 0, y: body.y + head.count + 1, width: state.size.width,
      height: body.height - head.count - foot.count - 2)
    if middle.height >= 2 { drawStep(middle, state, &screen) }
    let start = middle.height >= 2 ? max(middle.bottom, body.y) : body.y + head.count
    draw(
      foot, at: Rect(x: 0, y: start, width: state.size.width, height: body.bottom - start), state,
      &screen)
  }

  private func draw(_ lines: [SetupLine], at area: Rect, _ state: State, _ screen: inout Screen) {
    for (row, line) in lines.prefix(max(0, area.height)).enumerated() {
      screen.put(
        line.text, x: 1, y: area.y + row, style: line.style, width: state.size.width - 2,
        truncation: .ellipsis)
    }
  }

  private func steps(_ state: State) -> [SetupLine] {
    let room = state.size.width - 2
    return setup.plan.actions.enumerated().map { index, action in
      let isHere = index == min(step, setup.plan.actions.count - 1)
      let sign = isHere ? state.glyphs.selected : " "
      let columns = max(0, room - 16)
      let title = Self.cut(action.title, to: columns - 5, state)
      let text = padded("\(sign)\(flushRight(String(index + 1), 2))  \(title)", columns)
      return SetupLine(
        text: "\(text)  \(Self.word(action.kind))",
        style: isHere ? Style(.text, bold: true) : .text)
    }
  }

  private static func cut(_ text: String, to columns: Int, _ state: State) -> String {
    guard TextWidth.columns(text) > columns else { return text }
    var rest = Substring(text)
    while !rest.isEmpty, TextWidth.columns(rest) >= columns { rest.removeLast() }
    return rest + state.glyphs.ellipsis
  }

  /// The chosen step in the chosen way, below the names of all four.
  private func drawStep(_ area: Rect, _ state: State, _ screen: inout Screen) {
    var x = 1
    for way in StepDialect.allCases {
      let isHere = way == dialect
      let label = isHere ? "[\(way.title)]" : " \(way.title) "
      x += screen.put(
        label, x: x, y: area.y, style: isHere ? Style(.accent, bold: true) : .dim,
        width: max(0, area.width - x))
      x += 1
    }
    let room = area.height - 1
    let lines = stepLines
    let first = max(0, min(scroll, lines.count - room))
    if lines.count > room {
      let part = "lines \(first + 1)–\(min(lines.count, first + room)) of \(lines.count), PgDn"
      screen.put(part, x: max(x, area.width - part.count - 1), y: area.y, style: .dim)
    }
    for (row, line) in lines.dropFirst(first).prefix(room).enumerated() {
      screen.put(
        line, x: 3, y: area.y + 1 + row, style: .dim, width: area.width - 4,
        truncation: .ellipsis)
    }
  }

  /// What accepting comes to, as an effect and not as yes or no.
  private func consent(_ state: State) -> [SetupLine] {
    let warnings = setup.problems.filter { $0.severity == .warning }.map {
      "\(state.glyphs.warning) \(Question.of($0.question).title): \($0.message)"
    }
    return [SetupLine(text: "")]
      + warnings.map { SetupLine(text: $0, style: .warning) }
      + wrapped(setup.policy.effect, to: state.size.width - 2).map {
        SetupLine(text: $0, style: Style(.accent, bold: true))
      }
  }

  private func ended(_ state: State) -> [SetupLine] {
    let room = state.size.width - 2
    let output = setup.answers.value(.output)
    guard case .ended(.written(let files)) = setup.phase else {
      let names = SetupPack(answers: setup.answers, facts: setup.facts).documents.map(\.name)
      let text =
        "Enter writes these files to \(output); nothing is changed in AWS: "
        + names.joined(separator: ", ")
      return wrapped(text, to: room).map { SetupLine(text: $0, style: .dim) }
    }
    let next = "Written. Next: read \(output)/SETUP.md, or run \(output)/setup.sh"
    let names = files.joined(separator: ", ")
    return [SetupLine(text: next, style: .good)]
      + wrapped(names, to: room).map { SetupLine(text: $0) }
  }

  private static func word(_ kind: SetupPlan.Action.Kind) -> String {
    switch kind {
    case .willChange: "will change"
    case .checkFirst: "if it differs"
    case .byHand: "by hand"
    }
  }
}

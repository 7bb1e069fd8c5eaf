import BucketSetup
import Reports
import Screens

/// The review: all steps, and each of them in four ways.
extension SetupView {
  /// The step that is chosen.
  private var action: SetupPlan.Action? {
    let actions = setup.plan.actions
    return actions.isEmpty ? nil : actions[min(step, actions.count - 1)]
  }

  /// The step that is chosen in the way that is chosen; long lines go on below.
  func stepLines(_ state: State) -> [String] {
    guard let action else { return [] }
    let lines = setup.plan.text(
      of: action, in: dialect, answers: setup.answers, facts: setup.facts)
    return lines.flatMap { Self.folded($0, to: max(1, state.size.width - 4)) }
  }

  /// The whole title of the chosen step, for which its line may have no room.
  var stepTitle: String? { setup.isComplete ? action?.title : nil }

  /// A line broken behind a blank where it can be, so that no letter of it is lost.
  private static func folded(_ line: String, to width: Int) -> [String] {
    var lines: [String] = []
    var rest = Substring(line)
    while TextWidth.columns(rest) > width {
      var part = rest
      while TextWidth.columns(part) > width { part.removeLast() }
      if let blank = part.lastIndex(of: " "), part[..<blank].contains(where: { $0 != " " }) {
        part = part[...blank]
      }
      guard !part.isEmpty else { break }
      lines.append(String(part))
      rest = rest[part.endIndex...]
    }
    return lines + [String(rest)]
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
    let all = steps(state)
    let foot = consent(state) + ended(state)
    // What is agreed to comes before the list of the steps.
    let rows = max(1, min(all.count, body.height - foot.count))
    let here = min(step, all.count - 1)
    let first = max(0, min(here - rows / 2, all.count - rows))
    draw(Array(all.dropFirst(first).prefix(rows)), at: body, state, &screen)
    screen.cursor = Point(x: 1, y: body.y + here - first)
    var start = body.y + rows
    let middle = Rect(
      x: 0, y: start + 1, width: state.size.width, height: body.bottom - start - foot.count - 2)
    if middle.height >= 2 {
      drawStep(middle, state, &screen)
      start = middle.bottom
    }
    if start + foot.count < body.bottom { start += 1 }
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
    let lines = stepLines(state)
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
    return warnings.map { SetupLine(text: $0, style: .warning) }
      + wrapped(setup.policy.effect, to: state.size.width - 2).map {
        SetupLine(text: $0, style: Style(.accent, bold: true))
      }
  }

  /// What Enter does, or what it has done; the names of the files where there is room for them.
  private func ended(_ state: State) -> [SetupLine] {
    let room = state.size.width - 2
    let output = setup.answers.value(.output)
    let names: ([String]) -> [SetupLine] = { names in
      guard state.body.height >= 28 else { return [] }
      return wrapped(names.joined(separator: ", "), to: room).map {
        SetupLine(text: $0, style: .dim)
      }
    }
    guard case .ended(.written(let files)) = setup.phase else {
      let documents = SetupPack(answers: setup.answers, facts: setup.facts).documents.map(\.name)
      let text =
        "Enter writes \(Amount.of(documents.count, "file")) to \(output); nothing is changed in AWS."
      return wrapped(text, to: room).map { SetupLine(text: $0, style: .dim) } + names(documents)
    }
    let next = "Written. Next: read \(output)/SETUP.md, or run \(output)/setup.sh"
    return [SetupLine(text: next, style: .good)] + names(files)
  }

  private static func word(_ kind: SetupPlan.Action.Kind) -> String {
    switch kind {
    case .willChange: "will change"
    case .checkFirst: "if it differs"
    case .byHand: "by hand"
    }
  }
}

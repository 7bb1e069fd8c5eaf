/// A saved plan as people read it.
public struct PlanListing {
  let plan: SavedPlan

  /// Makes the listing of a plan.
  public init(_ plan: SavedPlan) { self.plan = plan }

  /// The whole listing, ending with a line end and harmless to show.
  ///
  /// - Parameter path: Where the plan is saved.
  /// - Returns: The lines.
  public func text(savedAs path: String) -> String {
    let steps = plan.steps.enumerated().flatMap { number, step in lines(of: step, number + 1) }
    let all = head + steps + noteLines + [""] + asked + [""] + end(path)
    return all.map { PlainText.printable($0) + "\n" }.joined()
  }

  private var head: [String] {
    var lines = ["Plan for bucket \(plan.bucket) in \(plan.region)"]
    switch (plan.isOffline, plan.account, plan.caller) {
    case (true, let account, _):
      lines.append(
        "made without asking AWS" + (account.map { ", for account \($0)" } ?? "")
          + ": every step is read first, and changed where it differs")
    case (false, let account?, let caller?):
      lines.append("account \(account), signed in as \(caller)")
    default: break
    }
    if !plan.options.isEmpty {
      lines.append("every command ends with \(ShellText.line(plan.options))")
    }
    return lines + [""]
  }

  private func lines(of step: SavedPlan.Step, _ number: Int) -> [String] {
    let title = "\(sign(of: step)) \(number)  \(step.title)\(ending(of: step))"
    var lines = [title] + step.notes.map { "      \($0)" }
    guard [.willChange, .checkFirst].contains(step.state) || !step.text.isEmpty else {
      return lines
    }
    lines += difference(of: step).map { "      \($0)" }
    for write in step.writes.prefix(Self.mostCommands) {
      lines += shellLines(write, "      $ ")
    }
    if step.writes.count > Self.mostCommands {
      let more = PlainText.count(step.writes.count - Self.mostCommands, "more command")
      lines.append("      and \(more) like these, which the plan's file lists")
    }
    lines += step.text.map { "      \($0)" }
    return lines + undoLines(of: step)
  }

  /// More uploads than these are not listed one by one.
  private static let mostCommands = 5

  /// A command as one types it; a policy in it goes over several lines.
  private func shellLines(_ command: AWSCommand, _ start: String) -> [String] {
    let text = command.words.map(Self.word).joined(separator: " ")
    let parts = text.utf8.split(separator: UInt8(ascii: "\n"))
    return parts.enumerated().map { number, part in
      (number == 0 ? start : "        ") + String(decoding: part, as: UTF8.self)
    }
  }

  /// A word as bash reads it back; line ends stay as they are where nothing else is invisible.
  private static func word(_ word: String) -> String {
    let lines = word.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 1, lines.allSatisfy({ PlainText.printable(String($0)) == $0 }) else {
      return ShellText.word(word)
    }
    return "'" + word.replacing("'", with: #"'\''"#) + "'"
  }

  private func undoLines(of step: SavedPlan.Step) -> [String] {
    if step.undo.isEmpty { return step.undoNote.isEmpty ? [] : ["      undo: \(step.undoNote)"] }
    if step.subject == .policy, step.observed.text != nil {
      return ["      undo: puts the policy back that is there now, which is kept before the change"]
    }
    return step.undo.flatMap { shellLines($0, "      undo: ") }
  }

  private func sign(of step: SavedPlan.Step) -> String {
    switch step.state {
    case .alreadySo: "="
    case .willChange: step.observed.text != nil && step.subject != .upload ? "~" : "+"
    case .checkFirst: "?"
    case .blocked: "!"
    case .byHand: "*"
    }
  }

  private func ending(of step: SavedPlan.Step) -> String {
    switch step.state {
    case .alreadySo: ": already so"
    case .checkFirst where step.subject == .look: ": looked at only"
    case .checkFirst: ": checked first"
    case .blocked: ": blocked"
    case .byHand: ": by hand"
    case .willChange: ""
    }
  }

  /// The change of the policy line by line, that of a setting in a line.
  private func difference(of step: SavedPlan.Step) -> [String] {
    guard let wanted = step.wanted.text, step.state == .willChange || step.subject == .policy
    else { return [] }
    switch step.subject {
    case .policy:
      return LineDiff(from: Self.pretty(step.observed.text ?? ""), to: Self.pretty(wanted)).lines
    case .setting:
      guard let seen = step.observed.text else { return [] }
      return ["- \(seen)", "+ \(wanted)"]
    default: return []
    }
  }

  /// JSON in the guide's layout, a lone statement as a list, so that only what differs shows.
  private static func pretty(_ text: String) -> String {
    guard let value = try? JSONValue(text) else { return text }
    guard let members = value.members, let lone = value["Statement"], lone.members != nil else {
      return value.text
    }
    let list = members.map { $0.key == "Statement" ? JSONMember($0.key, [lone]) : $0 }
    return JSONValue.object(list).text
  }

  private var noteLines: [String] {
    plan.notes.isEmpty ? [] : [""] + plan.notes.map { "note: \($0)" }
  }

  private var asked: [String] {
    guard !plan.isInSync, plan.blocked.isEmpty else { return [] }
    let typed = plan.wordToType.map { " To agree, its name \($0) has to be typed." } ?? ""
    return ["Apply will ask: \(plan.question)\(typed)"]
  }

  private func end(_ path: String) -> [String] {
    let signs = "+ made   ~ changed   = as it is   ? read first   * by hand   ! blocked"
    let counts = SavedPlan.State.allCases.compactMap { state -> String? in
      let count = plan.steps.count { $0.state == state }
      return count == 0 ? nil : "\(count) \(words(for: state))"
    }
    let file = ShellText.word(path)
    let next =
      plan.blocked.isEmpty
      ? (plan.isInSync
        ? "Nothing is left to change. See that it works: slipway setup verify \(file)"
        : "Nothing has been changed. To do it: slipway setup apply \(file)")
      : "This plan cannot be applied: mend what is blocked, then plan again."
    return [signs, counts.joined(separator: ", "), next]
  }

  private func words(for state: SavedPlan.State) -> String {
    switch state {
    case .alreadySo: "already so"
    case .willChange: "to change"
    case .checkFirst: "to check first"
    case .blocked: "blocked"
    case .byHand: "by hand"
    }
  }
}

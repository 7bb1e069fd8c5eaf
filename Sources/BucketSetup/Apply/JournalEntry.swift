/// A line of the journal of a plan: what is about to be changed, and what was.
///
/// The line about a change is on the disk before the change is made, so that a run that was killed
/// can be told from one that was not.
public struct JournalEntry: Equatable, Sendable {
  /// What the line says.
  public enum Event: Equatable, Sendable {
    /// A run begins; `command` is apply or undo.
    case run(command: String)
    /// A step is about to be changed; this was there, and this is to be there.
    case begin(step: String, before: Observation, after: Observation, backup: String?)
    /// The change was seen to be made.
    case done(step: String)
    /// A step is about to be taken back.
    case undo(step: String)
    /// It was seen to be taken back.
    case undone(step: String)
    /// A command failed; the code of the error is kept, and no more of it.
    case failed(step: String, code: String)
    /// The run has ended so.
    case end(outcome: String)
  }

  /// What the line says.
  public let event: Event

  /// Makes a line.
  public init(_ event: Event) { self.event = event }

  /// The line, without a line end.
  ///
  /// - Parameters:
  ///   - time: When it was written.
  ///   - plan: The SHA-256 of the plan's file.
  /// - Returns: JSON on one line.
  public func line(time: String, plan: String) -> String {
    var members = [JSONMember("time", .string(time)), JSONMember("plan", .string(plan))]
    switch event {
    case .run(let command): members += [word("run"), JSONMember("command", .string(command))]
    case .begin(let step, let before, let after, let backup):
      members += [word("begin"), name(step)]
      if let json = before.json { members.append(JSONMember("before", json)) }
      if let json = after.json { members.append(JSONMember("after", json)) }
      if let backup { members.append(JSONMember("backup", .string(backup))) }
    case .done(let step): members += [word("done"), name(step)]
    case .undo(let step): members += [word("undo"), name(step)]
    case .undone(let step): members += [word("undone"), name(step)]
    case .failed(let step, let code):
      members += [word("failed"), name(step), JSONMember("code", .string(code))]
    case .end(let outcome): members += [word("end"), JSONMember("outcome", .string(outcome))]
    }
    return JSONValue.object(members).compactText
  }

  private func word(_ text: String) -> JSONMember { JSONMember("event", .string(text)) }
  private func name(_ step: String) -> JSONMember { JSONMember("step", .string(step)) }

  /// Reads a line; nothing where it is none.
  init?(_ json: JSONValue) {
    guard let word = json["event"]?.string else { return nil }
    let step = json["step"]?.string
    switch (word, step) {
    case ("run", _): event = .run(command: json["command"]?.string ?? "")
    case ("end", _): event = .end(outcome: json["outcome"]?.string ?? "")
    case ("begin", .some(let step)):
      event = .begin(
        step: step, before: Observation(json["before"]), after: Observation(json["after"]),
        backup: json["backup"]?.string)
    case ("done", .some(let step)): event = .done(step: step)
    case ("undo", .some(let step)): event = .undo(step: step)
    case ("undone", .some(let step)): event = .undone(step: step)
    case ("failed", .some(let step)):
      event = .failed(step: step, code: json["code"]?.string ?? "")
    default: return nil
    }
  }
}

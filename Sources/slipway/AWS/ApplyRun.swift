import BucketSetup
import Screens

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// Carries out what a run of apply or undo asks of the world, in order.
struct ApplyRun {
  let file: PlanFile
  private var state: ApplyState
  private var isTold = false
  private var outcome: ApplyOutcome?

  /// Prepares a run over a plan and its journal.
  init(_ file: PlanFile, _ command: ApplyState.Command, isConfirmed: Bool) throws {
    self.file = file
    state = ApplyState(
      plan: file.plan, journal: try file.readJournal(), command: command,
      isConfirmed: isConfirmed)
  }

  /// Runs to the end.
  mutating func run() throws -> ApplyOutcome {
    Interruption.remember()
    var effects = state.update(.start)[...]
    while let effect = effects.popFirst() {
      guard let event = try perform(effect) else { continue }
      if case .unwritable = event { effects = [] }
      if Interruption.signal != nil, !isTold {
        isTold = true
        effects += state.update(.interrupted)
      }
      effects += state.update(event)
    }
    return outcome ?? .interrupted
  }

  /// Does one thing, and returns the event that answers it, if one does.
  private mutating func perform(_ effect: ApplyEffect) throws -> ApplyEvent? {
    switch effect {
    case .run(let command, let care):
      return .answered(
        AWSProcess.answer(to: command, care) { try? Output.write("  \(Visible.text($0))\n") })
    case .wait(let seconds):
      _ = Interruption.wait(milliseconds: seconds * Self.second)
      return .waited
    case .backUp(let text):
      do throws(Output.Failure) {
        return .backedUp(try file.backUp(text))
      } catch {
        return .unwritable(error.message)
      }
    case .ask(let question, let word): return .confirmed(try Self.ask(question, word))
    case .record(let entry):
      do throws(Output.Failure) {
        try file.record(entry)
        return nil
      } catch {
        return .unwritable(error.message)
      }
    case .say(let note):
      try Output.write(note.line + "\n")
      return nil
    case .end(let outcome):
      self.outcome = outcome
      return nil
    }
  }

  /// Tests let no time pass.
  static let second =
    getenv("SLIPWAY_RETRY_MILLISECONDS").flatMap { Int(String(cString: $0)) } ?? 1000

  /// Asks where somebody sits there; nobody is never taken for a yes.
  private static func ask(_ question: String, _ word: String?) throws(Output.Failure) -> Bool {
    let lines = question.split(separator: "\n").map { Visible.text(String($0)) }
    let text = lines.joined(separator: "\n")
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      try Output.write("To be agreed to: \(text)\n")
      return false
    }
    let wanted = word ?? "yes"
    try Output.write("\(text)\nType \(Visible.text(wanted)) to go on: ")
    guard Interruption.wait(for: STDIN_FILENO, milliseconds: .max), let line = readLine() else {
      try Output.write("\n")
      return false
    }
    return line.utf8.elementsEqual(wanted.utf8)
  }
}

import BucketSetup
import Inspection
import Screens

extension State {
  /// Opens the set-up, or comes back to it where it was left.
  mutating func openSetup() -> [Effect] {
    let folder = inspection.share.paths.first ?? "."
    let facts = Facts(
      defaultDataFolder: folder, isOfflineByDefault: false, defaultProfile: awsProfile,
      nameSuffix: nameSuffix)
    push(.setup(SetupView(leftSetup ?? SetupState(answers: setupAnswers, facts: facts))))
    return changeSetup { $0.update(.start) }
  }

  /// Shows a set-up alone; leaving it ends the explorer.
  public mutating func beginSetup(_ setup: SetupState) -> [Effect] {
    views = [.setup(SetupView(setup))]
    return changeSetup { $0.update(.start) }
  }

  /// Whether the set-up was brought to its end.
  public var hasWrittenSetup: Bool {
    if case .ended(.written)? = leftSetup?.phase { true } else { false }
  }

  /// Changes the set-up wherever it lies on the stack.
  mutating func changeSetup(_ change: (inout SetupState) -> [SetupEffect]) -> [Effect] {
    guard let depth = views.lastIndex(where: { $0.kind == .setup }),
      case .setup(var view) = views[depth]
    else { return [] }
    let effects = change(&view.setup)
    views[depth] = .setup(view)
    leftSetup = view.setup
    return effects.map(Effect.setup)
  }

  /// Takes a key for the set-up; says whether the set-up is to be left.
  mutating func pressInSetup(_ key: Key) -> (effects: [Effect], isDone: Bool) {
    guard case .setup(var view) = top else { return ([], false) }
    switch SetupKey.action(of: key) {
    case .help:
      push(.help(HelpView(of: .setup)))
      return ([], false)
    case .leave: return (leaveSetup(), true)
    case .accept where view.hasWritten: return (leaveSetup(), true)
    default: break
    }
    let event = view.press(key, in: self)
    views[views.count - 1] = .setup(view)
    return (event.map { event in changeSetup { $0.update(event) } } ?? [], false)
  }

  /// Nobody waits for AWS any more; coming back asks again.
  mutating func leaveSetup() -> [Effect] { changeSetup { $0.update(.stopProbes) } }

  /// Stops what AWS is being asked; nothing where it is not.
  mutating func stopProbing() -> [Effect]? {
    guard case .setup(let view) = top, view.setup.isProbing else { return nil }
    message = "stopped asking AWS; ctrl-r asks again"
    return changeSetup { $0.update(.stopProbes) }
  }
}

import BucketSetup
import Explorer
import Inspection
import Reports
import Screens
import Terminal

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// Owns the terminal: sleeps until something happens, updates the state, draws it.
final class RunLoop {
  private var terminal: Terminal
  private var state: State
  private let mailbox: Mailbox
  private let effects: EffectRunner
  private let ready = ReadySignal()

  /// Takes over the terminal.
  ///
  /// With a set-up it shows the set-up alone.
  init(
    _ share: ShareArguments, inspector: CachedInspector, _ preferences: Preferences,
    setup: SetupState? = nil
  ) throws {
    terminal = try Terminal(theme: preferences.theme, usesMouse: preferences.usesMouse)
    state = State(
      size: terminal.size, glyphs: terminal.usesASCII || preferences.isASCII ? .ascii : .unicode,
      title: share.paths.joined(separator: " "), inspection: inspector.beginning,
      nameSuffix: SetupWork.nameSuffix, machineZone: ZoneDatabase.machine,
      usesMouse: preferences.usesMouse, secret: Redaction.newSalt, isMasked: preferences.isMasked)
    mailbox = try Mailbox()
    effects = EffectRunner(share, mailbox: mailbox)
    state.setupAnswers = Answers(environment: SetupAnswers.variable)
    state.awsProfile = SetupAnswers.variable("AWS_PROFILE")
    effects.inspect(inspector, generation: 0)
    if let setup { perform(state.beginSetup(setup)) }
  }

  /// Whether the set-up's documents were written.
  var hasWrittenSetup: Bool { state.hasWrittenSetup }

  /// Where the user is, to be kept for the next time.
  var session: Session { state.session }

  /// Goes back to where the user was, or says why that is not known.
  func restore(_ kept: (session: Session?, problem: String?)) {
    if let session = kept.session { perform(state.restore(session)) }
    if let problem = kept.problem { handle(.message(problem)) }
  }

  /// Runs until the user leaves; false when the terminal went away.
  func run() -> Bool {
    draw()
    while !state.isOver {
      switch terminal.next(wake: mailbox.wake) {
      case .key(let key):
        ready.countEvent()
        handle(.key(key))
      case .pointer(let pointer):
        ready.countEvent()
        handle(.pointer(pointer))
      case .resize(let size):
        ready.countEvent()
        handle(.resize(size))
      case .woken: break
      case .hangup: return false
      }
      drainMailbox()
      if !terminal.hasPendingInput, !state.isOver { draw() }
    }
    return true
  }

  private func drainMailbox() {
    for item in mailbox.drain() {
      switch item {
      case .event(let event): handle(event)
      case .opened(let inspector, let beginning, let generation):
        handle(.reopened(beginning, generation: generation))
        effects.inspect(inspector, generation: generation)
      case .finished: effects.noteFinished()
      }
    }
  }

  private func handle(_ event: Event) {
    _ = state.update(.clock(.now))
    perform(state.update(event))
  }

  private func perform(_ wishes: [Effect]) {
    for effect in wishes {
      switch effect {
      case .copy(let text):
        if !terminal.copy(text) {
          let size = Amount.bytes(text.utf8.count)
          handle(
            .problem("\(size) are too much for a terminal's clipboard; :copy FILE writes them"))
        }
      case .useTheme(let theme):
        terminal.use(theme)
        if terminal.theme != theme { handle(.problem("the terminal has no colours")) }
      case .useMouse(let isUsed): terminal.use(mouse: isUsed)
      case .suspend: handle(.resize(terminal.suspend()))
      case .redraw: terminal.redraw()
      default: effects.run(effect, in: state)
      }
    }
  }

  private func draw() {
    terminal.draw(render(state))
    ready.report(isIdle: effects.pending == 0)
  }
}

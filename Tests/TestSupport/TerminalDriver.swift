import CTerminalEmulator
import Foundation
import Screens

/// A person at a terminal: starts a program in it, presses keys, reads the screen.
///
/// Nothing here waits by sleeping. The program says through the ready pipe how many keys and
/// resizes it has handled, and the driver compares that with what it sent.
public final class TerminalDriver {
  /// What went wrong, with the screen at that moment.
  public struct Failure: Error, CustomStringConvertible {
    /// The message.
    public let description: String
  }

  /// The size of the terminal.
  public private(set) var size: Size
  private let emulator: OpaquePointer
  private let name: String
  private var sent = 0

  /// How long a wait may take before it fails.
  public var patience: Duration = .seconds(20)

  /// Starts a program in a new terminal.
  ///
  /// - Parameters:
  ///   - executable: The path of the program.
  ///   - arguments: Its arguments, without its name.
  ///   - size: The size of the terminal.
  ///   - environment: Variables besides the pinned ones; an empty value removes a pinned one.
  /// - Throws: A failure when the program cannot be started.
  public init(
    _ executable: String, _ arguments: [String] = [], size: Size,
    environment: [String: String] = [:]
  ) throws {
    self.size = size
    name = URL(fileURLWithPath: executable).lastPathComponent
    let variables = Self.pinned.merging(environment) { $1 }.filter { !$0.value.isEmpty }
    let started = withCStrings([executable] + arguments) { arguments in
      withCStrings(variables.map { "\($0.key)=\($0.value)" }) { variables in
        te_start(executable, arguments, variables, Int32(size.width), Int32(size.height))
      }
    }
    guard let started else {
      throw Failure(
        description: "\(executable) cannot be started: \(String(cString: strerror(errno)))")
    }
    emulator = started
  }

  deinit {
    te_free(emulator)
  }

  private static var pinned: [String: String] {
    let own = ProcessInfo.processInfo.environment
    return [
      "LANG": "C.UTF-8", "TERM": "xterm-256color", "TZ": "UTC", "SLIPWAY_READY_FD": "3",
      "SWIFT_BACKTRACE": "enable=no", "SLIPWAY_SETUP_OFFLINE": "yes",
      "PATH": own["PATH"] ?? "/usr/bin:/bin",
      "HOME": own["HOME"] ?? "/",
      // No folder can be made there, so that one test leaves nothing for another.
      "XDG_CACHE_HOME": "/dev/null", "XDG_STATE_HOME": "/dev/null",
      "XDG_CONFIG_HOME": "/dev/null",
    ]
  }

  // MARK: - Input

  /// Presses keys by name, one after the other, each once the program has handled the one before.
  public func press(_ keys: String...) throws {
    for name in keys {
      guard let key = Key(name: name) else {
        throw Failure(description: "\(name) is no name of a key")
      }
      try press(key)
    }
  }

  /// Presses a key and waits until the program has handled it.
  public func press(_ key: Key) throws {
    try send(key.bytes)
    sent += 1
    try waitUntilHandled()
  }

  /// Types text character by character.
  public func type(_ text: String) throws {
    for character in text { try press(.character(character)) }
  }

  /// Presses the first button of the mouse at a place, lets it go, and waits until the program has
  /// handled that.
  public func click(_ place: Point) throws {
    try report(button: 0, at: place, isHeld: true)
  }

  /// Turns the wheel of the mouse by a notch at a place, and waits until the program has handled it.
  public func turnWheel(down: Bool, at place: Point) throws {
    try report(button: down ? 65 : 64, at: place, isHeld: false)
  }

  private func report(button: Int, at place: Point, isHeld: Bool) throws {
    let report = "\u{1B}[<\(button);\(place.x + 1);\(place.y + 1)"
    try send(report + "M" + (isHeld ? report + "m" : ""))
    sent += 1
    try waitUntilHandled()
  }

  /// Sends bytes as they are, and waits for nothing.
  public func send(_ bytes: String) throws {
    let took = bytes.utf8CString.withUnsafeBufferPointer {
      te_send(emulator, $0.baseAddress, $0.count - 1, Int32(patience.components.seconds) * 1000)
    }
    if !took { throw failure("does not take \(bytes.debugDescription)") }
  }

  /// Changes the size of the terminal and waits until the program has handled that.
  public func resize(_ size: Size) throws {
    // A window that keeps its size sends no signal, so that there would be nothing to wait for.
    guard size != self.size else { return }
    self.size = size
    guard te_resize(emulator, Int32(size.width), Int32(size.height)) else {
      throw failure("cannot be resized")
    }
    sent += 1
    try waitUntilHandled()
  }

  /// Sends a signal to the program.
  public func signal(_ number: Int32) {
    _ = te_signal(emulator, number)
  }

  // MARK: - Waiting

  /// Waits until the program has drawn its answer to everything sent, or has ended.
  public func waitUntilHandled() throws {
    try wait(for: "handling \(sent) events") { $0.handledEverything || $0.hasExited }
  }

  /// Waits until everything sent is handled and no work goes on in the background.
  public func waitUntilIdle() throws {
    try wait(for: "being idle") { $0.isIdle }
  }

  /// Waits until the text is on the screen.
  public func wait(forText text: String) throws {
    try wait(for: text.debugDescription) { $0.text.contains(text) }
  }

  /// Waits until the program is stopped, as by Ctrl-Z.
  public func waitUntilStopped() throws {
    try wait(for: "being stopped") { te_stopped($0.emulator) }
  }

  /// Waits until a condition holds.
  ///
  /// - Parameters:
  ///   - description: What is awaited, for the message of a failure.
  ///   - condition: Asked again whenever the program has drawn, reported or ended.
  /// - Throws: A failure with the screen when patience or the program ends first.
  public func wait(
    for description: String, _ condition: (TerminalDriver) -> Bool
  ) throws {
    let deadline = ContinuousClock.now + patience
    var ended = false
    while !condition(self) {
      if ended { throw failure("ended before \(description)") }
      let left = ContinuousClock.now.duration(to: deadline)
      if left <= .zero { throw failure("took too long for \(description)") }
      ended = hasExited
      // Stopping closes nothing that poll could see, so look again after a while.
      pump(milliseconds: ended ? 0 : 50)
    }
  }

  /// Waits until the program ends and takes its last output in.
  ///
  /// - Returns: Its exit status, or 128 and the number of the signal that ended it.
  /// - Throws: A failure with the screen when it does not end.
  public func finish() throws -> Int32 {
    try wait(for: "its end") { $0.hasExited }
    pump(milliseconds: 0)
    var status: Int32 = 0
    _ = te_exited(emulator, &status)
    return status
  }

  /// Ends the program at once.
  ///
  /// - Returns: The most memory that it had, in bytes.
  /// - Throws: A failure when it does not end.
  public func kill() throws -> Double {
    signal(SIGKILL)
    _ = try finish()
    return Double(te_peak(emulator))
  }

  /// True when the program has ended.
  public var hasExited: Bool {
    var status: Int32 = 0
    return te_exited(emulator, &status)
  }

  /// True when the program has said that everything sent is handled and no work goes on.
  public var isIdle: Bool { handledEverything && te_idle(emulator) }

  private var handledEverything: Bool { te_events(emulator) >= sent }

  /// Once the ready pipe is closed poll returns at once; the end of the program follows shortly.
  private func pump(milliseconds: Int32) {
    if te_pump(emulator, milliseconds) == Int32(TE_CLOSED) { sched_yield() }
  }

  private func failure(_ what: String) -> Failure {
    Failure(description: "\(name) \(what); events \(te_events(emulator)) of \(sent):\n\(text)")
  }

  // MARK: - Output

  /// The rows of the screen without trailing blanks.
  public var lines: [String] {
    (0..<size.height).map { y in
      let row = (0..<size.width).map { cell(x: $0, y: y).text }.joined()
      return String(row.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// The screen as one text.
  public var text: String { lines.joined(separator: "\n") }

  /// A cell with its colours and attributes; blank outside of the screen.
  public func cell(x: Int, y: Int) -> EmulatedCell {
    var cell = te_cell()
    if !te_cell_at(emulator, Int32(x), Int32(y), &cell) { cell.columns = 1 }
    return EmulatedCell(cell)
  }

  /// Where the cursor stands, hidden or not.
  public var cursor: Point {
    var x: Int32 = 0
    var y: Int32 = 0
    _ = te_cursor(emulator, &x, &y)
    return Point(x: Int(x), y: Int(y))
  }

  /// True while the cursor is shown.
  public var showsCursor: Bool {
    var x: Int32 = 0
    var y: Int32 = 0
    return te_cursor(emulator, &x, &y)
  }

  /// True while the program shows the alternate screen.
  public var isFullScreen: Bool { te_alternate(emulator) }

  /// True while the program wants the mouse reported.
  public var reportsMouse: Bool { te_mouse(emulator) }

  /// True when the terminal edits lines and echoes input again, as a shell expects it.
  public var isCooked: Bool { te_cooked(emulator) }

  /// The last operating system command that came, such as a write to the clipboard (`52;c;…`).
  public var systemCommand: String { String(cString: te_command(emulator)) }
}

/// Calls `body` with a NULL-terminated array of C strings.
private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}

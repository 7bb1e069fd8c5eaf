import CTerminal
import Screens

/// The terminal the program runs in, in full screen until this value ends.
public struct Terminal: ~Copyable {
  /// True when only ASCII can be shown, so that signs should be chosen accordingly.
  public let usesASCII: Bool
  private let theme: Theme
  private let hasColors: Bool

  /// Takes over the terminal of standard input and output.
  ///
  /// - Parameter theme: How the roles look.
  /// - Throws: `TerminalError` when there is no terminal.
  public init(theme: Theme = .automatic) throws(TerminalError) {
    let type = Environment.value("TERM") ?? ""
    try self.init(input: 0, output: 1, type: type, theme: theme, requireTerminal: true)
  }

  /// Takes over the terminal at two descriptors.
  init(
    input: Int32, output: Int32, type: String, theme: Theme, requireTerminal: Bool
  ) throws(TerminalError) {
    usesASCII = !ct_choose_locale() || type.isEmpty || type == "dumb"
    try Self.open(input: input, output: output, type: type, requireTerminal: requireTerminal)
    let wantsColors = !theme.isAutomatic || Environment.value("NO_COLOR") == nil
    hasColors = wantsColors && ct_colors() >= 8
    self.theme = theme.isAutomatic && !hasColors ? .monochrome : theme
    if hasColors { definePairs() }
  }

  deinit {
    ct_close()
  }

  /// The size of the terminal now.
  public var size: Size {
    var width: Int32 = 0
    var height: Int32 = 0
    ct_size(&width, &height)
    return Size(width: Int(width), height: Int(height))
  }

  /// Tries the terminal's own type, then those that nearly every terminal understands.
  private static func open(
    input: Int32, output: Int32, type: String, requireTerminal: Bool
  ) throws(TerminalError) {
    for candidate in [type, "xterm-256color", "xterm", "vt100"] where !candidate.isEmpty {
      switch Int(ct_open(input, output, candidate, requireTerminal)) {
      case CT_OPENED: return
      case CT_NOT_A_TERMINAL: throw .notATerminal
      case CT_ALREADY_OPEN: throw .alreadyOpen
      default: continue
      }
    }
    throw .unknownType(type)
  }

  // MARK: - Drawing

  private borrowing func definePairs() {
    for role in Role.allCases {
      let look = theme.look(role)
      ct_define_pair(
        Self.pair(role), Int32(look.foreground ?? -1), Int32(look.background ?? -1))
    }
  }

  /// Pair 0 cannot be defined; it is the terminal's own.
  private static func pair(_ role: Role) -> Int32 { Int32(role.rawValue) + 1 }

  /// Shows a screen; only what differs from the one before is sent.
  public mutating func draw(_ screen: Screen) {
    ct_begin_frame()
    for y in 0..<screen.size.height {
      for x in 0..<screen.size.width {
        draw(screen[x, y], x: x, y: y, room: isWide(screen, x, y) ? 2 : 1)
      }
    }
    let cursor = screen.cursor ?? Point(x: -1, y: -1)
    ct_end_frame(Int32(clamping: cursor.x), Int32(clamping: cursor.y))
  }

  private borrowing func isWide(_ screen: borrowing Screen, _ x: Int, _ y: Int) -> Bool {
    x + 1 < screen.size.width && screen[x + 1, y].text.isEmpty
  }

  private borrowing func draw(_ cell: Cell, x: Int, y: Int, room: Int) {
    if cell.text.isEmpty { return }
    let attributes = attributes(of: cell.style)
    let pair = hasColors ? Self.pair(cell.style.role) : 0
    if let byte = cell.text.utf8.first, cell.text.utf8.count == 1 {
      Self.put(UInt32(byte), x: x, y: y, attributes, pair)
      return
    }
    // A cluster may need less than its room, for instance a picture chosen by a selector.
    for column in 0..<room {
      Self.put(0x20, x: x + column, y: y, attributes, pair)
    }
    let columns: (UInt32) -> Int = usesASCII ? { $0 < 0x7F ? 1 : -1 } : { Int(ct_columns($0)) }
    for character in DrawnCluster(cell.text, room: room, columns: columns).characters {
      Self.put(character.scalars, x: x + character.offset, y: y, attributes, pair)
    }
  }

  private static func put(
    _ scalars: [UInt32], x: Int, y: Int, _ attributes: Int32, _ pair: Int32
  ) {
    ct_put(Int32(clamping: x), Int32(clamping: y), scalars, scalars.count, attributes, pair)
  }

  private static func put(_ scalar: UInt32, x: Int, y: Int, _ attributes: Int32, _ pair: Int32) {
    var scalar = scalar
    ct_put(Int32(clamping: x), Int32(clamping: y), &scalar, 1, attributes, pair)
  }

  private borrowing func attributes(of style: Style) -> Int32 {
    let look = theme.look(style.role)
    var flags = 0
    if style.bold || look.bold { flags |= CT_BOLD }
    if style.underline { flags |= CT_UNDERLINE }
    // Reversing what is reversed already would hide it.
    if style.reverse || look.reverse { flags |= CT_REVERSE }
    if look.dim { flags |= CT_DIM }
    return Int32(flags)
  }

  /// Makes the next `draw` send everything, for a screen that something else has written on.
  public mutating func redraw() {
    ct_redraw()
  }

  // MARK: - Events

  /// Sleeps until a key, a change of size, or a byte at a pipe.
  ///
  /// - Parameter wake: The end of a pipe whose bytes wake up and are taken; -1 for none.
  /// - Returns: What happened; keys come before wake-ups.
  public mutating func next(wake: Int32) -> TerminalEvent {
    while true {
      var value: UInt32 = 0
      switch Int(ct_next(wake, &value)) {
      case CT_RESIZED: return .resize(size)
      case CT_WOKEN: return .woken
      case CT_HANGUP: return .hangup
      // The same wish as the key, sent by another program.
      case CT_STOP: return .key(.control("z"))
      case CT_CODE: if let key = Key(code: Int(value)) { return .key(key) }
      default: if let key = Key(scalar: value) { return .key(key) }
      }
    }
  }

  /// True when a key or a change of size is waiting.
  public var hasPendingInput: Bool { ct_pending() }

  /// Gives the terminal to the shell and stops, as Ctrl-Z does elsewhere; returns when continued.
  ///
  /// - Returns: The size the terminal has now.
  @discardableResult
  public mutating func suspend() -> Size {
    ct_suspend()
    return size
  }

  /// Puts text on the clipboard of the terminal; false when it is too long for that.
  @discardableResult
  public mutating func copy(_ text: String) -> Bool {
    guard let command = Clipboard.command(for: text) else { return false }
    command.withUnsafeBytes { ct_send($0.baseAddress, $0.count) }
    return true
  }
}

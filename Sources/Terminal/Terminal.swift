import CTerminal
import Screens

/// The terminal the program runs in, in full screen until this value ends.
public struct Terminal: ~Copyable {
  /// True when only ASCII can be shown, so that signs should be chosen accordingly.
  public let usesASCII: Bool
  /// How the roles look.
  public private(set) var theme: Theme
  /// The number of colours; 0 where there are too few to tell roles apart.
  private let colors: Int

  /// Takes over the terminal of standard input and output.
  ///
  /// - Parameters:
  ///   - theme: How the roles look; nothing where nobody said.
  ///   - usesMouse: Whether the mouse is reported, and not left to the terminal.
  /// - Throws: `TerminalError` when there is no terminal.
  public init(theme: Theme? = nil, usesMouse: Bool = true) throws(TerminalError) {
    let type = Environment.value("TERM") ?? ""
    try self.init(input: 0, output: 1, type: type, theme: theme, requireTerminal: true)
    use(mouse: usesMouse)
  }

  /// Takes over the terminal at two descriptors.
  init(
    input: Int32, output: Int32, type: String, theme: Theme?, requireTerminal: Bool
  ) throws(TerminalError) {
    usesASCII = !ct_choose_locale() || type.isEmpty || type == "dumb"
    try Self.open(input: input, output: output, type: type, requireTerminal: requireTerminal)
    let colors = Int(ct_colors())
    self.colors = colors >= 8 ? colors : 0
    self.theme = .mono
    use(theme)
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

  /// Shows roles by another theme; where there are no colours it is `mono`, whatever was asked for.
  ///
  /// - Parameter theme: The theme; nothing chooses by `NO_COLOR` (no-color.org).
  public mutating func use(_ theme: Theme?) {
    let standard: Theme = Environment.value("NO_COLOR") == nil ? .standard : .mono
    self.theme = colors == 0 ? .mono : theme ?? standard
    for role in Role.allCases where usesColors {
      let look = self.theme.look(role)
      ct_define_pair(Self.pair(role), number(look.foreground), number(look.background))
    }
    ct_redraw()
  }

  private var usesColors: Bool { theme != .mono }

  private borrowing func number(_ color: Color?) -> Int32 {
    color.map { Int32($0.number(among: colors)) } ?? -1
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
    let pair = usesColors ? Self.pair(cell.style.role) : 0
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
    if style.underline || look.underline { flags |= CT_UNDERLINE }
    // What is selected stands out by its look; reversing that too would hide it.
    if style.role == .selection ? look.reverse : style.reverse { flags |= CT_REVERSE }
    if look.isFaint(among: colors) { flags |= CT_DIM }
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
      case CT_PRESS: return .pointer(.press(Point(packed: value)))
      case CT_WHEEL_UP: return .pointer(.wheelUp(Point(packed: value)))
      case CT_WHEEL_DOWN: return .pointer(.wheelDown(Point(packed: value)))
      case CT_CODE: if let key = Key(code: Int(value)) { return .key(key) }
      default: if let key = Key(scalar: value) { return .key(key) }
      }
    }
  }

  /// True when a key or a change of size is waiting.
  public var hasPendingInput: Bool { ct_pending() }

  /// Has the mouse reported, or leaves it to the terminal.
  public mutating func use(mouse: Bool) {
    ct_use_mouse(mouse)
  }

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
    let multiplexer = Clipboard.Multiplexer(Environment.value)
    guard let command = Clipboard.command(for: text, through: multiplexer) else { return false }
    command.withUnsafeBytes { ct_send($0.baseAddress, $0.count) }
    return true
  }
}

extension Point {
  /// The place that the terminal library names in one number.
  fileprivate init(packed value: UInt32) { self.init(x: Int(value & 0xFFFF), y: Int(value >> 16)) }
}

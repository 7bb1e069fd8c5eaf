/// A key a person pressed.
public enum Key: Hashable, Sendable {
  case character(Character)
  /// A letter or sign held with Ctrl, in lower case.
  case control(Character)
  case enter
  case escape
  case tab
  case backTab
  case backspace
  case delete
  case insert
  case up
  case down
  case left
  case right
  /// Ctrl or Alt with the arrow, or Alt with `b`.
  case wordLeft
  /// Ctrl or Alt with the arrow, or Alt with `f`.
  case wordRight
  /// Alt with Backspace.
  case deleteWordLeft
  /// Alt with `d`.
  case deleteWordRight
  case home
  case end
  case pageUp
  case pageDown
  case function(Int)

  /// Reads the name of a key, as documents and tests write it: `g`, `space`, `ctrl-d`, `f1`.
  public init?(name: String) {
    if let key = Self.named.first(where: { $0.name == name })?.key {
      self = key
      return
    }
    if let character = name.first, name.count == 1, !Self.isInvisible(character) {
      self = .character(character)
      return
    }
    if let character = name.first("ctrl-"), !Self.isInvisible(character) {
      self = .control(character)
      return
    }
    guard name.first == "f", let number = Int(name.dropFirst()), number > 0, number <= 63,
      name == "f\(number)"
    else { return nil }
    self = .function(number)
  }

  /// The name of the key, which `init(name:)` reads back.
  public var name: String {
    switch self {
    case .character(" "): "space"
    case .character(let character): String(character)
    case .control(" "): "ctrl-space"
    case .control(let character): "ctrl-\(character)"
    case .function(let number): "f\(number)"
    default: Self.named.first { $0.key == self }?.name ?? ""
    }
  }

  private static let named: [(name: String, key: Key)] = [
    ("enter", .enter), ("escape", .escape), ("tab", .tab), ("shift-tab", .backTab),
    ("backspace", .backspace), ("delete", .delete), ("insert", .insert), ("up", .up),
    ("down", .down), ("left", .left), ("right", .right),
    ("ctrl-left", .wordLeft), ("ctrl-right", .wordRight), ("alt-backspace", .deleteWordLeft),
    ("alt-d", .deleteWordRight), ("home", .home), ("end", .end),
    ("pageup", .pageUp), ("pagedown", .pageDown), ("space", .character(" ")),
    ("ctrl-space", .control(" ")),
  ]

  private static func isInvisible(_ character: Character) -> Bool {
    character == " " || Visible.text(String(character)) != String(character)
  }
}

extension String {
  /// The one character after a prefix, if there is exactly one.
  fileprivate func first(_ prefix: String) -> Character? {
    guard hasPrefix(prefix), count == prefix.count + 1 else { return nil }
    return last
  }
}

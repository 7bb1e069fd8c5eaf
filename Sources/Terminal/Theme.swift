import Screens

/// How each role looks.
///
/// Colours are the terminal's own sixteen on its own background, so a screen fits the palette its
/// user chose.
public struct Theme: Equatable, Sendable {
  /// The look of one role.
  public struct Look: Equatable, Sendable {
    /// The colour of the text, 0 to 15; nil is the terminal's own.
    public var foreground: Int?
    /// The colour behind the text, 0 to 15; nil is the terminal's own.
    public var background: Int?
    /// Shown bold.
    public var bold: Bool
    /// Shown faint.
    public var dim: Bool
    /// Shown with both colours exchanged.
    public var reverse: Bool

    /// Makes a look; the default is plain text.
    public init(
      foreground: Int? = nil, background: Int? = nil, bold: Bool = false, dim: Bool = false,
      reverse: Bool = false
    ) {
      self.foreground = foreground
      self.background = background
      self.bold = bold
      self.dim = dim
      self.reverse = reverse
    }
  }

  /// True when the theme gives way to `monochrome` where colours are unknown or unwanted.
  public var isAutomatic: Bool
  private var looks: [Look]

  /// Makes a theme by asking for the look of each role.
  public init(isAutomatic: Bool = false, look: (Role) -> Look) {
    self.isAutomatic = isAutomatic
    looks = Role.allCases.map(look)
  }

  /// The look of a role.
  public func look(_ role: Role) -> Look { looks[Int(role.rawValue)] }

  /// Colours, unless the terminal has none or `NO_COLOR` is set (no-color.org).
  public static let automatic = Theme(isAutomatic: true, look: colored)

  /// Colours, whatever `NO_COLOR` says.
  public static let colors = Theme(look: colored)

  /// Attributes only.
  public static let monochrome = Theme { role in
    switch role {
    case .dim: Look(dim: true)
    case .accent, .error, .warning: Look(bold: true)
    case .selection: Look(reverse: true)
    case .text, .hint, .good, .bar: Look()
    }
  }

  private static func colored(_ role: Role) -> Look {
    switch role {
    case .text: Look()
    // Faint rather than "bright black", which some palettes make the colour of the background.
    case .dim: Look(dim: true)
    case .accent: Look(foreground: 6)
    case .selection: Look(reverse: true)
    case .error: Look(foreground: 1)
    case .warning: Look(foreground: 3)
    case .hint: Look(foreground: 4)
    case .good: Look(foreground: 2)
    case .bar: Look(foreground: 6)
    }
  }
}

/// How a role looks: its colours, and what is done to the letters.
public struct Look: Equatable, Sendable {
  /// The colour of the text; nothing for the terminal's own.
  public var foreground: Color?
  /// The colour behind the text; nothing for the terminal's own.
  public var background: Color?
  /// Shown bold.
  public var bold: Bool
  /// Shown underlined.
  public var underline: Bool
  /// Shown with both colours exchanged.
  public var reverse: Bool
  /// Shown faint where no colour of its own tells it from other text.
  public var dim: Bool

  /// Makes a look; the default is plain text.
  public init(
    foreground: Color? = nil, background: Color? = nil, bold: Bool = false,
    underline: Bool = false, reverse: Bool = false, dim: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.underline = underline
    self.reverse = reverse
    self.dim = dim
  }

  /// Whether it is faint on a terminal of that many colours.
  public func isFaint(among colors: Int) -> Bool {
    dim && (foreground == nil || colors < Color.paletteSize)
  }
}

/// A colour of the palette of 256, and what stands in for it where there are fewer.
public struct Color: Equatable, Sendable {
  /// The number in xterm's palette.
  public let palette: Int
  /// The number among the sixteen; the second eight are the bright ones.
  public let basic: Int

  /// Makes a colour of the palette with another one for terminals of fewer colours.
  public init(_ palette: Int, or basic: Int) { (self.palette, self.basic) = (palette, basic) }

  /// One of the eight colours that every palette has.
  public static func basic(_ number: Int) -> Color { Color(number, or: number) }

  /// Colours of the palette.
  static let paletteSize = 256

  /// What a terminal of that many colours calls it.
  public func number(among colors: Int) -> Int {
    // A terminal of all colours counts them by red, green and blue, but for the first eight.
    if colors > Self.paletteSize { return palette < 8 ? palette : rgb }
    if colors == Self.paletteSize { return palette }
    return colors >= 16 ? basic : basic % 8
  }

  /// Red, green and blue in one number; of a palette's first sixteen as xterm has them.
  public var rgb: Int {
    if palette < 16 { return Self.first[palette] }
    if palette >= 232 { return (8 + (palette - 232) * 10) * 0x010101 }
    let levels = [0, 95, 135, 175, 215, 255]
    let cube = palette - 16
    return levels[cube / 36] << 16 | levels[cube / 6 % 6] << 8 | levels[cube % 6]
  }

  private static let first = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]
}

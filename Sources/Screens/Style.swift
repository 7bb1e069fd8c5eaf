/// How a cell is drawn: its role and the attributes every terminal knows.
public struct Style: Equatable, Hashable, Sendable {
  /// What the cell means.
  public var role: Role
  /// Drawn bold.
  public var bold: Bool
  /// Drawn underlined.
  public var underline: Bool
  /// Drawn with foreground and background exchanged.
  public var reverse: Bool

  /// Makes a style of that role and those attributes.
  public init(
    _ role: Role = .text, bold: Bool = false, underline: Bool = false, reverse: Bool = false
  ) {
    self.role = role
    self.bold = bold
    self.underline = underline
    self.reverse = reverse
  }

  /// Ordinary text.
  public static let text = Style(.text)
  /// Text that may be overlooked.
  public static let dim = Style(.dim)
  /// Titles, keys and whatever leads the eye.
  public static let accent = Style(.accent)
  /// The row or cell in focus.
  public static let selection = Style(.selection)
  /// What must be corrected.
  public static let error = Style(.error)
  /// What is likely wrong.
  public static let warning = Style(.warning)
  /// What is worth knowing.
  public static let hint = Style(.hint)
  /// What is as it should be.
  public static let good = Style(.good)
  /// Bars of a chart.
  public static let bar = Style(.bar)
}

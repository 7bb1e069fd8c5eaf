/// How the roles look: a style for each of them, by name.
public struct Theme: Equatable, Sendable {
  /// The word that chooses it.
  public let name: String
  /// What it is like, in a few words.
  public let help: String
  private let looks: [Look]

  private init(_ name: String, _ help: String, _ column: KeyPath<Row, Look>) {
    (self.name, self.help) = (name, help)
    looks = Role.allCases.map { Self.row($0)[keyPath: column] }
  }

  /// The look of a role.
  public func look(_ role: Role) -> Look { looks[Int(role.rawValue)] }

  // MARK: - Themes

  /// The terminal's own colours on its own background, so that a screen fits what its user chose.
  public static let standard = Theme(
    "default", "the terminal's own colours on its own background", \.standard)
  /// Light text on a dark background of its own.
  public static let dark = Theme("dark", "light text on a dark background", \.dark)
  /// Dark text on a light background of its own.
  public static let light = Theme("light", "dark text on a light background", \.light)
  /// No colour: bold, underlined and reversed text alone.
  public static let mono = Theme(
    "mono", "no colours: bold, underlined and reversed text", \.mono)

  /// Every theme.
  public static let all = [standard, dark, light, mono]

  /// The theme of a name.
  public static func named(_ name: String) -> Theme? { all.first { $0.name == name } }

  // MARK: - The table

  /// What one role looks like in each theme.
  private struct Row {
    var standard: Look
    var dark: Look
    var light: Look
    var mono: Look
  }

  // Of palette colours those are chosen that stand out from the background by 4.5 to 1 (WCAG 2.1).
  private static func row(_ role: Role) -> Row {
    switch role {
    case .text:
      Row(
        standard: Look(), dark: onDark(252, or: 7), light: onLight(235, or: 0), mono: Look())
    case .dim:
      // Faint rather than "bright black", which some palettes make the colour of the background.
      Row(
        standard: Look(dim: true), dark: onDark(245, or: 7, dim: true),
        light: onLight(241, or: 0, dim: true), mono: Look())
    case .accent:
      Row(
        standard: Look(foreground: .basic(6)), dark: onDark(80, or: 14),
        light: onLight(24, or: 4), mono: Look(bold: true))
    case .selection:
      Row(
        standard: Look(reverse: true),
        dark: Look(foreground: Color(231, or: 0), background: Color(24, or: 7)),
        light: Look(foreground: Color(231, or: 7), background: Color(25, or: 4)),
        mono: Look(reverse: true))
    case .error:
      Row(
        standard: Look(foreground: .basic(1)), dark: onDark(210, or: 9),
        light: onLight(124, or: 1), mono: Look(bold: true))
    case .warning:
      Row(
        standard: Look(foreground: .basic(3)), dark: onDark(221, or: 11),
        light: onLight(94, or: 5), mono: Look(underline: true))
    case .hint:
      Row(
        standard: Look(foreground: .basic(6)), dark: onDark(111, or: 14),
        light: onLight(26, or: 4), mono: Look())
    case .good:
      Row(
        standard: Look(foreground: .basic(2)), dark: onDark(114, or: 10),
        light: onLight(22, or: 0), mono: Look())
    case .bar:
      Row(
        standard: Look(foreground: .basic(6)), dark: onDark(73, or: 6),
        light: onLight(25, or: 4), mono: Look())
    }
  }

  private static func onDark(_ palette: Int, or basic: Int, dim: Bool = false) -> Look {
    Look(foreground: Color(palette, or: basic), background: Color(234, or: 0), dim: dim)
  }

  private static func onLight(_ palette: Int, or basic: Int, dim: Bool = false) -> Look {
    Look(foreground: Color(palette, or: basic), background: Color(255, or: 15), dim: dim)
  }
}

/// The signs the screens are drawn with, one column each.
public struct Glyphs: Equatable, Sendable {
  /// Whether nothing but ASCII can be shown.
  public let isASCII: Bool
  /// Marks an error.
  public var error: String
  /// Marks a warning.
  public var warning: String
  /// Marks a hint.
  public var hint: String
  /// Marks what is fine.
  public var good: String
  /// Marks a near miss.
  public var near: String
  /// Points at the selected row.
  public var selected: String
  /// Marks a row that the user has marked.
  public var marked: String
  /// Marks where rows are that pass a filter.
  public var hit: String
  /// Marks where the rows in sight are.
  public var position: String
  /// Stands for nothing there.
  public var missing: String
  /// Ends text that was cut.
  public var ellipsis: String
  /// A vertical rule.
  public var vertical: String
  /// A horizontal rule.
  public var horizontal: String
  /// Points from one thing to another.
  public var arrow: String
  /// Points left.
  public var left: String
  /// Points right.
  public var right: String
  /// Points up.
  public var up: String
  /// Points down.
  public var down: String
  /// A cell filled from the left by none, one … eight eighths.
  public var bars: [String]
  /// A cell filled from the bottom by none, one … eight eighths.
  public var columns: [String]

  /// A cell shaded not at all, lightly … fully.
  public var shades: [String]
  /// Marks a time that is missing among shades.
  public var gap: String

  /// The signs for terminals that show Unicode.
  public static let unicode = Glyphs(
    isASCII: false, error: "✗", warning: "!", hint: "·", good: "✓", near: "≈", selected: "▶",
    marked: "◆", hit: "•", position: "▐", missing: "·",
    ellipsis: "…", vertical: "│", horizontal: "─", arrow: "→", left: "←", right: "→", up: "↑",
    down: "↓", bars: [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
    columns: [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], shades: [" ", "░", "▒", "▓", "█"],
    gap: "·")

  /// The signs for terminals that show ASCII only.
  public static let ascii = Glyphs(
    isASCII: true, error: "x", warning: "!", hint: ".", good: "+", near: "~", selected: ">",
    marked: "*", hit: "o", position: "#", missing: ".",
    ellipsis: "~", vertical: "|", horizontal: "-", arrow: ">", left: "<", right: ">", up: "^",
    down: "v", bars: [" ", " ", " ", "-", "-", "-", "=", "=", "#"],
    columns: [" ", "_", "_", ".", "-", "-", "=", "=", "#"], shades: [" ", ".", ":", "*", "#"],
    gap: "-")

  /// Text with the signs of typography written in ASCII, where nothing else can be shown.
  func spelled(_ text: some StringProtocol) -> String {
    guard isASCII, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return String(text) }
    return text.map { Self.spellings[$0] ?? String($0) }.joined()
  }

  private static let spellings: [Character: String] = [
    "…": "...", "–": "-", "−": "-", "×": "x", "·": ".", "“": "\"", "”": "\"", "‹": "<", "›": ">",
    "←": "<", "→": ">", "↑": "^", "↓": "v", "✗": "x", "✓": "+", "≈": "~", "▶": ">", "⏎": "\\n",
    "▲": "^", "▼": "v",
  ]
}

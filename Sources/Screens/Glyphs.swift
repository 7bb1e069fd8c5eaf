/// The signs the screens are drawn with, one column each.
public struct Glyphs: Equatable, Sendable {
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

  /// The signs for terminals that show Unicode.
  public static let unicode = Glyphs(
    error: "✗", warning: "!", hint: "·", good: "✓", near: "≈", selected: "▶", missing: "·",
    ellipsis: "…", vertical: "│", horizontal: "─", arrow: "→", left: "←", right: "→", up: "↑",
    down: "↓", bars: [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
    columns: [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"])

  /// The signs for terminals that show ASCII only.
  public static let ascii = Glyphs(
    error: "x", warning: "!", hint: ".", good: "+", near: "~", selected: ">", missing: ".",
    ellipsis: "~", vertical: "|", horizontal: "-", arrow: ">", left: "<", right: ">", up: "^",
    down: "v", bars: [" ", " ", " ", "-", "-", "-", "=", "=", "#"],
    columns: [" ", "_", "_", ".", "-", "-", "=", "=", "#"])
}

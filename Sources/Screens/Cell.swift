/// One cell of a screen.
public struct Cell: Equatable, Sendable {
  /// One visible grapheme cluster, or nothing for the second half of a wide one.
  public var text: String
  /// How it is drawn.
  public var style: Style

  /// Makes a cell; the default is a blank.
  public init(text: String = " ", style: Style = .text) {
    self.text = text
    self.style = style
  }
}

import CTerminalEmulator

/// One cell as the terminal emulator shows it.
public struct EmulatedCell: Equatable, Sendable {
  /// A colour of the terminal.
  public enum Color: Equatable, Sendable {
    case standard
    /// An index into the palette of 256.
    case palette(Int)
    /// Red, green and blue in one number.
    case rgb(Int)

    init(_ value: Int32) {
      switch Int(value) {
      case Int(TE_COLOR_DEFAULT): self = .standard
      case 0..<256: self = .palette(Int(value))
      default: self = .rgb(Int(value) & 0xFFFFFF)
      }
    }
  }

  /// Its text; a space when blank, nothing in the second half of a wide character.
  public var text: String
  /// The columns it takes: 1 or 2, or 0 in the second half of a wide character.
  public var columns: Int
  /// The colour of the text.
  public var foreground: Color
  /// The colour behind the text.
  public var background: Color
  /// Shown bold.
  public var bold: Bool
  /// Shown faint.
  public var faint: Bool
  /// Shown underlined.
  public var underline: Bool
  /// Shown with both colours exchanged.
  public var reverse: Bool

  init(_ cell: te_cell) {
    let bytes = withUnsafeBytes(of: cell.text) { $0.prefix { $0 != 0 } + [] }
    text = bytes.isEmpty && cell.columns > 0 ? " " : String(decoding: bytes, as: UTF8.self)
    columns = Int(cell.columns)
    foreground = Color(cell.foreground)
    background = Color(cell.background)
    bold = cell.bold
    faint = cell.faint
    underline = cell.underline
    reverse = cell.reverse
  }
}

/// Block elements and lines as rectangles of a cell, so that neighbours meet without a seam.
struct BlockGlyph {
  /// A part of a cell whose sides are 1.
  struct Part {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
  }

  var parts: [Part] = []
  /// How much of the colour covers what is behind: shades are less than 1.
  var opacity = 1.0

  /// The shape of a character of U+2500–259F; nil for those left to the font.
  init?(_ text: String) {
    guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else { return nil }
    switch scalar.value {
    case 0x2580: add(0, 0, 1, 0.5)
    case 0x2581...0x2588:
      let height = Double(scalar.value - 0x2580) / 8
      add(0, 1 - height, 1, height)
    case 0x2589...0x258F: add(0, 0, Double(0x2590 - scalar.value) / 8, 1)
    case 0x2590: add(0.5, 0, 0.5, 1)
    case 0x2591...0x2593:
      add(0, 0, 1, 1)
      opacity = Double(scalar.value - 0x2590) / 4
    case 0x2594: add(0, 0, 1, 0.125)
    case 0x2595: add(0.875, 0, 0.125, 1)
    case 0x2596...0x259F: addQuadrants(Self.quadrants[Int(scalar.value - 0x2596)])
    default:
      guard let line = Self.lines[text] else { return nil }
      addLine(line)
    }
  }

  private mutating func add(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    parts.append(Part(x: x, y: y, width: width, height: height))
  }

  /// Bits: 8 upper left, 4 upper right, 2 lower left, 1 lower right, from U+2596 on.
  private static let quadrants = [2, 1, 8, 11, 9, 14, 13, 4, 6, 7]

  private mutating func addQuadrants(_ bits: Int) {
    if bits & 8 != 0 { add(0, 0, 0.5, 0.5) }
    if bits & 4 != 0 { add(0.5, 0, 0.5, 0.5) }
    if bits & 2 != 0 { add(0, 0.5, 0.5, 0.5) }
    if bits & 1 != 0 { add(0.5, 0.5, 0.5, 0.5) }
  }

  /// Where a line goes from the middle of the cell, and whether it is heavy.
  private struct Line {
    var to: String
    var heavy = false
  }

  private static let lines: [String: Line] = [
    "─": Line(to: "lr"), "│": Line(to: "ud"), "┌": Line(to: "rd"), "┐": Line(to: "ld"),
    "└": Line(to: "ru"), "┘": Line(to: "lu"), "├": Line(to: "rud"), "┤": Line(to: "lud"),
    "┬": Line(to: "lrd"), "┴": Line(to: "lru"), "┼": Line(to: "lrud"), "╭": Line(to: "rd"),
    "╮": Line(to: "ld"), "╯": Line(to: "lu"), "╰": Line(to: "ru"), "╴": Line(to: "l"),
    "╵": Line(to: "u"), "╶": Line(to: "r"), "╷": Line(to: "d"),
    "━": Line(to: "lr", heavy: true), "┃": Line(to: "ud", heavy: true),
  ]

  private mutating func addLine(_ line: Line) {
    // A cell is twice as high as wide, so a stroke is twice as thick in parts of the width.
    let across = line.heavy ? 0.24 : 0.12
    let down = across / 2
    let left = 0.5 - across / 2
    let top = 0.5 - down / 2
    for direction in line.to {
      switch direction {
      case "l": add(0, top, left + across, down)
      case "r": add(left, top, 1 - left, down)
      case "u": add(left, 0, across, top + down)
      default: add(left, top, across, 1 - top)
      }
    }
  }
}

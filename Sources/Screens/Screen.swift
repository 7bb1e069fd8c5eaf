/// A picture of the terminal as a value: rows of cells that hold visible text only.
///
/// Whatever reaches a cell has passed `Visible`, so no text out of a file can move the cursor,
/// change a colour or turn a line around.
public struct Screen: Equatable, Sendable {
  /// The number of columns and rows.
  public let size: Size
  /// The signs the screen is drawn with.
  public let glyphs: Glyphs
  /// Where the terminal's own cursor stands; nil hides it.
  public var cursor: Point?

  private var cells: [Cell]
  private var areas: [Area] = []

  /// Makes a screen of blanks; negative extents become zero.
  public init(size: Size, glyphs: Glyphs = .unicode) {
    self.size = Size(width: max(0, size.width), height: max(0, size.height))
    self.glyphs = glyphs
    cells = Array(repeating: Cell(), count: self.size.width * self.size.height)
  }

  /// The cell at that column and row, a blank outside of the screen.
  public subscript(x: Int, y: Int) -> Cell {
    contains(x, y) ? cells[y * size.width + x] : Cell()
  }

  /// Draws text, made visible and clipped to `width` columns, and returns the columns it took.
  ///
  /// - Parameters:
  ///   - text: Any text; what cannot be seen is shown by a mark.
  ///   - x: The first column, which may lie outside of the screen.
  ///   - y: The row, which may lie outside of the screen.
  ///   - style: How the text is drawn.
  ///   - width: The columns the text may take; nil means up to the right edge.
  ///   - align: Where the text stands within `width`.
  ///   - truncation: How text too long for `width` ends.
  /// - Returns: The columns the text takes after it was cut, whether or not they are on the screen.
  @discardableResult
  public mutating func put(
    _ text: some StringProtocol, x: Int, y: Int, style: Style = .text, width: Int? = nil,
    align: Alignment = .left, truncation: Truncation = .clip
  ) -> Int {
    // Far beyond any terminal, and small enough that no sum below overflows.
    let far = 1 << 30
    let x = min(max(x, -far), far)
    let room = min(max(width ?? (size.width - x), 0), far)
    let ellipsis = truncation == .ellipsis ? glyphs.ellipsis : nil
    let run =
      glyphs.isASCII
      ? TextRun(glyphs.spelled(text), room: room, ellipsis: ellipsis)
      : TextRun(text, room: room, ellipsis: ellipsis)
    var column = x
    switch align {
    case .left: break
    case .right: column += room - run.columns
    case .center: column += (room - run.columns) / 2
    }
    for piece in run.pieces {
      set(piece, x: column, y: y, style: style)
      column += piece.columns
    }
    return run.columns
  }

  /// Fills a rectangle with blanks of that style.
  public mutating func fill(_ rect: Rect, _ style: Style) {
    let area = rect.intersection(Rect(size))
    for y in area.y..<area.bottom {
      for x in area.x..<area.right {
        write(Cell(text: " ", style: style), x: x, y: y)
      }
    }
  }

  /// Changes the style of every cell in a rectangle.
  public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let area = rect.intersection(Rect(size))
    for y in area.y..<area.bottom {
      for x in area.x..<area.right {
        change(&cells[y * size.width + x].style)
      }
    }
  }

  /// Says what a part of the screen stands for; where parts lie over each other the last one counts.
  public mutating func mark(_ rect: Rect, as spot: Spot) {
    areas.append(Area(rect: rect, spot: spot))
  }

  /// What stands at a place, if it is anything that can be chosen.
  public func spot(at point: Point) -> Spot? {
    areas.last { $0.rect.contains(point) }?.spot
  }

  /// What a person reads, row by row, without trailing blanks.
  public var lines: [String] {
    rows { $0.map(\.text).joined().droppingTrailing(" ") }
  }

  /// One letter a cell for its style, row by row, without trailing ordinary text.
  ///
  /// `.` text, `d` dim, `a` accent, `S` selection, `e` error, `w` warning, `h` hint, `g` good,
  /// `b` bar; reversed cells have the letter of the other case, and `:` for text.
  public var styleLines: [String] {
    rows { String($0.map(\.style.letter)).droppingTrailing(".") }
  }

  private func rows(_ describe: (ArraySlice<Cell>) -> String) -> [String] {
    (0..<size.height).map { y in describe(cells[y * size.width..<(y + 1) * size.width]) }
  }

  private func contains(_ x: Int, _ y: Int) -> Bool {
    x >= 0 && x < size.width && y >= 0 && y < size.height
  }

  /// A wide piece cut by an edge of the screen leaves a blank in the column that remains.
  private mutating func set(_ piece: TextRun.Piece, x: Int, y: Int, style: Style) {
    let fits = contains(x, y) && contains(x + piece.columns - 1, y)
    for offset in 0..<piece.columns where contains(x + offset, y) {
      let text = offset == 0 ? piece.text : ""
      write(Cell(text: fits ? text : " ", style: style), x: x + offset, y: y)
    }
  }

  /// Half of a wide cluster never stays behind: where its other half is overwritten it is blanked.
  private mutating func write(_ cell: Cell, x: Int, y: Int) {
    let index = y * size.width + x
    if cells[index].text.isEmpty, !cell.text.isEmpty, x > 0 {
      cells[index - 1].text = " "
    }
    if x + 1 < size.width, cells[index + 1].text.isEmpty {
      cells[index + 1].text = " "
    }
    cells[index] = cell
  }
}

/// A part of a screen that stands for something.
private struct Area: Equatable {
  let rect: Rect
  let spot: Spot
}

extension Style {
  fileprivate var letter: Character {
    switch role {
    case .text: reverse ? ":" : "."
    case .dim: reverse ? "D" : "d"
    case .accent: reverse ? "A" : "a"
    case .selection: reverse ? "s" : "S"
    case .error: reverse ? "E" : "e"
    case .warning: reverse ? "W" : "w"
    case .hint: reverse ? "H" : "h"
    case .good: reverse ? "G" : "g"
    case .bar: reverse ? "B" : "b"
    }
  }
}

extension String {
  fileprivate func droppingTrailing(_ blank: Character) -> String {
    guard let last = lastIndex(where: { $0 != blank }) else { return "" }
    return String(self[...last])
  }
}

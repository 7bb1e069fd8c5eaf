import Screens

extension Screen {
  /// Shows that the line in a rectangle is selected; signs keep their colour outside of it.
  mutating func select(_ rect: Rect) {
    restyle(rect) { $0 = Style(.selection, bold: $0.bold, reverse: true) }
  }
}

/// A cursor in a list of lines, and which of them are in sight.
public struct ListCursor: Sendable, Equatable {
  /// The line under the cursor.
  public internal(set) var line = 0
  /// The first line in sight.
  public internal(set) var top = 0

  /// Moves for a command that moves in lists; says whether it was one.
  mutating func move(_ command: Command, count: Int, page: Int) -> Bool {
    switch command {
    case .up: line -= 1
    case .down: line += 1
    case .pageUp: line -= max(1, page)
    case .pageDown: line += max(1, page)
    case .scrollUp: scroll(by: -1, count: count, page: page)
    case .scrollDown: scroll(by: 1, count: count, page: page)
    case .halfPageUp: line -= max(1, page / 2)
    case .halfPageDown: line += max(1, page / 2)
    case .first: line = 0
    case .last: line = count - 1
    default: return false
    }
    settle(count: count, page: page)
    return true
  }

  /// Moves what is in sight, and the cursor only where it would be out of sight.
  private mutating func scroll(by lines: Int, count: Int, page: Int) {
    top = max(0, min(top + lines, max(0, count - page)))
    line = max(top, min(line, top + max(1, page) - 1))
  }

  /// Keeps the cursor on a line that is there, and in sight.
  mutating func settle(count: Int, page: Int) {
    line = max(0, min(line, count - 1))
    top = max(0, min(top, max(0, count - page)))
    if line < top { top = line }
    if page > 0, line >= top + page { top = line - page + 1 }
  }
}

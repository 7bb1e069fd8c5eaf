/// One line of text with a cursor.
public struct EditableLine: Equatable, Sendable {
  /// The text.
  public private(set) var text: String
  /// The cursor, as the number of characters before it.
  public private(set) var cursor: Int

  /// Makes a line with the cursor at its end.
  public init(_ text: String) {
    self.text = text
    self.cursor = text.count
  }

  /// Inserts text at the cursor; control characters are dropped.
  public mutating func insert(_ inserted: String) {
    let visible = inserted.unicodeScalars.filter { $0.properties.generalCategory != .control }
    var head = String(text.prefix(cursor))
    let tail = text.dropFirst(cursor)
    head.unicodeScalars.append(contentsOf: visible)
    text = head + tail
    // A combining character joins its neighbour, so the count is taken again.
    cursor = min(head.count, text.count)
  }

  /// Deletes the character before the cursor.
  public mutating func deleteBackward() {
    guard cursor > 0 else { return }
    cursor -= 1
    remove()
  }

  /// Deletes the character under the cursor.
  public mutating func deleteForward() {
    guard cursor < text.count else { return }
    remove()
  }

  /// Moves the cursor by a number of characters, as far as the text goes.
  public mutating func move(by offset: Int) {
    cursor = max(0, min(text.count, cursor + offset))
  }

  /// Moves the cursor to the beginning.
  public mutating func moveHome() { cursor = 0 }

  /// Moves the cursor to the end.
  public mutating func moveEnd() { cursor = text.count }

  private mutating func remove() {
    text.remove(at: text.index(text.startIndex, offsetBy: cursor))
    cursor = min(cursor, text.count)
  }
}

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

  /// Moves the cursor to the beginning of a word, or over the one before it.
  public mutating func moveWordBackward() { cursor = wordStart(Self.isInWord) }

  /// Moves the cursor behind the word that it is in, or behind the next one.
  public mutating func moveWordForward() { cursor = wordEnd }

  /// Deletes from the cursor back to the beginning of a word.
  public mutating func deleteWordBackward() { remove(wordStart(Self.isInWord)..<cursor) }

  /// Deletes from the cursor back to a blank, as `Ctrl-W` does in a shell.
  public mutating func deleteBackwardToBlank() { remove(wordStart { $0 != " " }..<cursor) }

  /// Deletes from the cursor to the end of a word.
  public mutating func deleteWordForward() { remove(cursor..<wordEnd) }

  /// Deletes all that is before the cursor.
  public mutating func deleteToStart() { remove(0..<cursor) }

  /// Deletes all that is behind the cursor.
  public mutating func deleteToEnd() { remove(cursor..<text.count) }

  /// Moves the cursor to the beginning.
  public mutating func moveHome() { cursor = 0 }

  /// Moves the cursor to the end.
  public mutating func moveEnd() { cursor = text.count }

  private static func isInWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  /// The place where the word starts that the cursor is in or behind.
  private func wordStart(_ isInWord: (Character) -> Bool) -> Int {
    var rest = text.prefix(cursor)
    while let last = rest.last, !isInWord(last) { rest.removeLast() }
    while let last = rest.last, isInWord(last) { rest.removeLast() }
    return rest.count
  }

  /// The place behind the word that the cursor is in or before.
  private var wordEnd: Int {
    var rest = text.dropFirst(cursor)
    while let first = rest.first, !Self.isInWord(first) { rest.removeFirst() }
    while let first = rest.first, Self.isInWord(first) { rest.removeFirst() }
    return text.count - rest.count
  }

  private mutating func remove(_ range: Range<Int>) {
    let head = text.prefix(range.lowerBound)
    text = String(head + text.dropFirst(range.upperBound))
    cursor = min(range.lowerBound, text.count)
  }

  private mutating func remove() {
    text.remove(at: text.index(text.startIndex, offsetBy: cursor))
    cursor = min(cursor, text.count)
  }
}

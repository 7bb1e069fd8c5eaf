/// A value in a notation that is taken for JSON: read to tell which one it is, never to use it.
///
/// Python's are single quotes, `None`, `True`, `False`, tuples and letters before strings.
/// JavaScript's are keys without quotes, comments, `undefined` and its numbers; typographic quotes
/// are counted with them, since both are typed by hand. Single quotes alone are Python's, who
/// prints them; `NaN` and infinities alone are a notation of their own, which most libraries of
/// numbers write. Commas before a closing bracket go with any. What mixes signs of Python and
/// JavaScript is neither.
public struct RelaxedJSON: Sendable, Equatable {
  /// How such values are written.
  public enum Notation: Sendable, Equatable, CaseIterable {
    /// As Python prints its dictionaries.
    case python
    /// As in a program in JavaScript.
    case javaScript
    /// JSON but for numbers that are none.
    case notANumber
  }

  /// Which notation it is.
  public let notation: Notation
  /// What shows it first, as a short phrase.
  public let sign: String
  /// The offset of that sign.
  public let offset: Int

  /// Reads a text that is no JSON; nothing where it is in no such notation either.
  public static func read(_ text: UnsafeBufferPointer<UInt8>) -> RelaxedJSON? {
    guard UTF8Bytes.isValid(text) else { return nil }
    var reader = RelaxedReader(text)
    guard reader.readAll() else { return nil }
    let notation: Notation
    switch (reader.first(.python), reader.first(.javaScript)) {
    case (_?, _?): return nil
    case (_?, nil): notation = .python
    case (nil, _?): notation = .javaScript
    case (nil, nil):
      if reader.first(.singleQuotes) != nil {
        notation = .python
      } else if reader.first(.numberKeys) != nil {
        notation = .javaScript
      } else if reader.first(.notANumber) != nil {
        notation = .notANumber
      } else {
        return nil
      }
    }
    let owners = Self.owners(of: notation)
    guard let shown = owners.compactMap(reader.first).min(by: { $0.offset < $1.offset }) else {
      return nil
    }
    return RelaxedJSON(notation: notation, sign: shown.sign, offset: shown.offset)
  }

  private static func owners(of notation: Notation) -> [RelaxedReader.Owner] {
    switch notation {
    case .python: [.python, .singleQuotes]
    case .javaScript: [.javaScript, .singleQuotes, .numberKeys]
    case .notANumber: [.notANumber]
    }
  }
}

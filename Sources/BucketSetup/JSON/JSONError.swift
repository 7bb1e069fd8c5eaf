/// What a text has against being JSON, and where.
public struct JSONError: Error, Equatable, Sendable {
  /// What is wrong.
  public enum Kind: Equatable, Sendable {
    /// The text ends inside a value.
    case endsEarly
    /// Something else belongs here.
    case expected(String)
    /// A string holds an escape that there is not.
    case escape
    /// A string holds a line end or another control character as it is.
    case controlCharacter
    /// Something stands behind the value.
    case trailing
    /// Values stand in each other deeper than any real document has it.
    case tooDeep
  }

  /// What is wrong.
  public let kind: Kind
  /// The line, from 1.
  public let line: Int
  /// The byte in the line, from 1.
  public let column: Int

  /// The fault in a sentence without a full stop.
  public var message: String {
    "\(words) at line \(line), column \(column)"
  }

  private var words: String {
    switch kind {
    case .endsEarly: "the JSON ends too early"
    case .expected(let what): "\(what) is missing"
    case .escape: "an unknown escape"
    case .controlCharacter: "a control character that is not escaped"
    case .trailing: "something stands behind the JSON"
    case .tooDeep: "more than \(JSONReader.deepest) values stand in each other"
    }
  }
}

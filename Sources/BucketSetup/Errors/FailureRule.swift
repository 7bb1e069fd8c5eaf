/// A row of the error table: how an error is recognised, and what is to be said of it.
///
/// Causes and remedies hold places to fill in, such as `{bucket}`; see `FailureDetails`.
struct FailureRule: Sendable {
  /// What an error is to the program.
  enum Kind: Sendable {
    /// Something is wrong.
    case failure
    /// Nothing is set yet: an answer, and no error.
    case unset
    /// The same command may succeed a moment later.
    case transient
  }

  /// The name of the row.
  let id: String
  /// The codes that S3 and other services answer with.
  var codes: [String] = []
  /// The operations that the row is about; none means any.
  var operations: [String] = []
  /// Texts in lower case of which one is in the message; `*` stands for anything between two parts.
  var texts: [String] = []
  /// Exit statuses that say as much where nothing else is known.
  var statuses: [Int32] = []
  /// What the error is to the program.
  var kind = Kind.failure
  /// The cause.
  let cause: String
  /// Who can mend it.
  let who: Party
  /// What to do, in order.
  let remedy: [String]

  /// Whether code, operation and text, in lower case, are those of an error.
  func matches(code: String?, operation: String?, text: [UInt8]) -> Bool {
    guard codes.isEmpty || code.map(codes.contains) == true else { return false }
    guard operations.isEmpty || operation.map(operations.contains) == true else { return false }
    return texts.isEmpty || texts.contains { Self.holds(text, $0) }
  }

  /// The row that an error of a service, or a message of the CLI itself, is explained by.
  ///
  /// A row with codes never judges by its text alone, and goes before one that has none.
  static func first(code: String?, operation: String?, text: [UInt8]) -> FailureRule? {
    func first(of rows: [FailureRule]) -> FailureRule? {
      rows.first { $0.matches(code: code, operation: operation, text: text) }
    }
    return first(of: coded) ?? first(of: worded)
  }

  private static let coded = all.filter { !$0.codes.isEmpty }
  private static let worded = all.filter { $0.codes.isEmpty && !$0.texts.isEmpty }

  /// The row for an exit status of the CLI, where all else failed.
  static func first(status: Int32) -> FailureRule? { all.first { $0.statuses.contains(status) } }

  private static func holds(_ text: [UInt8], _ pattern: String) -> Bool {
    var rest = text[...]
    for part in pattern.utf8.split(separator: UInt8(ascii: "*")) {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}

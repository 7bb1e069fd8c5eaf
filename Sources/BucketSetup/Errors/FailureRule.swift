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

  /// The row that an error of a service, or a message of the CLI itself, is explained by; the text
  /// is in lower case.
  ///
  /// A row with codes never judges by its text alone, and goes before one that has none.
  static func first(code: String?, operation: String?, text: [UInt8]) -> FailureRule? {
    func first(of rows: [Sought]) -> FailureRule? {
      rows.first { $0.matches(code: code, operation: operation, text: text) }?.rule
    }
    return (code == nil ? nil : first(of: coded)) ?? first(of: worded)
  }

  /// The row for an exit status of the CLI, where all else failed.
  static func first(status: Int32) -> FailureRule? { all.first { $0.statuses.contains(status) } }

  private static let coded = all.filter { !$0.codes.isEmpty }.map(Sought.init)
  private static let worded = all.filter { $0.codes.isEmpty && !$0.texts.isEmpty }.map(Sought.init)
}

/// A row whose texts are taken apart once, as each line of a long text is held against all rows.
private struct Sought {
  let rule: FailureRule
  /// The parts of each text, which follow each other.
  private let patterns: [[[UInt8]]]

  init(_ rule: FailureRule) {
    self.rule = rule
    patterns = rule.texts.map { $0.utf8.split(separator: UInt8(ascii: "*")).map(Array.init) }
  }

  func matches(code: String?, operation: String?, text: [UInt8]) -> Bool {
    guard rule.codes.isEmpty || code.map(rule.codes.contains) == true else { return false }
    guard rule.operations.isEmpty || operation.map(rule.operations.contains) == true else {
      return false
    }
    return patterns.isEmpty || patterns.contains { Self.holds(text, $0) }
  }

  private static func holds(_ text: [UInt8], _ parts: [[UInt8]]) -> Bool {
    var start = 0
    for part in parts {
      guard let end = end(of: part, in: text, from: start) else { return false }
      start = end
    }
    return true
  }

  /// Where a part ends that is in a text, behind a place.
  private static func end(of part: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    text.withUnsafeBufferPointer { text in
      part.withUnsafeBufferPointer { part in
        var place = start
        while place + part.count <= text.count {
          var count = 0
          while count < part.count, text[place + count] == part[count] { count += 1 }
          if count == part.count { return place + count }
          place += 1
        }
        return nil
      }
    }
  }
}

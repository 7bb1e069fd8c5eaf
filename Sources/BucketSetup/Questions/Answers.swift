/// An answer to a question, as text, and where it comes from.
public struct Answer: Equatable, Sendable {
  /// Where an answer comes from.
  public enum Source: String, Sendable {
    case flag
    case file
    case detected
    case `default`
    case typed
  }

  /// The answer as one would type it.
  public let value: String
  /// Where it comes from.
  public let source: Source

  /// Makes an answer.
  public init(_ value: String, _ source: Source) {
    self.value = value
    self.source = source
  }
}

/// Answers by question.
public struct Answers: Equatable, Sendable {
  private var answers: [Question.Key: Answer]

  /// Makes a set of answers.
  public init(_ answers: [Question.Key: Answer] = [:]) {
    self.answers = answers
  }

  /// The answer to a question, if there is one.
  public subscript(key: Question.Key) -> Answer? {
    get { answers[key] }
    set { answers[key] = newValue }
  }

  /// The text of an answer, empty where there is none.
  public func value(_ key: Question.Key) -> String { answers[key]?.value ?? "" }

  /// The answers that count: to every question that is asked, and to no other.
  ///
  /// Questions depend on earlier ones only, so one pass in their order settles all. What was
  /// answered to a question that is not asked now stays in the receiver, and counts again when the
  /// question comes back.
  public func resolved(with facts: Facts) -> Answers {
    var resolved = Answers()
    for question in Question.all where question.isAsked(resolved, facts) {
      resolved[question.key] = self[question.key] ?? question.proposal(resolved, facts)
    }
    return resolved
  }
}

/// What the answers mean. Defined for resolved answers.
extension Answers {
  /// How new objects are encrypted.
  public enum Encryption: String, CaseIterable, Sendable {
    case keep
    case s3 = "sse-s3"
    case kms = "sse-kms"
  }

  /// Whether the bucket is to be created.
  public var isNewBucket: Bool { value(.origin) != "existing" }
  /// Whether ACLs are to be disabled.
  public var disablesACLs: Bool { value(.acls) == "yes" }
  /// The encryption asked for; an answer that is none means to leave it as it is.
  public var encryption: Encryption { Encryption(rawValue: value(.encryption)) ?? .keep }
  /// The account that owns the bucket, as twelve digits, if it was told.
  public var owner: String? {
    let digits = value(.owner).filter { $0 != "-" && $0 != " " }
    return digits.isEmpty ? nil : digits
  }
  /// Whether files in the output folder may be replaced.
  public var replacesOutput: Bool { value(.replace) == "yes" }

  /// The prefix of a table's keys, ending with `/` unless it is empty.
  public func prefix(of table: UploadFile.Table) -> String {
    ObjectKey.closedPrefix(value(Question.Key(prefixOf: table)))
  }
}

/// An answer to a question, as text, and where it comes from.
public struct Answer: Equatable, Sendable {
  /// Where an answer comes from.
  public enum Source: String, Sendable {
    case typed
    case flag
    case environment
    case file
    case detected
    case `default`
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

  /// The same answers, and those of `others` to the questions that have none here.
  public func over(_ others: Answers) -> Answers {
    Answers(answers.merging(others.answers) { own, _ in own })
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
  /// Whether AWS is left alone.
  public var isOffline: Bool { value(.offline) == "yes" }
  /// The profile of the AWS CLI, if it is not the one that the CLI takes by itself.
  public var profile: String? { value(.profile).isEmpty ? nil : value(.profile) }

  /// Whether files in the output folder may be replaced.
  public var replacesOutput: Bool { value(.replace) == "yes" }

  /// The prefix of a table's keys, ending with `/` unless it is empty.
  public func prefix(of table: UploadFile.Table) -> String {
    ObjectKey.closedPrefix(value(Question.Key(prefixOf: table)))
  }
}

/// Answers of several options, each as its name or as `name=text`.
extension Answers {
  /// The parts of such an answer.
  static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { part in
      let rest = part.drop { $0 == " " }
      return String(rest.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
  }

  /// The name of a part, and what is given with it.
  static func option(_ part: String) -> (name: String, text: String) {
    let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(sides[0]), sides.count > 1 ? String(sides[1]) : "")
  }

  /// The answer with an option added at its end, or taken out.
  static func list(_ text: String, toggling option: String) -> String {
    let parts = list(text)
    let others = parts.filter { Self.option($0).name != Self.option(option).name }
    return (others.count == parts.count ? parts + [option] : others).joined(separator: ",")
  }

  /// In what the policy is to differ from the guide's, by the answer to `options`.
  public static func policyOptions(_ text: String) -> PolicyOption.Choice {
    var choice: PolicyOption.Choice = [:]
    for (name, text) in list(text).map(option) {
      if let key = PolicyOption.Key(rawValue: name) { choice[key] = text }
    }
    return choice
  }

  /// The policy that is wanted; without a name it holds the placeholder.
  public var policy: BucketPolicy {
    BucketPolicy(bucket: value(.bucket), options: Self.policyOptions(value(.options)))
  }
}

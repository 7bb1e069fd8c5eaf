/// An error of the AWS CLI, understood as far as can be.
public struct AWSFailure: Equatable, Sendable {
  /// What the caller knows of the command that failed; the message itself goes before it.
  public struct Context: Equatable, Sendable {
    /// The bucket.
    public var bucket: String?
    /// The region.
    public var region: String?
    /// The profile of the CLI.
    public var profile: String?

    /// Makes a context; what is left out is not known.
    public init(bucket: String? = nil, region: String? = nil, profile: String? = nil) {
      self.bucket = bucket
      self.region = region
      self.profile = profile
    }
  }

  /// The exit status of the command, if it is known.
  public let status: Int32?
  /// The code that the service answered with, such as `AccessDenied`.
  public let code: String?
  /// The operation that was called, such as `PutBucketPolicy`.
  public let operation: String?
  /// What the CLI said, in one line, without secrets and without anything that moves a cursor.
  public let message: String
  /// How often the same error is in the text.
  public private(set) var count = 1
  /// The files that could not be sent because of it, as far as the text names them.
  public private(set) var files: [String]
  /// The name of the row of the error table, if there is one for it.
  public let rule: String?
  /// Whether it says that something is not set yet: an answer, and no error.
  public let isUnset: Bool
  /// Whether the same command may succeed a moment later.
  public let isTransient: Bool
  /// Why it came, who can mend it, and what to do.
  public let explanation: FailureExplanation
  /// The IAM statement that would allow what was denied, as JSON in one line.
  public let statement: String?

  /// Whether the error table has a row for it.
  public var isKnown: Bool { rule != nil }

  /// The error that decides among those that a command wrote: the first that is known.
  public init(status: Int32, standardError: String, context: Context = Context()) {
    let all = Self.all(in: standardError, status: status, context: context)
    self = all.first(where: \.isKnown) ?? all.first ?? Self.silent(status, context)
  }

  /// Every error in a text, equal ones once; what no row explains is one error of its own.
  ///
  /// Empty where the text holds nothing but reports of progress and the status tells nothing.
  public static func all(
    in text: String, status: Int32? = nil, context: Context = Context()
  ) -> [AWSFailure] {
    let entries = FailureEntry.all(in: text)
    let hints = FailureDetails(hintsIn: text, context: context)
    var groups: [FailureEntry.Identity: Int] = [:]
    var found: [AWSFailure] = []
    for entry in entries {
      if let index = groups[entry.identity] {
        found[index].join(entry)
      } else {
        groups[entry.identity] = found.count
        found.append(AWSFailure(entry, status: status, hints: hints))
      }
    }
    // An exit status says little, so it speaks only where the text says nothing that is known.
    guard let status, status != 0, !found.contains(where: { $0.isKnown || $0.code != nil }),
      let rule = FailureRule.first(status: status)
    else { return found }
    let entry = found.first.map { FailureEntry(line: $0.message) } ?? FailureEntry(line: "")
    return [AWSFailure(entry, status: status, rule: rule, hints: hints)] + found.dropFirst()
  }

  private static func silent(_ status: Int32, _ context: Context) -> AWSFailure {
    AWSFailure(
      FailureEntry(line: ""), status: status, rule: FailureRule.first(status: status),
      hints: FailureDetails(hintsIn: "", context: context))
  }

  private init(_ entry: FailureEntry, status: Int32?, hints: FailureDetails) {
    self.init(entry, status: status, rule: entry.rule, hints: hints)
  }

  private init(
    _ entry: FailureEntry, status: Int32?, rule: FailureRule?, hints: FailureDetails
  ) {
    let details = hints.adding(entry)
    self.status = status
    code = entry.code
    operation = entry.operation
    message = entry.message
    files = entry.file.map { [$0] } ?? []
    self.rule = rule?.id
    isUnset = rule?.kind == .unset
    isTransient = rule?.kind == .transient
    statement = details[.statement]
    explanation = FailureExplanation(rule ?? .unknown, details)
  }

  private mutating func join(_ entry: FailureEntry) {
    count += 1
    if let file = entry.file { files.append(file) }
  }
}

extension FailureExplanation {
  /// A row of the table with its places filled in.
  init(_ rule: FailureRule, _ details: FailureDetails) {
    cause = details.filled(rule.cause)
    who = rule.who.rawValue
    remedy = details.lines(rule.remedy)
  }
}

/// One question of the set-up, as data: every way of asking is derived from it.
public struct Question: Sendable {
  /// The name of a question; also its key in a file of answers.
  public enum Key: String, CaseIterable, Sendable {
    case origin
    case bucket
    case offline
    case profile
    case owner
    case region
    case acls
    case encryption
    case kmsKey
    case options
    case data
    case eventsPrefix
    case usersPrefix
    case accountsPrefix
    case output
    case replace
    case review

    /// The question about the prefix of a table.
    public init(prefixOf table: UploadFile.Table) {
      switch table {
      case .events: self = .eventsPrefix
      case .users: self = .usersPrefix
      case .accounts: self = .accountsPrefix
      }
    }
  }

  /// The kind of answer that is wanted.
  public enum Kind: Sendable {
    /// One line of text; the options, if any, are proposals.
    case text
    /// One of the options.
    case choice
    /// Any number of the options, with commas between them.
    case several
    /// `yes` or `no`.
    case confirm
    /// The path of a local folder.
    case folder
    /// The beginning of keys in the bucket.
    case prefix
    /// Everything at a glance, to accept.
    case review
  }

  /// A possible answer.
  public struct Option: Equatable, Sendable {
    /// The answer as text.
    public let value: String
    /// What it means, in a few words.
    public let title: String
  }

  /// Something to say about an answer.
  public struct Problem: Equatable, Sendable {
    /// The question whose answer it is.
    public let question: Key
    /// How much it weighs.
    public let severity: ProblemSeverity
    /// What is the matter, in a plain sentence.
    public let message: String
    /// The place in the answer, as offsets of characters, where it has one.
    public let range: Range<Int>?
    /// An answer that would be right, where one is known.
    public let suggestion: String?
  }

  /// A question's view of the answers before it and of the facts.
  public typealias Rule<Value> = @Sendable (Answers, Facts) -> Value
  /// A question's view of its own answer, all answers and the facts.
  public typealias Check = @Sendable (String, Answers, Facts) -> [Problem]

  /// The name of the question.
  public let key: Key
  /// The kind of answer that is wanted.
  public let kind: Kind
  /// The subject in a word or two, for lists.
  public let title: String
  /// The question itself.
  public let prompt: String
  /// Why it is asked.
  public let why: String
  /// The command line's flag, with its hyphens.
  public let flag: String
  /// What the flag takes, in capitals; nothing for a flag that means `yes` by being there.
  public let flagArgument: String?
  /// What the flag does, where the question does not say it.
  public let flagHelp: String?
  /// What stands in an empty field.
  public let placeholder: String
  /// What is taken for an answer, where the options do not say it.
  public let accepts: String
  /// When the question is asked, where that depends on something.
  public let condition: String?
  /// From what an answer is proposed, where one can be found out.
  public let detectedFrom: String?
  /// Whether the answer stays out of every file that may be passed on.
  public let isSensitive: Bool
  /// The possible or proposed answers.
  public let options: @Sendable (Answers) -> [Option]
  /// Whether the question is asked.
  public let isAsked: Rule<Bool>
  /// The answer that counts as long as none is given.
  public let proposal: Rule<Answer>
  /// What is to be said about an answer.
  public let validate: Check

  init(
    _ key: Key, _ kind: Kind, title: String, prompt: String, why: String, flag: String,
    flagArgument: String?, flagHelp: String? = nil, placeholder: String = "",
    accepts: String = "", condition: String? = nil, detectedFrom: String? = nil,
    isSensitive: Bool = false,
    options: @escaping @Sendable (Answers) -> [Option] = { _ in [] },
    isAsked: @escaping Rule<Bool> = { _, _ in true },
    proposal: @escaping Rule<Answer> = { _, _ in Answer("", .default) },
    validate: @escaping Check = { _, _, _ in [] }
  ) {
    self.key = key
    self.kind = kind
    self.title = title
    self.prompt = prompt
    self.why = why
    self.flag = flag
    self.flagArgument = flagArgument
    self.flagHelp = flagHelp
    self.placeholder = placeholder
    self.accepts = accepts
    self.condition = condition
    self.detectedFrom = detectedFrom
    self.isSensitive = isSensitive
    self.options = options
    self.isAsked = isAsked
    self.proposal = proposal
    self.validate = validate
  }

  /// The question of a key.
  public static func of(_ key: Key) -> Question {
    guard let question = all.first(where: { $0.key == key }) else {
      preconditionFailure("no question \(key.rawValue)")
    }
    return question
  }

  /// Whether it has an answer that can be kept; the review is an agreement, given each time anew.
  public var isKept: Bool { kind != .review }

  /// The variable of the environment that answers it.
  public var environment: String? {
    guard isKept else { return nil }
    return "SLIPWAY_SETUP_" + flag.drop { $0 == "-" }.uppercased().replacing("-", with: "_")
  }

  /// The answer that counts where nothing is given and nothing is found out.
  public var standard: String { proposal(Answers(), Facts()).value }
}

extension Question.Kind {
  /// Whether one of a few answers is picked.
  public var isChoice: Bool {
    switch self {
    case .choice, .confirm: true
    case .text, .several, .folder, .prefix, .review: false
    }
  }
}

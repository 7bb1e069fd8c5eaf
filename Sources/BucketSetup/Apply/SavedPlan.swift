/// A plan as it was reviewed: what was read, and every step with the very commands that take it,
/// check it and take it back.
///
/// It is all that `apply`, `verify` and `undo` go by, so that what is done is what was shown.
public struct SavedPlan: Equatable, Sendable {
  /// The version of the file's form.
  public static let version = 1

  /// How a step stands.
  public enum State: String, CaseIterable, Sendable {
    /// Nothing is to be done.
    case alreadySo = "already-so"
    /// Something is made or changed.
    case willChange = "will-change"
    /// Nobody has looked: it is read first, and changed where it differs.
    case checkFirst = "check-first"
    /// It cannot be done as things are.
    case blocked
    /// A person has to do it.
    case byHand = "by-hand"
  }

  /// What a step is about.
  public enum Subject: Equatable, Sendable {
    case bucket
    case setting(Setting)
    case policy
    case upload
    /// The KMS key, whose own policy a person edits.
    case key
    /// Something that is only looked at.
    case look
    case message
  }

  /// An object that an upload makes.
  public struct Object: Hashable, Sendable {
    /// Its key.
    public let key: String
    /// Its size.
    public let bytes: Int

    /// By bytes, as S3 does: Swift holds keys equal that look the same.
    public static func == (one: Self, other: Self) -> Bool {
      one.bytes == other.bytes && one.key.utf8.elementsEqual(other.key.utf8)
    }

    /// The same bytes.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(bytes)
      for byte in key.utf8 { hasher.combine(byte) }
    }
  }

  /// One step.
  public struct Step: Equatable, Sendable {
    /// The name of the step, such as `bucket` or `upload-events`.
    public let id: String
    /// What it is about.
    public let subject: Subject
    /// What it does, in a line.
    public let title: String
    /// What one should know about it.
    public let detail: String
    /// How it stands.
    public var state: State
    /// Why it is blocked, or what else there is to say; a line each.
    public var notes: [String] = []
    /// The command that reads.
    public var read: AWSCommand?
    /// The error codes that mean that nothing is set.
    public var unsetCodes: [String] = []
    /// What was read when the plan was made.
    public var observed = Observation.unknown
    /// What is to be there afterwards.
    public var wanted = Observation.unknown
    /// The commands that change something, in order.
    public var writes: [AWSCommand] = []
    /// The commands that go back to what was read, where that is known.
    public var undo: [AWSCommand] = []
    /// What going back means.
    public var undoNote = ""
    /// The objects that an upload makes.
    public var objects: [Object] = []
    /// What a person has to put where, line by line.
    public var text: [String] = []
  }

  /// The version of the program that made it.
  public var program = ""
  /// When it was made.
  public var made = ""
  /// The bucket.
  public var bucket: String
  /// Its region.
  public var region: String
  /// The partition of AWS.
  public var partition = "aws"
  /// The account that was signed in, if anybody looked.
  public var account: String?
  /// Who was signed in.
  public var caller: String?
  /// Whether the plan was made without asking AWS.
  public var isOffline = false
  /// Options that end every command, such as `--endpoint-url`.
  public var options: [String] = []
  /// The answers that it was made from, by the names of the questions.
  public var answers: [JSONMember] = []
  /// The SHA-256 of the policy that was there at the review; nothing where there was none.
  public var policyHash: String?
  /// Whether a statement for Toplyne's role that differs is replaced.
  public var replacesStatement = false
  /// In what the policy differs from the vendor's text.
  public var policyOptions: PolicyOption.Choice = [:]
  /// What matters for the whole bucket; a line each.
  public var notes: [String] = []
  /// The steps, in order.
  public var steps: [Step] = []

  /// Makes a plan without steps.
  public init(bucket: String, region: String) {
    self.bucket = bucket
    self.region = region
  }

  /// The step of a name.
  public func step(_ id: String) -> Step? { steps.first { $0.id == id } }

  /// The first step about something.
  func step(about subject: Subject) -> Step? { steps.first { $0.subject == subject } }

  /// The policy that the vendor asks for, without the statements of others.
  public var policy: BucketPolicy { BucketPolicy(bucket: bucket, options: policyOptions) }

  /// The policy that was there at the review.
  public var reviewedPolicy: String? { step(about: .policy)?.observed.text }

  /// Whether there is anything left for `apply` to do or to look at.
  public var isInSync: Bool {
    !steps.contains { [.willChange, .checkFirst, .blocked].contains($0.state) }
  }

  /// The steps that cannot be taken.
  public var blocked: [Step] { steps.filter { $0.state == .blocked } }
}

// MARK: - Commands

extension SavedPlan {
  /// Why a command of the plan failed.
  func failure(_ answer: AWSAnswer) -> AWSFailure {
    AWSFailure(status: answer.status, standardError: answer.errors, context: context)
  }

  /// What is known of every command.
  var context: AWSFailure.Context {
    let profile = options.firstIndex(of: "--profile").map { options[$0 + 1] }
    return .init(bucket: bucket, region: region, profile: profile)
  }

  /// A command about the bucket that refuses to touch anybody else's.
  func s3api(_ operation: String, _ more: String...) -> AWSCommand {
    let owner = account.map { ["--expected-bucket-owner", $0] } ?? []
    return finished(
      ["aws", "s3api", operation, "--bucket", bucket, "--region", region] + owner + more)
  }

  /// The command with the options that end every command.
  func finished(_ words: [String]) -> AWSCommand { AWSCommand(words: words + options) }

  /// Who is signed in.
  var callerCommand: AWSCommand {
    finished(["aws", "sts", "get-caller-identity", "--region", region, "--output", "json"])
  }

  /// Where the bucket is.
  var locationCommand: AWSCommand { s3api("get-bucket-location", "--output", "json") }

  /// Whether anything is left in the bucket, in any version.
  var contentCommand: AWSCommand {
    s3api("list-object-versions", "--max-items", "1", "--output", "json")
  }

  /// The commands that bring a subject from `wanted` to an earlier state.
  func commands(toRestore step: Step, _ before: Observation) -> [AWSCommand] {
    switch (step.subject, before) {
    case (_, .unknown): []
    case (.bucket, .absent): [s3api("delete-bucket")]
    case (.setting(let setting), .absent): [s3api(setting.delete)]
    case (.setting(let setting), .present(let text)):
      [s3api(setting.put.operation, setting.put.option, text)]
    case (.policy, .absent): [s3api("delete-bucket-policy")]
    case (.policy, .present(let text)): [s3api("put-bucket-policy", "--policy", text)]
    default: []
    }
  }
}

/// A question to AWS that only reads, and all that its answer depends on.
public struct Probe: Hashable, Sendable {
  /// What is asked about.
  public enum Subject: String, CaseIterable, Sendable {
    /// Who is signed in.
    case identity
    /// Whether the bucket is there, and whose it is.
    case bucket
    /// Where the bucket is.
    case location
    /// Whether the bucket keeps old versions.
    case versioning
    /// Who pays for reading.
    case payment
    /// The policy that the bucket has.
    case policy
  }

  /// What is asked about.
  public let subject: Subject
  /// The bucket; empty where none is asked about.
  public let bucket: String
  /// The account that must own the bucket, where it is known.
  public let owner: String?
  /// The profile of the AWS CLI, if not the one that it takes by itself.
  public let profile: String?

  /// How long a probe may take, in seconds.
  public static let limit = 20

  /// The command that asks.
  ///
  /// Its own limits are below that of the probe, so that it can say what kept it waiting.
  public var command: AWSCommand {
    let account = owner.map { ["--expected-bucket-owner", $0] } ?? []
    let place = bucket.isEmpty ? [] : ["--bucket", bucket] + account
    let identity = profile.map { ["--profile", $0] } ?? []
    return AWSCommand(
      words: ["aws"] + operation + place + identity
        + ["--output", "json", "--cli-connect-timeout", "5", "--cli-read-timeout", "10"])
  }

  private var operation: [String] {
    switch subject {
    case .identity: ["sts", "get-caller-identity"]
    case .bucket: ["s3api", "head-bucket"]
    case .location: ["s3api", "get-bucket-location"]
    case .versioning: ["s3api", "get-bucket-versioning"]
    case .payment: ["s3api", "get-bucket-request-payment"]
    case .policy: ["s3api", "get-bucket-policy"]
    }
  }
}

/// What is known of probes.
public struct ProbeLedger: Equatable, Sendable {
  /// How far a probe is.
  public enum Standing: Equatable, Sendable {
    /// It is under way.
    case asked
    /// AWS has answered, at a time of day such as `14:32`.
    case answered(ProbeReading, at: String)
    /// It was stopped, and is not asked again by itself.
    case stopped
  }

  private var standings: [Probe: Standing] = [:]

  /// Makes a ledger of nothing.
  public init() {}

  /// How far a probe is; nothing where it was never asked.
  public subscript(probe: Probe) -> Standing? {
    get { standings[probe] }
    set { standings[probe] = newValue }
  }

  /// The probes that are under way, in a fixed order.
  public var running: [Probe] {
    let running = standings.filter { $0.value == .asked }.map(\.key)
    return Probe.Subject.allCases.flatMap { subject in running.filter { $0.subject == subject } }
  }

  /// Forgets what was stopped, so that it is asked after all.
  mutating func forgetStopped() { standings = standings.filter { $0.value != .stopped } }

  /// Forgets all that was answered, so that it is asked again.
  mutating func forget() { standings = [:] }
}

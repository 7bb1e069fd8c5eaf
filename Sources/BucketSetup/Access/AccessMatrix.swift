/// Who may do what with a bucket by its policy, each cell with the statement that decides.
///
/// The policy is half of it: the vendor's account must allow its role the same, and within the
/// account that owns the bucket everybody has only what that account gives.
public struct AccessMatrix: Equatable, Sendable {
  /// A kind of access.
  public enum Row: String, CaseIterable, Sendable {
    case read
    case list
    case write
    case delete
    case changePolicy = "change policy"

    /// The actions that are this kind of access.
    var actions: [String] {
      switch self {
      case .read: ["s3:GetObject"]
      case .list: ["s3:ListBucket"]
      case .write: ["s3:PutObject"]
      case .delete: ["s3:DeleteObject", "s3:DeleteObjectVersion"]
      case .changePolicy: ["s3:PutBucketPolicy", "s3:DeleteBucketPolicy"]
      }
    }
  }

  /// Somebody who may have access.
  public enum Column: String, CaseIterable, Sendable {
    case vendor
    case owner
    case anyone
  }

  private var cells: [Row: [Column: AccessCell]] = [:]

  /// Decides about every kind of access.
  ///
  /// - Parameters:
  ///   - policy: The policy as it is to be.
  ///   - bucket: The bucket that it is for.
  ///   - account: The account that owns the bucket, if it is known.
  ///   - now: The time, such as `2027-01-31T00:00:00Z`; without it, any time may be.
  public init(policy: PolicyDocument, bucket: String, account: String?, now: String? = nil) {
    let probes = AccessProbes(policy: policy, bucket: bucket, now: now)
    for row in Row.allCases {
      for column in Column.allCases {
        let identity: AccessIdentity =
          switch column {
          case .vendor: .vendor
          case .owner: .owner(account: account)
          case .anyone: .anonymous
          }
        let requests = row.actions.flatMap { probes.requests($0, by: identity) }
        var cell = AccessCell(requests, by: PolicyEvaluator(policy), words: probes.words)
        if row == .changePolicy, column == .owner { cell.allowRoot() }
        cells[row, default: [:]][column] = cell
      }
    }
  }

  /// What is decided about a kind of access of somebody.
  public subscript(row: Row, column: Column) -> AccessCell {
    // Every cell has been decided above.
    cells[row]?[column] ?? AccessCell(verdict: .undecided, decidedBy: "", limit: nil)
  }
}

/// What a policy says about one kind of access of somebody.
public struct AccessCell: Equatable, Sendable {
  /// The answer.
  public enum Verdict: Sendable {
    case allowed
    /// Allowed for some objects, prefixes or times.
    case partly
    case refused
    /// It depends on something that is not known here.
    case undecided
  }

  /// The answer.
  public private(set) var verdict: Verdict
  /// The statement that decides, or why none does.
  public let decidedBy: String
  /// Where the answer is in part only: an example of both.
  public private(set) var limit: String?

  /// Whether the access is allowed without a limit.
  public var isAllowed: Bool { verdict == .allowed }

  init(verdict: Verdict, decidedBy: String, limit: String?) {
    self.verdict = verdict
    self.decidedBy = decidedBy
    self.limit = limit
  }

  init(
    _ requests: [AccessRequest], by evaluator: PolicyEvaluator,
    words: (AccessRequest) -> String
  ) {
    let decisions = requests.map { ($0, evaluator.decision(on: $0)) }
    let allowed = decisions.first { $0.1.verdict == .allowed }
    let undecided = decisions.first { $0.1.verdict == .undecided }
    // A statement that denies says more than that none allows.
    let refused =
      decisions.first { $0.1.verdict == .refused && $0.1 != .notAllowed }
      ?? decisions.first { $0.1.verdict == .refused }
    switch (allowed, undecided ?? refused) {
    case (let allowed?, let other?):
      let how = undecided == nil ? "not" : "perhaps"
      self.init(
        verdict: .partly, decidedBy: allowed.1.words,
        limit: "\(words(allowed.0)), but \(how) \(words(other.0)): \(other.1.words)")
    case (let allowed?, nil):
      self.init(verdict: .allowed, decidedBy: allowed.1.words, limit: nil)
    case (nil, let other?):
      self.init(verdict: other.1.verdict, decidedBy: other.1.words, limit: nil)
    case (nil, nil): self.init(verdict: .refused, decidedBy: "", limit: nil)
    }
  }

  /// Whatever a policy says, the root user of the account that owns the bucket may change it.
  fileprivate mutating func allowRoot() {
    guard verdict != .allowed else { return }
    verdict = .partly
    let root = "the root user of the account always can"
    limit = limit.map { "\($0); \(root)" } ?? root
  }
}

extension AccessDecision {
  /// The answer of a cell to which this is the only decision.
  var verdict: AccessCell.Verdict {
    switch self {
    case .allowed, .owned: .allowed
    case .denied, .notAllowed: .refused
    case .undecided: .undecided
    }
  }

  /// The decision in words.
  public var words: String {
    switch self {
    case .denied(let statement): "\(statement.name) denies it"
    case .allowed(let statement): "\(statement.name) allows it"
    case .owned: "the account owns the bucket"
    case .notAllowed: "no statement allows it"
    case .undecided(let statement, let key):
      "\(statement.name) depends on \(PlainText.printable(key))"
    }
  }
}

/// The bucket's policy as it will be, as far as the answers and AWS have told.
public struct PolicyPreview: Sendable {
  /// The document, a line each, without anything that moves a cursor.
  public let lines: [String]
  /// Who may do what with it; nothing where it cannot be read.
  public let matrix: AccessMatrix?
  /// What was done to it, in sentences; what is in the way is said about the bucket's name.
  public let notes: [String]
  /// Whether the bucket has a policy that ours comes into.
  public let isMerged: Bool

  /// The policy for the answers at hand.
  init(_ answers: Answers, _ facts: Facts) {
    let wanted = answers.policy
    let known = ProbeAnswers(answers, facts)
    let account = answers.owner ?? known.identity?.account
    var text = wanted.text
    var said: [String] = []
    if let existing = known.policy {
      let merge = PolicyMerge(existing: existing, wanted: wanted, account: account)
      switch merge.outcome {
      case .inSync:
        text = existing
        said = ["The policy of the bucket does already what is wanted."]
      case .write(let merged, let notes): (text, said) = (merged, notes)
      case .refused(let reason): said = ["It cannot be added to the bucket's own: \(reason)."]
      }
      // What S3 answers is on one line.
      text = (try? JSONValue(text).text) ?? text
    }
    isMerged = known.policy != nil
    lines = text.split(separator: "\n").map { PlainText.printable(String($0)) }
    notes = said.map(PlainText.printable)
    matrix = (try? PolicyDocument(text)).map {
      AccessMatrix(policy: $0, bucket: wanted.bucket, account: account)
    }
  }
}

extension SetupState {
  /// The policy as it will be, with who may do what.
  public var preview: PolicyPreview { PolicyPreview(answers, facts) }

  /// How AWS stands about what a question asks: under way, stopped, or neither.
  public func probing(_ key: Question.Key) -> ProbeLedger.Standing? {
    let subjects: [Probe.Subject] =
      switch key {
      case .profile, .owner: [.identity]
      case .bucket: [.bucket, .versioning, .payment, .policy]
      case .region: [.bucket, .location]
      default: []
      }
    let known = ProbeAnswers(answers, facts)
    let standings = subjects.compactMap { known.standing($0) }
    return standings.first { $0 == .asked } ?? standings.first { $0 == .stopped }
  }

  /// Whether anything is being asked of AWS.
  public var isProbing: Bool { !facts.probes.running.isEmpty }
}

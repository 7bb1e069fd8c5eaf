/// What AWS has said about the answers at hand.
///
/// Every answer belongs to the inputs that it was asked for: change those, and it counts no more.
struct ProbeAnswers {
  let answers: Answers
  let facts: Facts

  init(_ answers: Answers, _ facts: Facts) {
    self.answers = answers
    self.facts = facts
  }

  /// Who is signed in, once that is known.
  var identity: CallerIdentity? { reading(.identity)?.identity }

  /// Whether the bucket is there, once that is known.
  var presence: ProbeReading.Presence? { reading(.bucket)?.presence }

  /// Whether AWS has checked that the bucket is the account's.
  var isOwn: Bool { presence == .there && account != nil }

  /// Where the bucket is.
  var region: String? { reading(.bucket)?.region ?? reading(.location)?.region }

  /// The policy that the bucket has; nothing where it has none or that is not known.
  var policy: String? { reading(.policy)?.policy }

  /// The time of day of the answer about a subject.
  func time(_ subject: Probe.Subject) -> String? {
    guard let probe = probe(subject), case .answered(_, let time)? = facts.probes[probe] else {
      return nil
    }
    return time
  }

  /// How far a probe about a subject is.
  func standing(_ subject: Probe.Subject) -> ProbeLedger.Standing? {
    probe(subject).flatMap { facts.probes[$0] }
  }

  /// What AWS has said about a subject.
  func reading(_ subject: Probe.Subject) -> ProbeReading? {
    guard let probe = probe(subject), case .answered(let reading, _)? = facts.probes[probe] else {
      return nil
    }
    return reading
  }

  /// The account that must own the bucket: the one that was told, or the one that is signed in.
  private var account: String? {
    let account = answers.owner ?? identity?.account
    return account.flatMap { $0.wholeMatch(of: /[0-9]{12}/) == nil ? nil : $0 }
  }

  /// What would be asked about a subject now; nothing where it must not be.
  private func probe(_ subject: Probe.Subject) -> Probe? {
    guard !answers.isOffline else { return nil }
    let profile = answers.profile
    guard AnswerChecks.form(ofProfile: profile ?? "").isEmpty else {
      return nil
    }
    guard subject != .identity else {
      return Probe(subject: subject, bucket: "", owner: nil, profile: profile)
    }
    let name = answers.value(.bucket)
    let violations = BucketName.violations(in: name, existing: !answers.isNewBucket)
    guard !name.hasPrefix("-"), !violations.contains(where: { $0.severity == .error }) else {
      return nil
    }
    return Probe(subject: subject, bucket: name, owner: account, profile: profile)
  }

  /// What is to be asked, each once what it builds on is known.
  var wanted: [Probe] {
    let first = probe(.identity).map { [$0] } ?? []
    guard identity != nil else { return first }
    let second = first + (probe(.bucket).map { [$0] } ?? [])
    guard presence == .there, !answers.isNewBucket else { return second }
    // Newer CLIs name the region at once.
    let place: [Probe.Subject] = reading(.bucket)?.region == nil ? [.location] : []
    return second + (place + [.versioning, .payment, .policy]).compactMap(probe)
  }
}

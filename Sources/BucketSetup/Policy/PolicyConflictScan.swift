/// Looks through a policy for what gets in the way.
struct PolicyConflictScan {
  let document: PolicyDocument
  let wanted: BucketPolicy
  /// The account that owns the bucket, if it is known.
  let account: String?
  /// The wanted policy, once it is one.
  private let wantedDocument: PolicyDocument?

  init(_ document: PolicyDocument, wanted: BucketPolicy, account: String?) {
    self.document = document
    self.wanted = wanted
    self.account = account
    wantedDocument = try? PolicyDocument(wanted.text)
  }

  /// The same for another policy of the bucket.
  func on(_ document: PolicyDocument) -> Self {
    Self(document, wanted: wanted, account: account)
  }

  /// What was found, statement by statement.
  var conflicts: [PolicyConflict] {
    let ours = Set((wantedDocument?.statements ?? []).map(\.meaning))
    let found = document.statements.flatMap { statement in
      [placeholder(statement)]
        + (ours.contains(statement.meaning)
          ? []
          : [
            publicAccess(statement), denial(statement), widening(statement), otherBucket(statement),
          ] + [stalePrincipal(statement), sameSid(statement)])
    }
    return (found + [ownerShutOut, size]).compactMap { $0 }
  }

  private func placeholder(_ statement: PolicyStatement) -> PolicyConflict? {
    let texts =
      statement.resources.elements + statement.principals.elements.map(\.text)
      + statement.conditions.flatMap(\.values)
    let isLeft = { (text: String) in
      text.replacing("${", with: "").contains("{") || text.contains("<")
    }
    guard let text = texts.first(where: isLeft) else { return nil }
    return PolicyConflict(
      kind: .placeholder, statement: statement.name, severity: .error,
      what: "A placeholder is not filled in: \(PlainText.printable(text)).",
      remedy: "Put the real name in its place; S3 refuses the policy otherwise.")
  }

  private func publicAccess(_ statement: PolicyStatement) -> PolicyConflict? {
    guard statement.isPublic else { return nil }
    return PolicyConflict(
      kind: .isPublic, statement: statement.name, severity: .error,
      what: "It lets everybody in, which makes the whole policy public: with RestrictPublicBuckets "
        + "on, S3 then refuses all other accounts, Toplyne's role too, and with BlockPublicPolicy "
        + "on it refuses to store the policy.",
      remedy: "Name in \"Principal\" who needs it, or take the statement out; leave Block Public "
        + "Access on.")
  }

  private func otherBucket(_ statement: PolicyStatement) -> PolicyConflict? {
    let other = statement.resources.elements.first { resource in
      let parts = resource.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
      guard parts.count == 6, parts[2] == "s3", parts[3].isEmpty, parts[4].isEmpty else {
        return false
      }
      let name = parts[5].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)[0]
      return !name.contains("{") && !Wildcard.matches(name, wanted.bucket)
    }
    guard let other else { return nil }
    return PolicyConflict(
      kind: .otherBucket, statement: statement.name, severity: .error,
      what: "It is about another bucket: \(PlainText.printable(other)). S3 refuses the policy with "
        + "\"Policy has invalid resource\".",
      remedy: "Check that this is the policy of \(PlainText.printable(wanted.bucket)); correct the "
        + "resource.")
  }

  private func stalePrincipal(_ statement: PolicyStatement) -> PolicyConflict? {
    guard let stale = statement.principals.elements.first(where: \.isStale) else { return nil }
    return PolicyConflict(
      kind: .stalePrincipal, statement: statement.name, severity: .error,
      what: "\(PlainText.printable(stale.text)) stands where a role or user has been deleted. It "
        + "lets nobody in any more, and S3 refuses to store the policy again: \"Invalid principal "
        + "in policy\".",
      remedy: "Put the ARN of the role or user that is there now, or take it out.")
  }

  private func sameSid(_ statement: PolicyStatement) -> PolicyConflict? {
    guard let sid = statement.sid,
      document.statements.prefix(statement.number - 1).contains(where: { $0.sid == sid })
    else { return nil }
    return PolicyConflict(
      kind: .sameSid, statement: statement.name, severity: .warning,
      what: "An earlier statement has the same Sid.", remedy: "Rename one of them.")
  }

  private var ownerShutOut: PolicyConflict? {
    let probes = AccessProbes(policy: document, bucket: wanted.bucket)
    let requests = probes.requests("s3:PutBucketPolicy", by: .owner(account: account))
    let decisions = requests.map(PolicyEvaluator(document).decision)
    guard let decision = decisions.first(where: { $0.verdict != .allowed }) else { return nil }
    return PolicyConflict(
      kind: .deniesOwner, statement: "the policy", severity: .warning,
      what: "Your own account may be refused to change the policy: \(decision.words).",
      remedy: "If so, sign in as the root user of the account, which always can.")
  }

  private var size: PolicyConflict? {
    guard document.size >= PolicyMerge.nearLimit else { return nil }
    return PolicyConflict(
      kind: .size, statement: "the policy", severity: .warning,
      what: "It takes \(PlainText.size(document.size)); S3 stores no more than "
        + "\(PlainText.grouped(PolicyMerge.limit)) bytes.",
      remedy: "Merge statements that are alike, or move rights to identity policies.")
  }
}

// MARK: - What concerns the vendor

extension PolicyConflictScan {
  /// Keys that the vendor can never satisfy, since they are about the owner's own organization or
  /// network.
  private static let ownKeys: Set = [
    "aws:principalorgid", "aws:principalorgpaths", "aws:sourcevpc", "aws:sourcevpce",
    "aws:sourceip", "aws:vpcsourceip",
  ]

  private func denial(_ statement: PolicyStatement) -> PolicyConflict? {
    guard !statement.allows else { return nil }
    let evaluator = PolicyEvaluator(document)
    var possible: (request: AccessRequest, reason: String)?
    for request in wantedRequests {
      switch evaluator.applies(statement, to: request) {
      case .yes: return denial(statement, of: request, dependsOn: nil)
      case .undecided(let reason): possible = possible ?? (request, reason)
      case .no: continue
      }
    }
    return possible.map { denial(statement, of: $0.request, dependsOn: $0.reason) }
  }

  private func denial(
    _ statement: PolicyStatement, of request: AccessRequest, dependsOn reason: String?
  ) -> PolicyConflict {
    let words = AccessProbes(policy: document, bucket: wanted.bucket).words(for: request)
    let what = request.action + (words == request.action ? "" : " (as of \(words))")
    let spare =
      "Except the role: add \"ArnNotEquals\": {\"aws:PrincipalArn\": \"\(BucketPolicy.principal)\"} "
      + "to the statement's \"Condition\"."
    guard let reason else {
      return PolicyConflict(
        kind: .deniesVendor, statement: statement.name, severity: .error,
        what: "It denies \(what) to Toplyne's role, and a denial wins over every permission.",
        remedy: spare)
    }
    let isOwn = Self.ownKeys.contains(reason.lowercased())
    let key = PlainText.printable(reason)
    return PolicyConflict(
      kind: .mayDenyVendor, statement: statement.name, severity: isOwn ? .error : .warning,
      what: isOwn
        ? "It denies \(what) by \(key), and Toplyne's role is outside of your organization and "
          + "network."
        : "Whether it denies \(what) to Toplyne's role depends on \(key), which is not known here.",
      remedy: spare)
  }

  /// The requests of the vendor that the wanted policy allows.
  private var wantedRequests: [AccessRequest] {
    guard let wantedDocument else { return [] }
    let evaluator = PolicyEvaluator(wantedDocument)
    let probes = AccessProbes(policy: document, bucket: wanted.bucket)
    return BucketPolicy.actions.flatMap { probes.requests($0, by: .vendor) }
      .filter { evaluator.decision(on: $0).verdict == .allowed }
  }

  private func widening(_ statement: PolicyStatement) -> PolicyConflict? {
    guard statement.allows, !statement.isPublic, let wantedDocument else { return nil }
    let (all, asked) = (PolicyEvaluator(document), PolicyEvaluator(wantedDocument))
    let probes = AccessProbes(policy: document, bucket: wanted.bucket)
    let more = AccessMatrix.Row.allCases.filter { row in
      row.actions.flatMap { probes.requests($0, by: .vendor) }.contains { request in
        !all.applies(statement, to: request).isNo && asked.decision(on: request) == .notAllowed
      }
    }
    guard !more.isEmpty else { return nil }
    let kinds = more.map(\.rawValue).joined(separator: ", ")
    return PolicyConflict(
      kind: .widens, statement: statement.name, severity: .warning,
      what: "It gives Toplyne's role more than is asked for: \(kinds).",
      remedy: "Take the role out of the statement, unless you mean it.")
  }
}

/// Proves by reading that a set-up is as it was planned; run again later, it tells what drifted.
public struct SetupVerification {
  private let plan: SavedPlan
  private let ask: PlanSurvey.Asking
  private let time: () -> String
  private var lines: [Evidence] = []

  /// Prepares the checks of a plan.
  ///
  /// - Parameters:
  ///   - plan: What was applied.
  ///   - ask: How a command that only reads is answered.
  ///   - time: The time as it is written.
  public init(_ plan: SavedPlan, ask: @escaping PlanSurvey.Asking, time: @escaping () -> String) {
    self.plan = plan
    self.ask = ask
    self.time = time
  }

  /// Asks AWS about everything.
  ///
  /// - Throws: Why nothing can be asked at all.
  public mutating func ledger() throws(SetupRefusal) -> EvidenceLedger {
    try checkCaller()
    if checkBucket() {
      for step in plan.steps { check(step) }
      checkPublic()
      checkPayer()
      checkVersioning()
    }
    claim(
      "Toplyne's role exists, and its own policy lets it read other accounts' buckets",
      "ask Toplyne to read one object; its first read also shows in CloudTrail's data events")
    if usesKey {
      claim("Toplyne's role may use the KMS key", "its own policy has to allow it, too")
    }
    return EvidenceLedger(bucket: plan.bucket, lines: lines)
  }

  // MARK: - Lines

  private mutating func add(
    _ check: String, _ command: AWSCommand, _ verdict: Evidence.Verdict, _ answer: String
  ) {
    lines.append(
      Evidence(
        check: check, command: command.shellText, answer: answer, verdict: verdict, time: time()))
  }

  private mutating func claim(_ check: String, _ answer: String) {
    lines.append(
      Evidence(check: check, command: "", answer: answer, verdict: .vendor, time: time()))
  }

  /// Asks, and judges the answer unless there is none.
  private mutating func check(
    _ title: String, _ command: AWSCommand, ifUnanswered: Evidence.Verdict = .unknown,
    _ judge: (AWSAnswer) -> (Evidence.Verdict, String)?
  ) {
    let answer = ask(command)
    if let (verdict, text) = judge(answer) { return add(title, command, verdict, text) }
    add(title, command, ifUnanswered, words(answer))
  }

  private func words(_ answer: AWSAnswer) -> String {
    guard answer.status != 0 else { return "no answer that can be read" }
    let failure = plan.failure(answer)
    return [failure.code, failure.explanation.cause].compactMap(\.self).joined(separator: ": ")
  }

  // MARK: - Checks

  private mutating func checkCaller() throws(SetupRefusal) {
    let command = plan.callerCommand
    let answer = ask(command)
    guard let caller = CallerIdentity(answer) else {
      throw SetupRefusal("who is signed in", plan.failure(answer))
    }
    if let obstacle = caller.obstacle { throw SetupRefusal(obstacle) }
    let isRight = plan.account.map { $0 == caller.account } ?? true
    add(
      "the account is that of the plan", command, isRight ? .pass : .fail,
      "account \(caller.account) as \(caller.arn)")
  }

  private mutating func checkBucket() -> Bool {
    let plan = plan
    check("the bucket is there", plan.s3api("head-bucket", "--output", "json")) { answer in
      if answer.status == 0 { return (.pass, "it is there, and yours to use") }
      let isGone = plan.failure(answer).code.map { ["404", "NoSuchBucket"].contains($0) } ?? false
      return isGone ? (.fail, "there is no such bucket") : nil
    }
    guard lines.last?.verdict == .pass else { return false }
    let wanted = plan.region
    check("the bucket is in \(wanted)", plan.locationCommand) { answer in
      BucketRegion.code(answer).map { ($0 == wanted ? .pass : .fail, $0) }
    }
    return true
  }

  private mutating func check(_ step: SavedPlan.Step) {
    guard let read = step.read else { return }
    switch step.subject {
    case .bucket, .message: return
    case .setting: checkSetting(step, read)
    case .policy: checkPolicy(step, read)
    case .upload: checkUpload(step, read)
    case .key: checkKey(read)
    case .look: checkEncryption(step, read)
    }
  }

  private mutating func checkSetting(_ step: SavedPlan.Step, _ read: AWSCommand) {
    check(step.title, read) { answer in
      guard let seen = step.observation(in: answer) else { return nil }
      let isSo = step.agrees(seen, with: step.wanted)
      return (isSo ? .pass : .fail, seen.text ?? "not set")
    }
  }

  private mutating func checkUpload(_ step: SavedPlan.Step, _ read: AWSCommand) {
    check("every file of \(step.id.dropFirst(7)) is there with its size", read) { answer in
      guard let seen = step.observation(in: answer) else { return nil }
      let missing = step.missing(in: seen)
      let count = PlainText.count(step.objects.count, "object")
      guard let first = missing.first else { return (.pass, "\(count), all as planned") }
      return (.fail, "\(missing.count) of \(count) missing or of another size, as \(first.key)")
    }
  }

  private mutating func checkKey(_ read: AWSCommand) {
    check("the KMS key is yours and enabled", read) { answer in
      guard let metadata = answer.json?["KeyMetadata"],
        let manager = metadata["KeyManager"]?.string, let state = metadata["KeyState"]?.string
      else { return nil }
      return (manager == "CUSTOMER" && state == "Enabled" ? .pass : .fail, "\(manager), \(state)")
    }
  }

  private mutating func checkEncryption(_ step: SavedPlan.Step, _ read: AWSCommand) {
    check("new objects are encrypted so that Toplyne can read them", read) { answer in
      guard let seen = step.observation(in: answer) else { return nil }
      guard let rule = EncryptionRule(answer) else { return (.pass, seen.text ?? "not set") }
      if rule.usesKeyOfAWS { return (.fail, "\(rule.algorithm) with the key aws/s3") }
      return (.pass, [rule.algorithm, rule.key].compactMap(\.self).joined(separator: " with "))
    }
  }

  private mutating func checkPublic() {
    let command = plan.s3api("get-bucket-policy-status", "--output", "json")
    check("S3 takes no statement of the policy for public", command) { answer in
      answer.json?["PolicyStatus"]?["IsPublic"]?.bool.map {
        $0
          ? (.fail, "public: Block Public Access then cuts off other accounts")
          : (.pass, "not public")
      }
    }
  }

  private mutating func checkPayer() {
    let command = plan.s3api("get-bucket-request-payment", "--output", "json")
    check("the owner pays for requests", command, ifUnanswered: .info) { answer in
      answer.json?["Payer"]?.string.map { ($0 == "Requester" ? .fail : .pass, $0) }
    }
  }

  private mutating func checkVersioning() {
    let command = plan.s3api("get-bucket-versioning", "--output", "json")
    check("versions of objects", command, ifUnanswered: .info) { answer in
      guard answer.status == 0 else { return nil }
      return (.info, answer.json?["Status"]?.string ?? "never switched on")
    }
  }

  /// Whether Toplyne needs a key to read what was planned.
  private var usesKey: Bool { plan.step(about: .key) != nil }

  private mutating func checkPolicy(_ step: SavedPlan.Step, _ read: AWSCommand) {
    let answer = ask(read)
    guard let seen = step.observation(in: answer) else {
      return add("the bucket policy is as planned", read, .unknown, words(answer))
    }
    let isSo = step.agrees(seen, with: step.wanted)
    let merge = PolicyMerge(existing: seen.text, wanted: plan.policy, account: plan.account)
    let holds = merge.outcome == .inSync
    add(
      "the policy holds the statement for Toplyne's role", read, isSo || holds ? .pass : .fail,
      isSo ? "the policy as planned" : holds ? "the statement, among changed others" : "it does not"
    )
    checkAccess(seen)
  }
}

// MARK: - Access

extension SetupVerification {
  /// Who may do what by the policy as it is there, and what gets in the way.
  private mutating func checkAccess(_ seen: Observation) {
    guard let text = seen.text, let document = try? PolicyDocument(text) else { return }
    let matrix = AccessMatrix(
      policy: document, bucket: plan.bucket, account: plan.account, now: time())
    let reads: [AccessMatrix.Row] = [.read, .list]
    let changes: [AccessMatrix.Row] = [.write, .delete, .changePolicy]
    let isLimited = !plan.policyOptions.isEmpty
    judge("by this policy, Toplyne's role may read and list", matrix, reads, .vendor) { cell in
      cell.isAllowed || isLimited && cell.verdict == .partly
    }
    judge("by this policy, Toplyne's role may change nothing", matrix, changes, .vendor) { cell in
      cell.verdict == .refused
    }
    judge("by this policy, anyone else may do nothing", matrix, reads + changes, .anyone) { cell in
      cell.verdict == .refused
    }
    let conflicts = PolicyConflict.all(in: document, wanted: plan.policy, account: plan.account)
    for conflict in conflicts {
      lines.append(
        Evidence(
          check: "\(conflict.statement) of the policy gets in nobody's way", command: "",
          answer: "\(conflict.what) \(conflict.remedy)",
          verdict: conflict.severity == .error ? .fail : .info, time: time()))
    }
  }

  private mutating func judge(
    _ check: String, _ matrix: AccessMatrix, _ rows: [AccessMatrix.Row],
    _ column: AccessMatrix.Column, isRight: (AccessCell) -> Bool
  ) {
    let cells = rows.map { ($0, matrix[$0, column]) }
    let answer = cells.map { "\($0.0.rawValue): \($0.1.decidedBy)" }.joined(separator: "; ")
    lines.append(
      Evidence(
        check: check, command: "", answer: answer,
        verdict: cells.allSatisfy { isRight($0.1) } ? .pass : .fail, time: time()))
  }
}

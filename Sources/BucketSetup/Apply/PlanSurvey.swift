/// Why there is no plan to be made, with what to do about it.
public struct SetupRefusal: Error, Equatable, Sendable {
  /// The reason, in a sentence or two.
  public let reason: String
  /// What to do, line by line.
  public let remedy: [String]

  init(_ reason: String, remedy: [String] = []) {
    self.reason = reason
    self.remedy = remedy
  }

  init(_ what: String, _ failure: AWSFailure) {
    let explanation = failure.explanation
    self.init("\(what): \(explanation.cause)", remedy: explanation.remedy)
  }
}

/// Makes the plan to be saved: from the answers, and from what AWS says about the bucket.
public struct PlanSurvey {
  /// How a command that only reads is answered; nothing where AWS is not to be asked.
  public typealias Asking = (AWSCommand) -> AWSAnswer

  let answers: Answers
  let facts: Facts
  let options: [String]
  let replacesStatement: Bool
  let policyOptions: PolicyOption.Choice

  /// Prepares a plan.
  ///
  /// - Parameters:
  ///   - answers: The answers that count.
  ///   - facts: What is known of the data.
  ///   - options: Options that end every command, such as `--endpoint-url`.
  ///   - replacesStatement: Whether a statement for the vendor's role that differs is replaced.
  ///   - policyOptions: In what the policy differs from the vendor's text.
  public init(
    answers: Answers, facts: Facts, options: [String] = [], replacesStatement: Bool = false,
    policyOptions: PolicyOption.Choice = [:]
  ) {
    self.policyOptions = policyOptions
    self.answers = answers
    self.facts = facts
    self.options = options
    self.replacesStatement = replacesStatement
  }

  /// The plan, made by reading; without anybody to ask, every step is to be checked first.
  public func plan(ask: Asking?) throws(SetupRefusal) -> SavedPlan {
    var plan = SavedPlan(bucket: answers.value(.bucket), region: answers.value(.region))
    plan.options = options
    plan.replacesStatement = replacesStatement
    plan.policyOptions = policyOptions
    plan.account = answers.owner
    plan.isOffline = ask == nil
    plan.answers = Question.Key.allCases.compactMap { key in
      answers[key].map { JSONMember(key.rawValue, .string($0.value)) }
    }
    if let ask { try identify(&plan, ask) }
    var known = answers
    if let account = plan.account { known[.owner] = Answer(account, .detected) }
    let setup = SetupPlan(answers: known, facts: facts)
    let writer = StepWriter(
      plan: plan, uploads: setup.uploads,
      keyStatement: ActionWriter(answers: known, facts: facts).keyStatement
        .split(separator: "\n").map(String.init))
    plan.steps = setup.actions.map(writer.step)
    noteRegion(&plan)
    guard let ask else { return plan }
    guard try findBucket(&plan, ask) else { return plan }
    for place in plan.steps.indices { try survey(&plan, place, ask) }
    noteReaders(&plan, ask)
    return plan
  }

  // MARK: - The bucket as a whole

  private func identify(_ plan: inout SavedPlan, _ ask: Asking) throws(SetupRefusal) {
    let answer = ask(plan.callerCommand)
    guard let caller = CallerIdentity(answer) else {
      throw SetupRefusal("who is signed in", plan.failure(answer))
    }
    if let obstacle = caller.obstacle { throw SetupRefusal(obstacle) }
    if let owner = answers.owner, owner != caller.account {
      throw SetupRefusal(
        "you are signed in to account \(caller.account), and the bucket is to belong to \(owner)",
        remedy: ["Sign in to \(owner), as with --profile NAME, or answer another --owner."])
    }
    plan.partition = caller.partition
    plan.account = caller.account
    plan.caller = caller.arn
  }

  /// Whether the bucket is there; what is then to be read can be.
  private func findBucket(_ plan: inout SavedPlan, _ ask: Asking) throws(SetupRefusal) -> Bool {
    guard let place = plan.steps.firstIndex(where: { $0.subject == .bucket }),
      let read = plan.steps[place].read
    else { return false }
    let answer = ask(read)
    guard let seen = plan.steps[place].observation(in: answer) else {
      throw SetupRefusal("bucket \(plan.bucket)", plan.failure(answer))
    }
    plan.steps[place].observed = seen
    let isThere = seen != .absent
    guard isThere || answers.isNewBucket else {
      throw SetupRefusal(
        "there is no bucket \(plan.bucket) in account \(plan.account ?? "that is signed in")",
        remedy: ["To have it created, answer --origin new."])
    }
    plan.steps[place].state = isThere ? .alreadySo : .willChange
    plan.steps[place].undo = isThere ? [] : [plan.s3api("delete-bucket")]
    guard isThere else { return false }
    let location = ask(plan.locationCommand)
    guard let region = BucketRegion.code(location) else {
      throw SetupRefusal("where bucket \(plan.bucket) is", plan.failure(location))
    }
    guard region == plan.region else {
      throw SetupRefusal(
        "the bucket is in \(region), not in \(plan.region)", remedy: ["Answer --region \(region)."])
    }
    return true
  }

  private func noteRegion(_ plan: inout SavedPlan) {
    guard BucketRegion.optIn.contains(plan.region) else { return }
    plan.notes.append(
      "\(plan.region) is a region that accounts have to enable: tell Toplyne, which needs it "
        + "enabled on its side too.")
  }

  private func noteReaders(_ plan: inout SavedPlan, _ ask: Asking) {
    let payer = ask(plan.s3api("get-bucket-request-payment", "--output", "json"))
    if payer.json?["Payer"]?.string == "Requester" {
      plan.notes.append(
        "Requester Pays is on: Toplyne's requests are refused unless it agrees to pay. Switch it "
          + "off: "
          + plan.s3api(
            "put-bucket-request-payment", "--request-payment-configuration", "Payer=BucketOwner"
          ).shellText)
    }
    let versioning = ask(plan.s3api("get-bucket-versioning", "--output", "json"))
    if let status = versioning.json?["Status"]?.string {
      plan.notes.append(
        "Versioning is \(status.lowercased()): the policy lets Toplyne read an old version whose id "
          + "it knows, and list none. What is deleted keeps its old versions.")
    }
  }

  // MARK: - The steps

  private func survey(
    _ plan: inout SavedPlan, _ place: Int, _ ask: Asking
  ) throws(SetupRefusal) {
    var step = plan.steps[place]
    defer { plan.steps[place] = step }
    guard let read = step.read, step.subject != .bucket else { return }
    let answer = ask(read)
    guard let seen = step.observation(in: answer) else {
      let failure = plan.failure(answer)
      if [.look, .key].contains(step.subject) {
        step.notes.append("Not known: \(failure.explanation.cause)")
        return
      }
      throw SetupRefusal(step.title, failure)
    }
    step.observed = seen
    switch step.subject {
    case .setting, .upload:
      step.state = step.agrees(seen, with: step.wanted) ? .alreadySo : .willChange
      step.undo = step.state == .willChange ? plan.commands(toRestore: step, seen) : []
      step.writes = step.state == .willChange ? step.writes : []
    case .policy: merge(&step, plan, seen)
    case .key: judgeKey(&step, answer)
    case .look: judgeEncryption(&step, answer)
    case .bucket, .message: break
    }
  }

  private func merge(_ step: inout SavedPlan.Step, _ plan: SavedPlan, _ seen: Observation) {
    let merge = PolicyMerge(existing: seen.text, wanted: plan.policy, account: plan.account)
    step.notes += merge.conflicts.map { "\($0.statement): \($0.what) \($0.remedy)" }
    switch merge.outcome {
    case .inSync:
      step.state = .alreadySo
      step.wanted = seen
      step.writes = []
    case .write(let text, let notes):
      step.wanted = .present(text)
      step.writes = [plan.s3api("put-bucket-policy", "--policy", text)]
      step.undo = plan.commands(toRestore: step, seen)
      step.notes += notes
      step.state = .willChange
      guard merge.needsConsent, !replacesStatement else { return }
      block(&step, because: "What there is for Toplyne's role differs from what it asks for:")
      step.notes += merge.differences
      step.notes.append("To have it replaced, plan with --replace-vendor-statement.")
    case .refused(let reason): block(&step, because: reason)
    }
  }

  private func block(_ step: inout SavedPlan.Step, because reason: String) {
    step.state = .blocked
    step.writes = []
    step.undo = []
    step.notes.append(reason)
  }

  private func judgeKey(_ step: inout SavedPlan.Step, _ answer: AWSAnswer) {
    let metadata = answer.json?["KeyMetadata"]
    if let manager = metadata?["KeyManager"]?.string, manager != "CUSTOMER" {
      step.notes.append("AWS manages this key, and its policy cannot be changed; use one of yours.")
      step.state = .blocked
    }
    if let state = metadata?["KeyState"]?.string, state != "Enabled" {
      step.notes.append("The key is not enabled: \(PlainText.printable(state)).")
      step.state = .blocked
    }
  }

  /// What is only looked at may still need something of a key.
  private func judgeEncryption(_ step: inout SavedPlan.Step, _ answer: AWSAnswer) {
    step.state = .alreadySo
    guard let rule = EncryptionRule(answer), rule.usesKMS else { return }
    step.notes.append(rule.advice)
  }
}

/// A step on its way to a goal: what has to be done, once it is seen how things are.
struct StepTask {
  /// Where a step is to be brought.
  enum Direction: Equatable {
    /// To what the plan wants.
    case apply
    /// To what was there before.
    case undo(deletesUploads: Bool)
  }

  /// What follows from how things are.
  enum Resolution: Equatable {
    /// Nothing has to be done.
    case inSync
    /// These commands lead to the goal.
    case change(to: Observation, by: [AWSCommand], note: String?)
    /// It is not done, for this reason, and nothing else is either.
    case refused(String)
    /// It stays as it is, for this reason.
    case left(String)
  }

  let plan: SavedPlan
  let step: SavedPlan.Step
  let direction: Direction
  /// The change that the journal knows.
  let change: Journal.Change?

  func resolve(_ seen: Observation) -> Resolution {
    switch direction {
    case .apply: resolveApply(seen)
    case .undo(let deletesUploads): resolveUndo(seen, deletesUploads)
    }
  }

  // MARK: - Forward

  private func resolveApply(_ seen: Observation) -> Resolution {
    if step.subject == .key { return resolveKey(seen) }
    if step.agrees(seen, with: step.wanted) { return .inSync }
    guard isExpected(seen) else {
      return .refused(
        "\(step.title): somebody changed this since the review: it was \(Self.words(step.observed)) "
          + "and is \(Self.words(seen)) now. Plan again, look at it, and apply that.")
    }
    return .change(to: step.wanted, by: writes(seen), note: nil)
  }

  private func resolveKey(_ seen: Observation) -> Resolution {
    guard let text = seen.text, let metadata = (try? JSONValue(text))?["KeyMetadata"] else {
      return .inSync
    }
    let manager = metadata["KeyManager"]?.string ?? "CUSTOMER"
    let state = metadata["KeyState"]?.string ?? "Enabled"
    guard manager == "CUSTOMER", state == "Enabled" else {
      return .refused(
        "the KMS key has to be managed by you and enabled; it is \(manager), \(state)")
    }
    return .inSync
  }

  /// What one may have reviewed, or what an interrupted run may have left.
  ///
  /// Where nobody looked before, a setting may be anything; but a policy that nobody has seen is
  /// never changed.
  private func isExpected(_ seen: Observation) -> Bool {
    if step.subject == .upload { return true }
    if let change, step.agrees(seen, with: change.before) { return true }
    guard step.observed == .unknown else { return step.agrees(seen, with: step.observed) }
    return step.subject == .policy ? seen == .absent : true
  }

  /// One command for each file that is missing, or the one for all of them.
  private func writes(_ seen: Observation) -> [AWSCommand] {
    guard step.subject == .upload, step.writes.count == step.objects.count else {
      return step.writes
    }
    let missing = Set(step.missing(in: seen))
    return zip(step.objects, step.writes).filter { missing.contains($0.0) }.map(\.1)
  }

  // MARK: - Back

  private func resolveUndo(_ seen: Observation, _ deletesUploads: Bool) -> Resolution {
    guard let change else { return .inSync }
    if step.subject == .upload { return resolveUpload(seen, change, deletesUploads) }
    // Exactly: where S3 shows what it does by itself, that may be what was put, too.
    if seen == change.before { return .inSync }
    if step.agrees(seen, with: change.after) {
      let commands = plan.commands(toRestore: step, change.before)
      guard !commands.isEmpty else { return .left("what was there before is not known") }
      return .change(to: change.before, by: commands, note: nil)
    }
    if step.agrees(seen, with: change.before) { return .inSync }
    if step.subject == .policy, !plan.replacesStatement { return resolvePolicy(seen) }
    return .refused(
      "\(step.title): somebody changed this since it was applied; it is \(Self.words(seen)) now. "
        + "It is not undone; change it back by hand if it should be.")
  }

  /// Others may have changed the policy since: then exactly our statement goes.
  private func resolvePolicy(_ seen: Observation) -> Resolution {
    let note = "The policy was changed since; only the statement for Toplyne's role is taken out."
    switch PolicyRemoval(existing: seen.text, wanted: plan.policy).outcome {
    case .absent:
      return .refused(
        "the bucket policy was changed since it was applied, and holds no statement as it was "
          + "put; it is not undone")
    case .refused(let reason): return .refused(reason)
    case .deletePolicy:
      return .change(to: .absent, by: [plan.s3api("delete-bucket-policy")], note: note)
    case .write(let text):
      return .change(
        to: .present(text), by: [plan.s3api("put-bucket-policy", "--policy", text)], note: note)
    }
  }

  /// Only objects that were not there before, and that are as they were uploaded, are deleted.
  private func resolveUpload(
    _ seen: Observation, _ change: Journal.Change, _ deletesUploads: Bool
  ) -> Resolution {
    let before = Set(SavedPlan.Step.objects(in: change.before).map { Array($0.key.utf8) })
    let there = SavedPlan.Step.objects(in: seen).filter { !before.contains(Array($0.key.utf8)) }
    guard !there.isEmpty else { return .inSync }
    guard deletesUploads else {
      let count = PlainText.count(there.count, "object")
      return .left("what was uploaded stays, \(count); --delete-uploads deletes that")
    }
    let planned = Set(step.objects)
    if let other = there.first(where: { !planned.contains($0) }) {
      return .refused(
        "\(PlainText.printable(other.key)) is not as it was uploaded; nothing is deleted")
    }
    let commands = stride(from: 0, to: there.count, by: Self.batch).map { start in
      deletion(of: there[start..<min(start + Self.batch, there.count)])
    }
    return .change(to: change.before, by: commands, note: nil)
  }

  /// Keys are up to a kilobyte, and Linux takes no word of a command above 128.
  private static let batch = 100

  private func deletion(of objects: ArraySlice<SavedPlan.Object>) -> AWSCommand {
    let list: JSONValue = [
      "Objects": .array(objects.map { ["Key": .string($0.key)] }), "Quiet": .bool(true),
    ]
    return plan.s3api("delete-objects", "--delete", list.compactText)
  }

  /// Whether what was seen is the goal of a change.
  func isMet(_ goal: Observation, by seen: Observation) -> Bool {
    if step.subject == .upload, direction != .apply {
      return resolve(seen) == .inSync
    }
    return step.agrees(seen, with: goal)
  }

  private static func words(_ seen: Observation) -> String {
    switch seen {
    case .unknown: "not known"
    case .absent: "not set"
    case .present(let text): text.isEmpty ? "there" : PlainText.printable(text)
    }
  }
}

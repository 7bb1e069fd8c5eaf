/// The bucket policy that the documents carry: the guide's, or the bucket's own with it merged in.
struct PlannedPolicy: Equatable, Sendable {
  /// What is known of the policy that the bucket has now.
  enum Existing: Equatable {
    /// Nobody has looked, or the bucket did not say.
    case unknown
    case none
    case text(String)
  }

  /// What Toplyne asks for, and the options that are on.
  let wanted: BucketPolicy
  /// What is known of the policy that the bucket has now.
  let existing: Existing
  /// The account that owns the bucket, if it is known.
  let account: String?
  /// What becomes of the policy that is there.
  let merge: PolicyMerge

  /// Plans the policy for resolved answers.
  init(_ answers: Answers, _ facts: Facts) {
    let probes = ProbeAnswers(answers, facts)
    let known = answers.isNewBucket ? nil : probes.reading(.policy)
    let text = known.flatMap(\.policy)
    let isNone = answers.isNewBucket || known.map { $0.failure == nil } == true
    self.init(
      wanted: answers.policy,
      existing: text.map(Existing.text) ?? (isNone ? .none : .unknown), account: answers.owner)
  }

  /// Plans the policy for a bucket of which that much is known.
  init(wanted: BucketPolicy, existing: Existing, account: String?) {
    self.wanted = wanted
    self.existing = existing
    self.account = account
    let text: String? = if case .text(let text) = existing { text } else { nil }
    merge = PolicyMerge(existing: text, wanted: wanted, account: account)
  }

  /// The policy that was there with the wanted statements in it, where there was one.
  var merged: String? {
    guard case .text(let existing) = existing else { return nil }
    return switch merge.outcome {
    case .inSync: existing
    case .write(let text, _): text
    case .refused: nil
    }
  }

  /// Whether the policy that is there does what is wanted.
  var isInSync: Bool { merge.outcome == .inSync }

  /// The document of the pack that the bucket's policy is to become.
  var fileName: String { merged == nil ? "bucket-policy.json" : "merged-policy.json" }

  /// The policy that was merged, as it was read, and the document of the pack that keeps it.
  var reviewed: (text: String, fileName: String)? {
    guard merged != nil, case .text(let text) = existing else { return nil }
    return (text, "reviewed-policy.json")
  }

  /// The whole policy as the bucket is to have it, ending with a line end.
  ///
  /// The guide's keeps its bytes; one that is merged is laid out anew, as who knows what it holds,
  /// and on one line if it would be too long otherwise.
  var text: String {
    guard let merged, let value = try? JSONValue(merged) else { return wanted.text }
    let text = value.text
    return (text.utf8.count < PolicyMerge.limit ? text : value.compactText) + "\n"
  }

  /// The policy as a value.
  var document: JSONValue { (try? JSONValue(text)) ?? .null }

  /// In what the policy differs from the guide's.
  var changes: [String] {
    PolicyOption.all.filter { wanted.options[$0.key] != nil }.map { option in
      let value = wanted.options[option.key] ?? ""
      return option.title + (value.isEmpty ? "" : " (\(PlainText.printable(value)))")
    }
  }

  /// In what the policy differs from the guide's, each with the label that says so.
  var deviations: [String] { changes.map { "\($0): \(PolicyOption.label)" } }

  /// What was done to bring the statements together.
  var notes: [String] {
    if case .write(_, let notes) = merge.outcome { notes } else { [] }
  }

  /// Why the statements cannot be brought together, if so.
  var refusal: String? {
    if case .refused(let reason) = merge.outcome { reason } else { nil }
  }
}

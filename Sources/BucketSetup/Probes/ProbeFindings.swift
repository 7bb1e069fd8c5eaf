/// What AWS has said, as notes and warnings beside the questions; never more than that, since what
/// was true a moment ago need not be so when the steps are taken.
extension ProbeAnswers {
  typealias Problem = Question.Problem

  /// What is to be said about the answer to a question.
  func findings(_ key: Question.Key) -> [Problem] {
    switch key {
    case .profile: signIn
    case .bucket: bucket
    case .region: place
    case .owner: account
    default: []
    }
  }

  private var signIn: [Problem] {
    if let identity {
      let who = PlainText.printable(identity.arn)
      let note = "Account \(Self.grouped(identity.account)), signed in as \(who)"
      let known = Problem(.profile, .note, stamped(note, .identity))
      return [known] + (identity.obstacle.map { [Problem(.profile, .warning, $0)] } ?? [])
    }
    guard let failure = reading(.identity)?.failure else { return [] }
    return [Problem(.profile, .warning, failure)]
  }

  private var bucket: [Problem] {
    guard let presence else {
      return reading(.bucket)?.failure.map { [Problem(.bucket, .warning, $0)] } ?? []
    }
    return [standing(presence)] + readers
  }

  private func standing(_ presence: ProbeReading.Presence) -> Problem {
    let place = region.map { ", in \(PlainText.printable($0))" } ?? ""
    switch (presence, answers.isNewBucket) {
    case (.free, true): return Problem(.bucket, .note, stamped("The name is free", .bucket))
    case (.free, false):
      return Problem(.bucket, .warning, stamped("There is no bucket of that name", .bucket))
    case (.there, let isNew):
      let whose = isOwn ? "yours" : "open to you"
      let advice = isNew ? "; to use it, answer that it exists" : ""
      return Problem(
        .bucket, isNew ? .warning : .note, stamped("Exists, \(whose)\(place)\(advice)", .bucket))
    case (.closed, true):
      let suggestion = BucketName.suggestion(
        near: answers.value(.bucket), suffix: facts.nameSuffix)
      return Problem(
        .bucket, .warning, stamped("The name is taken, and not by you", .bucket),
        suggestion: suggestion)
    case (.closed, false):
      let message = "Exists, but is another account's or closed to who is signed in"
      return Problem(.bucket, .warning, stamped(message, .bucket))
    case (.elsewhere, _):
      return Problem(.bucket, .warning, stamped("Exists, in another region", .bucket))
    }
  }

  /// What readers of the bucket have to know.
  private var readers: [Problem] {
    var found: [Problem] = []
    if reading(.payment)?.readerPays == true {
      let message = "Requester Pays is on: Toplyne's requests are refused unless it agrees to pay"
      found.append(Problem(.bucket, .warning, message + "."))
    }
    if reading(.versioning)?.isVersioned == true {
      let message =
        "Versioning is on: Toplyne may read an old version whose id it knows, and list none."
      found.append(Problem(.bucket, .note, message))
    }
    return found + conflicts
  }

  /// What the policy that is there means for ours.
  private var conflicts: [Problem] {
    guard let policy else { return [] }
    let merge = PolicyMerge(
      existing: policy, wanted: answers.policy, account: answers.owner ?? identity?.account)
    let first =
      switch merge.outcome {
      case .inSync: Problem(.bucket, .note, "The bucket's policy lets Toplyne in already.")
      case .write:
        Problem(.bucket, .note, "The bucket has a policy; what Toplyne needs is added to it.")
      case .refused(let reason):
        Problem(.bucket, .warning, "The bucket's policy is in the way: \(reason).")
      }
    return [first]
      + merge.conflicts.map { conflict in
        let words = "\(conflict.statement): \(conflict.what) \(conflict.remedy)"
        return Problem(
          .bucket, conflict.severity == .note ? .note : .warning, PlainText.printable(words))
      }
  }

  private var place: [Problem] {
    guard let region, answers.value(.region) != region, !answers.isNewBucket else { return [] }
    let message = "The bucket is in \(PlainText.printable(region))"
    return [
      Problem(
        .region, .warning, message + ".", range: 0..<answers.value(.region).count,
        suggestion: region)
    ]
  }

  private var account: [Problem] {
    guard let identity, let owner = answers.owner, owner != identity.account else { return [] }
    let message = "You are signed in to \(Self.grouped(identity.account)), another account."
    return [Problem(.owner, .warning, message, suggestion: identity.account)]
  }

  /// A sentence with the time of day at which it was true.
  private func stamped(_ sentence: String, _ subject: Probe.Subject) -> String {
    "\(sentence)\(time(subject).map { " (\($0))" } ?? "")."
  }

  /// The digits of an account as AWS shows them.
  private static func grouped(_ account: String) -> String {
    let digits = Array(account)
    guard digits.count == 12 else { return PlainText.printable(account) }
    return [digits[0..<4], digits[4..<8], digits[8..<12]].map { String($0) }.joined(separator: "-")
  }
}

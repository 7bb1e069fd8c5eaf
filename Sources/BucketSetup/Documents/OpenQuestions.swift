/// What nobody has decided yet and somebody has to.
enum OpenQuestions {
  /// What the guide leaves open and both sides have to settle.
  static func forToplyne(
    answers: Answers, facts: Facts, policy: PlannedPolicy, uploads: [UploadPlan]
  ) -> [String] {
    let payment = ProbeAnswers(answers, facts).reading(.payment)
    let endings = Set(uploads.flatMap(\.items).compactMap { UploadPlan.ending(of: $0.file.path) })
    let types = endings.sorted().map(PlainText.printable).joined(separator: ", ")
    let given = types.isEmpty ? "" : " Ours are \(types)."
    let changes = policy.changes.map { "Is this change of your policy fine for you: \($0)?" }
    let payer =
      "Requester Pays is on, so requests without x-amz-request-payer are refused: do you send it, or "
      + "do we switch it off?"
    return changes + (payment?.readerPays == true ? [payer] : []) + [
      "Which types of files and which encodings do you support?" + given,
      "Partitions: how are the folders of days to be named, if at all?",
      "Rows that are deleted on our side: how do you want to learn of them?",
      "Events that arrive late: do we add files for past days, and for how long do you look back?",
      "Names of files: may a name come again with new content, or is each name used once?",
      "How often do you read the bucket, and by when should a day's files be there?",
      question(about: answers.value(.region)),
    ]
  }

  private static func question(about region: String) -> String {
    BucketRegion.optIn.contains(region)
      ? "The region \(region) has to be enabled in an account before it can be used: is it in yours?"
      : "Is the region of the bucket fine for you? Some regions have to be enabled on your side."
  }

  /// What the answers leave open on the side of the bucket's owner.
  static func forOwner(
    answers: Answers, policy: PlannedPolicy, plan: SetupPlan
  ) -> [String] {
    var questions: [String] = []
    if answers.owner == nil {
      questions.append(
        "Which account owns the bucket? With its number every command refuses to touch a bucket of "
          + "anybody else.")
    }
    if policy.existing == .unknown {
      questions.append("Does the bucket have a policy already, and whose are its statements?")
    }
    if !answers.isNewBucket, answers.encryption == .keep {
      questions.append("How is the bucket encrypted? With a KMS key the policy is not enough.")
    }
    if answers.encryption == .kms {
      questions.append("Who may edit the policy of the KMS key?")
    }
    if !answers.disablesACLs {
      questions.append("Do other accounts upload objects? Toplyne may not be able to read those.")
    }
    if plan.uploads.isEmpty {
      questions.append("Who uploads the tables, and when?")
    } else {
      questions.append("Who uploads new files from now on, and how often?")
    }
    return questions
  }
}

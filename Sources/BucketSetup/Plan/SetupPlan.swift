/// What will be done, in order; made from the answers without asking AWS anything.
///
/// S3 refuses changes to one bucket that run at the same time, so the actions are taken strictly
/// one after another; the policy comes after all other settings and before the uploads.
public struct SetupPlan: Equatable, Sendable {
  /// The steps, in order.
  public let actions: [Action]
  /// The uploads, one for each table that has files.
  public let uploads: [UploadPlan]

  /// Makes the plan for resolved answers.
  public init(answers: Answers, facts: Facts) {
    let writer = ActionWriter(answers: answers, facts: facts)
    uploads = UploadPlan.all(answers: answers, facts: facts)
    actions =
      [writer.bucket] + (answers.disablesACLs ? [writer.acls] : [])
      + [writer.publicAccess] + (answers.encryption == .kms ? [writer.keyPolicy] : [])
      + [writer.encryption, writer.policy] + uploads.map(writer.upload) + [writer.message]
  }
}

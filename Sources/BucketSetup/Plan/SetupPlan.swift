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

  /// The rights in AWS that taking these steps needs, sorted.
  public var permissions: [String] {
    let commands = actions.flatMap { action in
      (action.check.map { [$0.command] } ?? []) + action.writes
    }
    let always = ["s3:GetBucketLocation", "s3:GetBucketPolicyStatus", "s3:GetBucketRequestPayment"]
    let usesKey = !uploads.isEmpty && actions.contains { $0.id == .keyPolicy }
    let key = usesKey ? ["kms:Decrypt", "kms:GenerateDataKey"] : []
    return Set(commands.flatMap(Self.permissions) + always + key).sorted()
  }

  /// Source: the AWS Service Authorization Reference, "Actions defined by Amazon S3".
  private static func permissions(for command: AWSCommand) -> [String] {
    switch command.words.dropFirst(2).first {
    case "head-bucket": ["s3:ListBucket"]
    case "create-bucket": ["s3:CreateBucket"]
    case "get-bucket-ownership-controls": ["s3:GetBucketOwnershipControls"]
    case "put-bucket-ownership-controls": ["s3:PutBucketOwnershipControls"]
    case "get-public-access-block": ["s3:GetBucketPublicAccessBlock"]
    case "put-public-access-block": ["s3:PutBucketPublicAccessBlock"]
    case "get-bucket-encryption": ["s3:GetEncryptionConfiguration"]
    case "put-bucket-encryption": ["s3:PutEncryptionConfiguration"]
    case "get-bucket-policy": ["s3:GetBucketPolicy"]
    case "put-bucket-policy": ["s3:PutBucketPolicy"]
    case "describe-key": ["kms:DescribeKey"]
    case "sync", "cp":
      ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListBucket", "s3:PutObject"]
    default: []
    }
  }
}

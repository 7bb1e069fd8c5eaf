/// What AWS says that was denied: `User: … is not authorized to perform: … because …`.
///
/// Source: IAM User Guide, "Troubleshoot access denied error messages".
struct DeniedAccess: Equatable, Sendable {
  /// The action, such as `s3:PutBucketPolicy`.
  let action: String
  /// The ARN of who asked.
  let principal: String?
  /// The ARN of what it was asked for.
  let resource: String?

  /// Reads the sentence, if there is one in the text.
  init?(_ text: String) {
    guard let found = Self.word(behind: "not authorized to perform: ", in: text),
      found.utf8.contains(UInt8(ascii: ":")), found.utf8.allSatisfy(Self.isActionByte)
    else { return nil }
    action = found
    principal = Self.word(behind: "User: ", in: text).flatMap(Self.arn)
    resource = Self.word(behind: "on resource: ", in: text).flatMap(Self.arn)
  }

  private static func word(behind start: String, in text: String) -> String? {
    guard let range = text.firstRange(of: start) else { return nil }
    let word = text[range.upperBound...].drop { $0 == "\"" }.prefix { $0 != " " && $0 != "\"" }
    return word.isEmpty ? nil : String(word)
  }

  private static func arn(_ word: String) -> String? { word.hasPrefix("arn:") ? word : nil }

  private static func isActionByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

/// The right that an operation needs, for answers that say no more than `Access Denied`.
///
/// Source: the AWS Service Authorization Reference, "Actions defined by Amazon S3".
enum OperationAction {
  /// The action of IAM for an operation, if it is one that the set-up uses.
  static func named(_ operation: String) -> String? { actions[operation] }

  /// Whether an action is about the objects of a bucket.
  static func isAboutObjects(_ action: String) -> Bool {
    action.hasSuffix("Object") || action.hasSuffix("ObjectVersion")
      || ["s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"].contains(action)
  }

  private static let actions = [
    "AbortMultipartUpload": "s3:AbortMultipartUpload", "AssumeRole": "sts:AssumeRole",
    "CompleteMultipartUpload": "s3:PutObject", "CopyObject": "s3:PutObject",
    "CreateBucket": "s3:CreateBucket", "CreateMultipartUpload": "s3:PutObject",
    "DeleteBucket": "s3:DeleteBucket", "DeleteBucketEncryption": "s3:PutEncryptionConfiguration",
    "DeleteBucketPolicy": "s3:DeleteBucketPolicy", "DeleteObject": "s3:DeleteObject",
    "DeletePublicAccessBlock": "s3:PutBucketPublicAccessBlock", "DescribeKey": "kms:DescribeKey",
    "GetBucketEncryption": "s3:GetEncryptionConfiguration",
    "GetBucketLocation": "s3:GetBucketLocation",
    "GetBucketOwnershipControls": "s3:GetBucketOwnershipControls",
    "GetBucketPolicy": "s3:GetBucketPolicy", "GetBucketPolicyStatus": "s3:GetBucketPolicyStatus",
    "GetBucketRequestPayment": "s3:GetBucketRequestPayment",
    "GetBucketVersioning": "s3:GetBucketVersioning", "GetObject": "s3:GetObject",
    "GetPublicAccessBlock": "s3:GetBucketPublicAccessBlock", "HeadBucket": "s3:ListBucket",
    "HeadObject": "s3:GetObject", "ListBuckets": "s3:ListAllMyBuckets",
    "ListObjects": "s3:ListBucket", "ListObjectsV2": "s3:ListBucket",
    "PutBucketEncryption": "s3:PutEncryptionConfiguration",
    "PutBucketOwnershipControls": "s3:PutBucketOwnershipControls",
    "PutBucketPolicy": "s3:PutBucketPolicy", "PutObject": "s3:PutObject",
    "PutPublicAccessBlock": "s3:PutBucketPublicAccessBlock", "UploadPart": "s3:PutObject",
    "ValidatePolicy": "access-analyzer:ValidatePolicy",
  ]
}

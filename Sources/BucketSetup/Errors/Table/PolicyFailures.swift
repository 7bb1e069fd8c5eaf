/// Rows about the settings of a bucket and about its policy.
extension FailureRule {
  static let settings: [FailureRule] = [
    FailureRule(
      id: "setting.unset",
      codes: [
        "NoSuchBucketPolicy", "NoSuchPublicAccessBlockConfiguration",
        "OwnershipControlsNotFoundError", "ServerSideEncryptionConfigurationNotFoundError",
        "NoSuchTagSet", "NoSuchLifecycleConfiguration", "NoSuchCORSConfiguration",
        "NoSuchWebsiteConfiguration",
      ],
      kind: .unset,
      cause: "Nothing of this kind is set on the bucket yet. That is an answer, and no error.",
      who: .none, remedy: ["Go on: the set-up takes it for empty."]),
    FailureRule(
      id: "acl.grants", codes: ["InvalidBucketAclWithObjectOwnership"],
      cause: "An ACL of the bucket gives others access, so ACLs cannot be disabled.",
      who: .bucketOwner,
      remedy: [
        "aws s3api get-bucket-acl --bucket {bucket}{--profile}",
        "If those grants are not needed, take them out, then run the same again:",
        "aws s3api put-bucket-acl --bucket {bucket} --acl private{--profile}",
      ]),
    FailureRule(
      id: "acl.disabled", codes: ["AccessControlListNotSupported"],
      cause: "ACLs are disabled on the bucket, and the upload sends one.", who: .you,
      remedy: ["Leave --acl out of the command; the bucket's policy does what is needed."]),
  ]

  static let policies: [FailureRule] = [
    FailureRule(
      id: "policy.principal", codes: ["MalformedPolicy"], texts: ["invalid principal in policy"],
      cause: "AWS does not find a role or a user that the policy names. Either Toplyne's role is "
        + "mistyped or gone, or another statement names somebody who was deleted, by then as an "
        + "id that begins with AROA or AIDA.",
      who: .bucketOwner,
      remedy: [
        "Look for AROA or AIDA among the principals, and take that statement out:",
        "aws s3api get-bucket-policy --bucket {bucket} --query Policy --output text{--profile}",
        "Otherwise ask Toplyne whether this role exists: \(BucketPolicy.principal)",
      ]),
    FailureRule(
      id: "policy.resource", codes: ["MalformedPolicy"], texts: ["policy has invalid resource"],
      cause: "A statement names another bucket, or still holds \(BucketPolicy.placeholder).",
      who: .you,
      remedy: [
        "Every Resource has to be arn:aws:s3:::{bucket} or to begin with arn:aws:s3:::{bucket}/",
        "slipway policy --bucket {bucket}",
      ]),
    FailureRule(
      id: "policy.action-resource", codes: ["MalformedPolicy"],
      texts: ["action does not apply to any resource"],
      cause: "A statement has an action for which it names no fitting resource: s3:ListBucket and "
        + "s3:GetBucketLocation need the bucket itself, s3:GetObject what is in it (/*).",
      who: .you,
      remedy: [
        "Name both: arn:aws:s3:::{bucket} and arn:aws:s3:::{bucket}/*",
        "slipway policy --bucket {bucket}",
      ]),
    FailureRule(
      id: "policy.action", codes: ["MalformedPolicy"], texts: ["policy has invalid action"],
      cause: "A statement has an action that S3 does not know: mistyped, or without s3: before it.",
      who: .you, remedy: ["slipway policy --bucket {bucket}"]),
    FailureRule(
      id: "policy.json", codes: ["MalformedPolicy"],
      texts: ["valid json"],
      cause: "The text is no JSON. Its first character has to be {: a byte order mark, curly "
        + "quotation marks or a trailing comma are the usual reasons.",
      who: .you,
      remedy: [
        "Use the file as it was written rather than text that was copied out of a document:",
        "slipway policy --bucket {bucket}",
      ]),
    FailureRule(
      id: "policy.size", codes: ["MalformedPolicy"],
      texts: ["maximum allowed document size"],
      cause: "The policy is larger than the 20 KB that S3 allows.", who: .bucketOwner,
      remedy: ["Join or shorten statements of the policy that is there."]),
    FailureRule(
      id: "policy.malformed", codes: ["MalformedPolicy", "MalformedPolicyDocument"],
      cause: "S3 does not take the policy.", who: .you,
      remedy: [
        "Make it again rather than edit it:",
        "slipway policy --bucket {bucket}",
      ]),
    FailureRule(
      id: "policy.file", texts: ["unable to load paramfile"],
      cause: "The AWS CLI cannot read {the file}.", who: .you,
      remedy: [
        "Run the command in the folder where the file is, and write file:// before its name."
      ]),
  ]
}

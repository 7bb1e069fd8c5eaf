extension SetupPlan {
  /// The rights in AWS that taking these steps needs, sorted.
  public var permissions: [String] {
    let commands = actions.flatMap { action in
      (action.check.map { [$0.command] } ?? []) + action.writes
    }
    let always = [
      "s3:GetBucketLocation", "s3:GetBucketPolicyStatus", "s3:GetBucketRequestPayment",
      "s3:GetBucketVersioning",
    ]
    let usesKey = !uploads.isEmpty && actions.contains { $0.id == .keyPolicy }
    let key = usesKey ? ["kms:Decrypt", "kms:GenerateDataKey"] : []
    return Set(commands.flatMap(\.permissions) + always + key).sorted()
  }

  /// The rights that going all the way back needs on top of these, sorted.
  public var undoPermissions: [String] {
    let commands = actions.compactMap { $0.undo?.command }
    // A bucket goes only when it is empty, which old versions of objects are not.
    let emptying = actions.first?.kind == .willChange ? ["s3:ListBucketVersions"] : []
    let uploaded = uploads.isEmpty ? [] : ["s3:DeleteObject"]
    return Set(commands.flatMap(\.permissions) + emptying + uploaded)
      .subtracting(permissions).sorted()
  }
}

extension AWSCommand {
  /// The rights that the command needs, none where it needs none.
  ///
  /// Source: the AWS Service Authorization Reference, "Actions defined by Amazon S3".
  var permissions: [String] {
    guard let operation = words.dropFirst(2).first else { return [] }
    return Self.permissions[operation] ?? []
  }

  private static let permissions = [
    "head-bucket": ["s3:ListBucket"],
    "wait": ["s3:ListBucket"],
    "list-objects-v2": ["s3:ListBucket"],
    "create-bucket": ["s3:CreateBucket"],
    "delete-bucket": ["s3:DeleteBucket"],
    "get-bucket-location": ["s3:GetBucketLocation"],
    "get-bucket-ownership-controls": ["s3:GetBucketOwnershipControls"],
    "put-bucket-ownership-controls": ["s3:PutBucketOwnershipControls"],
    "delete-bucket-ownership-controls": ["s3:PutBucketOwnershipControls"],
    "get-public-access-block": ["s3:GetBucketPublicAccessBlock"],
    "put-public-access-block": ["s3:PutBucketPublicAccessBlock"],
    "delete-public-access-block": ["s3:PutBucketPublicAccessBlock"],
    "get-bucket-encryption": ["s3:GetEncryptionConfiguration"],
    "put-bucket-encryption": ["s3:PutEncryptionConfiguration"],
    "delete-bucket-encryption": ["s3:PutEncryptionConfiguration"],
    "get-bucket-policy": ["s3:GetBucketPolicy"],
    "get-bucket-policy-status": ["s3:GetBucketPolicyStatus"],
    "put-bucket-policy": ["s3:PutBucketPolicy"],
    "delete-bucket-policy": ["s3:DeleteBucketPolicy"],
    "get-bucket-request-payment": ["s3:GetBucketRequestPayment"],
    "get-bucket-versioning": ["s3:GetBucketVersioning"],
    "put-bucket-request-payment": ["s3:PutBucketRequestPayment"],
    "list-object-versions": ["s3:ListBucketVersions"],
    "delete-objects": ["s3:DeleteObject"],
    "head-object": ["s3:GetObject"],
    "describe-key": ["kms:DescribeKey"],
    "get-key-policy": ["kms:GetKeyPolicy"],
    "put-key-policy": ["kms:PutKeyPolicy"],
    "sync": uploading,
    "cp": uploading,
  ]

  private static let uploading = [
    "s3:AbortMultipartUpload", "s3:GetObject", "s3:ListBucket", "s3:PutObject",
  ]
}

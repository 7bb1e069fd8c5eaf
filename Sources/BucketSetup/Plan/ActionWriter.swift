/// Writes the actions of a plan from the answers.
struct ActionWriter {
  typealias Action = SetupPlan.Action

  let answers: Answers
  let facts: Facts

  var bucketName: String { answers.value(.bucket) }
  var region: String { answers.value(.region) }
  var links: ConsoleLinks { ConsoleLinks(bucket: bucketName, region: region) }

  /// A command about the bucket that refuses to touch anybody else's, if the owner was told.
  func s3api(_ operation: String, _ more: String...) -> AWSCommand {
    let owner = answers.owner.map { ["--expected-bucket-owner", $0] } ?? []
    return AWSCommand(
      words: ["aws", "s3api", operation, "--bucket", bucketName, "--region", region] + owner + more)
  }

  /// Waits until a bucket that was just created is there for every command.
  var waiting: AWSCommand {
    AWSCommand(
      words: ["aws", "s3api", "wait", "bucket-exists", "--bucket", bucketName, "--region", region])
  }

  var bucket: Action { answers.isNewBucket ? newBucket : existingBucket }

  private var newBucket: Action {
    // us-east-1 is the one region that must not be named as a constraint.
    let place =
      region == "us-east-1"
      ? [] : ["--create-bucket-configuration", "LocationConstraint=\(region)"]
    let words = ["aws", "s3api", "create-bucket", "--bucket", bucketName, "--region", region]
    return Action(
      id: .bucket, title: "create bucket \(bucketName) in \(region)",
      detail: "Looked for first: in us-east-1, creating a bucket again would reset its ACLs.",
      kind: .willChange,
      check: .init(
        command: s3api("head-bucket"), wanted: nil, unsetCodes: ["404", "NoSuchBucket"]),
      writes: [AWSCommand(words: words + place)],
      console: [
        "Open the page that creates a bucket, and see that the region at the top is \(region):",
        links.creation,
        "Enter the name \(bucketName); leave everything else as it is; choose Create bucket.",
      ],
      undo: .init(
        note: "Delete the bucket; S3 allows it only when it is empty. Then anybody may take the "
          + "name.",
        command: s3api("delete-bucket")))
  }

  private var existingBucket: Action {
    Action(
      id: .bucket, title: "find bucket \(bucketName) in \(region)",
      detail: "Nothing is created; the steps stop if the bucket is elsewhere or not yours.",
      kind: .checkFirst,
      check: .init(command: s3api("head-bucket"), wanted: nil, unsetCodes: []),
      console: [
        "Open the permissions of the bucket, as the guide has it or in its region:",
        links.guide, links.tab("permissions"),
      ])
  }

  var acls: Action {
    Action(
      id: .acls, title: "disable ACLs (bucket owner enforced)",
      detail: "New buckets have it so. Afterwards uploads that send an ACL fail.",
      kind: .checkFirst,
      check: .init(
        command: s3api(
          "get-bucket-ownership-controls", "--query",
          "OwnershipControls.Rules[0].ObjectOwnership", "--output", "text"),
        wanted: "BucketOwnerEnforced", unsetCodes: ["OwnershipControlsNotFoundError"]),
      writes: [
        s3api(
          "put-bucket-ownership-controls", "--ownership-controls",
          "Rules=[{ObjectOwnership=BucketOwnerEnforced}]")
      ],
      console: [
        links.tab("permissions"),
        "Permissions › Object Ownership › Edit › ACLs disabled › Save changes.",
      ],
      undo: .init(
        note: "Let ACLs count again.",
        command: s3api(
          "put-bucket-ownership-controls", "--ownership-controls",
          "Rules=[{ObjectOwnership=ObjectWriter}]")))
  }

  var publicAccess: Action {
    let settings = [
      "BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets",
    ]
    return Action(
      id: .publicAccess, title: "block public access, all four",
      detail: "The policy names one role, so it is not public, and all four settings stay on.",
      kind: .checkFirst,
      check: .init(
        command: s3api(
          "get-public-access-block", "--query",
          "PublicAccessBlockConfiguration.[\(settings.joined(separator: ","))]", "--output", "text"),
        wanted: "True True True True", unsetCodes: ["NoSuchPublicAccessBlockConfiguration"]),
      writes: [
        s3api(
          "put-public-access-block", "--public-access-block-configuration",
          settings.map { "\($0)=true" }.joined(separator: ","))
      ],
      console: [
        links.tab("permissions"),
        "Permissions › Block public access › Edit › Block all public access › Save changes › "
          + "type confirm.",
      ],
      undo: .init(
        note: "Remove the bucket's own settings; those of the account still count.",
        command: s3api("delete-public-access-block")))
  }
}

// MARK: - Encryption

extension ActionWriter {
  var encryption: Action {
    switch answers.encryption {
    case .keep: keptEncryption
    case .s3: encryption(title: "encrypt with SSE-S3", algorithm: "AES256", key: nil)
    case .kms:
      encryption(
        title: "encrypt with SSE-KMS", algorithm: "aws:kms", key: answers.value(.kmsKey))
    }
  }

  private var encryptionQuery: AWSCommand {
    s3api(
      "get-bucket-encryption", "--query",
      "ServerSideEncryptionConfiguration.Rules[0].ApplyServerSideEncryptionByDefault."
        + "[SSEAlgorithm,KMSMasterKeyID]", "--output", "text")
  }

  private var keptEncryption: Action {
    Action(
      id: .encryption, title: "leave the encryption as it is",
      detail: "Read only: with a KMS key the policy alone is not enough.",
      kind: .checkFirst,
      check: .init(
        command: encryptionQuery, wanted: nil,
        unsetCodes: ["ServerSideEncryptionConfigurationNotFoundError"]))
  }

  private func encryption(title: String, algorithm: String, key: String?) -> Action {
    let named = key.map { ",\"KMSMasterKeyID\":\(JSONText.literal($0))" } ?? ""
    let bucketKey = key == nil ? "" : ",\"BucketKeyEnabled\":true"
    let rule =
      "{\"ApplyServerSideEncryptionByDefault\":{\"SSEAlgorithm\":\"\(algorithm)\"\(named)}"
      + "\(bucketKey)}"
    return Action(
      id: .encryption, title: title,
      detail: "Objects that are there already keep the encryption that they were written with.",
      kind: .checkFirst,
      check: .init(
        command: encryptionQuery, wanted: "\(algorithm) \(key ?? "None")",
        unsetCodes: ["ServerSideEncryptionConfigurationNotFoundError"]),
      writes: [
        s3api(
          "put-bucket-encryption", "--server-side-encryption-configuration",
          "{\"Rules\":[\(rule)]}")
      ],
      console: [
        links.tab("properties"),
        "Properties › Default encryption › Edit › "
          + (key.map { "SSE-KMS, enter the key ARN \($0)" } ?? "SSE-S3") + " › Save changes.",
      ],
      undo: .init(
        note: "Go back to what S3 does by default (SSE-S3).",
        command: s3api("delete-bucket-encryption")))
  }

  /// The statement that the key's policy needs.
  ///
  /// Source: AWS knowledge center, cross-account access to objects encrypted with KMS.
  var keyStatement: String {
    """
    {
        "Sid": "ToplyneDecryptViaS3",
        "Effect": "Allow",
        "Principal": {
            "AWS": \(JSONText.literal(BucketPolicy.principal))
        },
        "Action": "kms:Decrypt",
        "Resource": "*",
        "Condition": {
            "StringEquals": {
                "kms:ViaService": \(JSONText.literal("s3.\(region).amazonaws.com"))
            }
        }
    }
    """
  }

  var keyPolicy: Action {
    Action(
      id: .keyPolicy, title: "let Toplyne's role decrypt with the KMS key",
      detail: "The key's policy is yours to edit: add the statement of SETUP.md to it. Toplyne "
        + "must allow its role to use the key, too.",
      kind: .byHand,
      check: .init(
        command: AWSCommand(
          words: ["aws", "kms", "describe-key", "--key-id", answers.value(.kmsKey)]
            + ["--region", region, "--query", "KeyMetadata.[KeyManager,KeyState]"]
            + ["--output", "text"]),
        wanted: "CUSTOMER Enabled", unsetCodes: []),
      console: [
        "Open the KMS console in \(region) and choose the key \(answers.value(.kmsKey)):",
        links.key(answers.value(.kmsKey)),
        "Key policy › Edit › add the statement that SETUP.md shows to the list › Save changes.",
      ],
      undo: .init(note: "Take the statement out of the key's policy.", command: nil))
  }
}

// MARK: - Policy, uploads, message

extension ActionWriter {
  var policy: Action {
    let policy = PlannedPolicy(answers, facts)
    return Action(
      id: .policy,
      title: "put the bucket policy: let Toplyne's role READ every object, never write",
      detail: policy.reviewed.map {
        "The policy that was read becomes \(policy.fileName), with every other statement as it "
          + "was; \($0.fileName) keeps it to go back to."
      }
        ?? "A policy that is there already is kept in the folder backup; one that does more than "
        + "let Toplyne's role in is not replaced.",
      kind: answers.isNewBucket ? .willChange : .checkFirst,
      check: .init(
        command: s3api("get-bucket-policy", "--query", "Policy", "--output", "text"), wanted: nil,
        unsetCodes: ["NoSuchBucketPolicy"]),
      writes: [s3api("put-bucket-policy", "--policy", "file://\(policy.fileName)")],
      console: [
        "Open the permissions of the bucket, as the guide has it or in its region:",
        links.guide, links.tab("permissions"),
      ] + pasting(policy),
      undo: undo(of: policy))
  }

  private func undo(of policy: PlannedPolicy) -> Action.Undo {
    if let reviewed = policy.reviewed {
      return .init(
        note: "Put the policy back that the bucket had.",
        command: s3api("put-bucket-policy", "--policy", "file://\(reviewed.fileName)"))
    }
    return .init(
      note: "Take the policy away; Toplyne can then read nothing. If there was another one before, "
        + "put the file of the folder backup instead.",
      command: s3api("delete-bucket-policy"))
  }

  private func pasting(_ policy: PlannedPolicy) -> [String] {
    let paste = "paste the whole of \(policy.fileName) › Save changes."
    guard !policy.isInSync else {
      return ["The policy that is there lets Toplyne's role in already: nothing is to be done."]
    }
    if let reviewed = policy.reviewed {
      return ["Bucket policy › Edit. If the field holds what is in \(reviewed.fileName), \(paste)"]
    }
    guard policy.existing != .none else { return ["Bucket policy › Edit › \(paste)"] }
    return [
      "Bucket policy › Edit. If the field is empty, \(paste)",
      "If a policy is there, keep a copy of it and do not replace it: add the statement of "
        + "bucket-policy.json to its list of statements, with a Sid that no other has.",
    ]
  }

  func upload(_ plan: UploadPlan) -> Action {
    let root = facts.data?.root ?? ""
    let place = "s3://\(bucketName)/\(plan.prefix)"
    let count = PlainText.count(plan.items.count, "file")
    let note = "Delete the objects that are listed above; nothing here deletes them for you."
    return Action(
      id: .upload(plan.table),
      title: "upload \(plan.table.rawValue): \(count), \(PlainText.size(plan.bytes)), to \(place)",
      detail: detail(of: plan.method),
      kind: .willChange, check: syncCheck(plan, root: root),
      writes: uploads(plan, root: root),
      console: [
        links.objects(below: plan.prefix),
        "Go to \(plan.prefix.isEmpty ? "the top of the bucket" : "the folder \(plan.prefix)") "
          + "(Create folder if it is not there), then Upload › Add files, and choose the files "
          + "that SETUP.md lists for \(plan.table.rawValue).",
      ],
      undo: .init(note: note, command: nil))
  }

  var message: Action {
    Action(
      id: .message, title: "tell Toplyne the bucket name",
      detail: "The text is in message-to-toplyne.txt.", kind: .byHand)
  }

  private func detail(of method: UploadPlan.Method) -> String {
    switch method {
    case .folder(let endings):
      "The files of the folder that end with \(endings.joined(separator: " or ")); what is there "
        + "already is left alone, and a later run finds new files."
    case .files:
      "One by one, as files that are not the table's lie among them; the script leaves alone what "
        + "is there already with the same content."
    }
  }

  private func syncCheck(_ plan: UploadPlan, root: String) -> Action.Check? {
    guard case .folder = plan.method, let sync = uploads(plan, root: root).first else { return nil }
    return .init(
      command: AWSCommand(words: sync.words + ["--dryrun"]), wanted: "", unsetCodes: [])
  }

  private func uploads(_ plan: UploadPlan, root: String) -> [AWSCommand] {
    let base = root.utf8.last == UInt8(ascii: "/") ? root : root + "/"
    let end = ["--region", region, "--no-progress"]
    switch plan.method {
    case .folder:
      let words = ["aws", "s3", "sync", base + plan.folder, "s3://\(bucketName)/\(plan.prefix)"]
      return [AWSCommand(words: words + plan.filters + end)]
    case .files:
      return plan.items.map { item in
        AWSCommand(
          words: ["aws", "s3", "cp", base + item.file.path, "s3://\(bucketName)/\(item.key)"] + end)
      }
    }
  }
}

/// `cfn.yaml`: the bucket and its policy as a stack of CloudFormation.
///
/// Source: AWS CloudFormation User Guide, `AWS::S3::Bucket` and `AWS::S3::BucketPolicy`. A stack can
/// only set up a bucket that it creates; for one that exists it holds the policy alone.
struct CloudFormationTemplate {
  let answers: Answers
  let plan: SetupPlan
  let policy: PlannedPolicy

  private var isNew: Bool { answers.isNewBucket }

  var text: String {
    guard !holdsReference else { return remarks(Self.refusal).joined(separator: "\n") + "\n" }
    let description = "Lets Toplyne read one S3 bucket"
    let resources =
      (isNew ? [JSONMember("Bucket", bucket)] : []) + [JSONMember("BucketPolicy", bucketPolicy)]
    let template: JSONValue = [
      "AWSTemplateFormatVersion": .string("2010-09-09"), "Description": .string(description),
      "Resources": .object(resources),
    ]
    return (remarks(head) + YAMLText.lines(template)).joined(separator: "\n") + "\n"
  }

  /// The part of the template that takes a step, or remarks that say why there is none.
  func lines(for step: SetupPlan.Action.ID) -> [String] {
    switch step {
    case .bucket where isNew: YAMLText.lines(["Bucket": bucket(with: [])])
    case .bucket: remarks(["The bucket is there; the stack holds its policy alone."])
    case .acls, .publicAccess, .encryption: settingLines(for: step)
    case .keyPolicy:
      remarks(["By hand: the key exists outside the stack. Add the statement of SETUP.md to it."])
    case .policy: remarks(policyRemarks) + YAMLText.lines(["BucketPolicy": bucketPolicy])
    case .upload(let table):
      remarks(["CloudFormation does not upload the files of \(table.rawValue): setup.sh does."])
    case .message: []
    }
  }

  /// The command that makes the stack, in words.
  var deployment: [String] {
    [
      "aws", "cloudformation", "deploy", "--template-file", "cfn.yaml", "--stack-name",
      "toplyne-share", "--region", answers.value(.region),
    ]
  }

  private func settingLines(for step: SetupPlan.Action.ID) -> [String] {
    guard isNew else {
      return remarks([
        "A stack cannot change a bucket that it did not create: take this step with the script, the",
        "console or the AWS CLI.",
      ])
    }
    return remarks(["Below Resources, Bucket, Properties:"])
      + YAMLText.lines(.object(settings(of: step)))
  }

  private func remarks(_ lines: [String]) -> [String] {
    lines.map { "# \(PlainText.printable($0))" }
  }
}

// MARK: - Resources

extension CloudFormationTemplate {
  private var bucket: JSONValue {
    bucket(with: plan.actions.flatMap { settings(of: $0.id) })
  }

  private func bucket(with settings: [JSONMember]) -> JSONValue {
    [
      "Type": .string("AWS::S3::Bucket"), "DeletionPolicy": .string("Retain"),
      "UpdateReplacePolicy": .string("Retain"),
      "Properties": .object(
        [JSONMember("BucketName", .string(answers.value(.bucket)))] + settings),
    ]
  }

  private func settings(of step: SetupPlan.Action.ID) -> [JSONMember] {
    switch step {
    case .acls:
      [
        JSONMember(
          "OwnershipControls",
          ["Rules": [["ObjectOwnership": .string("BucketOwnerEnforced")]]])
      ]
    case .publicAccess:
      [
        JSONMember(
          "PublicAccessBlockConfiguration",
          [
            "BlockPublicAcls": .bool(true), "BlockPublicPolicy": .bool(true),
            "IgnorePublicAcls": .bool(true), "RestrictPublicBuckets": .bool(true),
          ])
      ]
    case .encryption:
      encryptionRule.map { rule in
        [JSONMember("BucketEncryption", ["ServerSideEncryptionConfiguration": [rule]])]
      } ?? []
    default: []
    }
  }

  private var encryptionRule: JSONValue? {
    switch answers.encryption {
    case .keep: nil
    case .s3: ["ServerSideEncryptionByDefault": ["SSEAlgorithm": .string("AES256")]]
    case .kms:
      [
        "BucketKeyEnabled": .bool(true),
        "ServerSideEncryptionByDefault": [
          "KMSMasterKeyID": .string(answers.value(.kmsKey)), "SSEAlgorithm": .string("aws:kms"),
        ],
      ]
    }
  }

  /// The policy of a bucket that is not the stack's stays when the stack goes, as others may have
  /// statements in it; of its own bucket it goes, which takes Toplyne's access back.
  private var bucketPolicy: JSONValue {
    let kept: [JSONMember] =
      isNew
      ? []
      : [
        JSONMember("DeletionPolicy", .string("Retain")),
        JSONMember("UpdateReplacePolicy", .string("Retain")),
      ]
    let bucket: JSONValue = isNew ? ["Ref": .string("Bucket")] : .string(answers.value(.bucket))
    return .object(
      [JSONMember("Type", .string("AWS::S3::BucketPolicy"))] + kept + [
        JSONMember("Properties", ["Bucket": bucket, "PolicyDocument": policy.document])
      ])
  }
}

// MARK: - Remarks

extension CloudFormationTemplate {
  private var head: [String] {
    [
      "Lets Toplyne read the S3 bucket \(answers.value(.bucket)).",
      "In the folder of this file, signed in to the account of the bucket:",
      "  \(ShellText.line(deployment))",
      "Files of tables are uploaded by setup.sh.",
    ] + (isNew ? Self.ownBucket : []) + policyRemarks
  }

  private static let ownBucket = [
    "Deleting the stack takes Toplyne's access back; the bucket and what is in it stay."
  ]

  private var policyRemarks: [String] {
    guard !isNew else { return policy.deviations }
    let warning =
      switch policy.existing {
      case .none:
        [
          "The stack owns the whole policy of the bucket: whoever adds a statement has to",
          "add it here.",
        ]
      case .unknown:
        [
          "STOP if the bucket has a policy already: the stack owns the whole of it and would replace",
          "it. Then add the statements that are to stay below, or take this step with the script.",
        ]
      case .text where policy.merged == nil:
        [
          "STOP: this would replace the policy of the bucket, with which it cannot be merged:",
          policy.refusal ?? "",
        ]
      case .text:
        [
          "The stack owns the whole policy of the bucket: below are all statements that it had, and",
          "Toplyne's. Whoever adds one has to add it here.",
        ]
      }
    return warning + policy.deviations
  }

  /// CloudFormation has no way to write `{{resolve:` so that it means itself.
  private var holdsReference: Bool {
    (answers.value(.bucket) + answers.value(.kmsKey) + policy.text).contains("{{resolve:")
  }

  private static let refusal = [
    "No template: CloudFormation would take {{resolve: in the policy for a reference of its own.",
    "Use the script, the console or Terraform.",
  ]
}

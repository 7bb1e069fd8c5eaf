/// `main.tf`: the bucket and its settings for Terraform, as literals: nothing is left to fill in.
///
/// Source: the documentation of hashicorp/aws, version 5. S3 refuses changes that run at the same
/// time, so the policy waits for the other settings.
struct TerraformDocument {
  let answers: Answers
  let plan: SetupPlan
  let policy: PlannedPolicy

  private var name: String { answers.value(.bucket) }
  private var isNew: Bool { answers.isNewBucket }

  var text: String {
    let steps = plan.actions.compactMap { action -> String? in
      if case .upload = action.id { return nil }
      let lines = lines(for: action.id)
      return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }
    return ([head, terraform, provider] + steps).joined(separator: "\n\n") + "\n"
  }

  /// The blocks of a step, or remarks that say why there are none.
  func lines(for step: SetupPlan.Action.ID) -> [String] {
    switch step {
    case .bucket: bucket
    case .acls: ownership.lines
    case .publicAccess: publicAccess.lines
    case .encryption: encryption?.lines ?? []
    case .keyPolicy:
      remarks([
        "By hand: aws_kms_key_policy would own the key's whole policy. Add the statement of",
        "SETUP.md to it in the console.",
      ])
    case .policy: policyRemarks + policyBlock.lines
    case .upload(let table):
      remarks(["Terraform does not upload the files of \(table.rawValue): setup.sh does."])
    case .message: []
    }
  }

  private var head: String {
    remarks([
      "Lets Toplyne read the S3 bucket \(name).",
      "In the folder of this file, signed in to the account of the bucket: terraform init, terraform",
      "plan, read the plan, terraform apply. Files of tables are uploaded by setup.sh.",
    ]).joined(separator: "\n")
  }

  private var terraform: String {
    let source = TerraformText.literal("hashicorp/aws")
    let version = TerraformText.literal("~> 5.0")
    let aws = "{\n    source  = \(source)\n    version = \(version)\n  }"
    return TerraformBlock(
      "terraform", [],
      [
        .attribute("required_version", TerraformText.literal(">= 1.5")),
        .block(TerraformBlock("required_providers", [], [.attribute("aws", aws)])),
      ]
    ).lines.joined(separator: "\n")
  }

  private var provider: String {
    var parts: [TerraformBlock.Part] = [
      .attribute("region", TerraformText.literal(answers.value(.region)))
    ]
    if let owner = answers.owner {
      parts.append(.attribute("allowed_account_ids", "[\(TerraformText.literal(owner))]"))
    }
    return TerraformBlock("provider", ["aws"], parts).lines.joined(separator: "\n")
  }

  private func remarks(_ lines: [String]) -> [String] {
    lines.map { "# \(PlainText.printable($0))" }
  }
}

// MARK: - Blocks

extension TerraformDocument {
  private var bucket: [String] {
    let lifecycle = TerraformBlock(
      "lifecycle", [],
      [.attribute("prevent_destroy", "true")]
        + (isNew ? [] : [.attribute("ignore_changes", "all")]))
    let block = resource(
      "aws_s3_bucket", [.attribute("bucket", TerraformText.literal(name)), .block(lifecycle)])
    guard !isNew else { return block.lines }
    return imported("aws_s3_bucket").lines + [""]
      + remarks(["The bucket itself stays as it is; only what stands below is managed here."])
      + block.lines
  }

  private var ownership: TerraformBlock {
    let rule = TerraformBlock(
      "rule", [], [.attribute("object_ownership", TerraformText.literal("BucketOwnerEnforced"))])
    return resource("aws_s3_bucket_ownership_controls", [ofBucket, .block(rule)])
  }

  private var publicAccess: TerraformBlock {
    let settings = [
      "block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets",
    ]
    return resource(
      "aws_s3_bucket_public_access_block",
      [ofBucket] + settings.map { .attribute($0, "true") })
  }

  private var encryption: TerraformBlock? {
    let algorithm: [TerraformBlock.Part]
    switch answers.encryption {
    case .keep: return nil
    case .s3: algorithm = [.attribute("sse_algorithm", TerraformText.literal("AES256"))]
    case .kms:
      algorithm = [
        .attribute("kms_master_key_id", TerraformText.literal(answers.value(.kmsKey))),
        .attribute("sse_algorithm", TerraformText.literal("aws:kms")),
      ]
    }
    let byDefault = TerraformBlock.Part.block(
      TerraformBlock("apply_server_side_encryption_by_default", [], algorithm))
    let bucketKey: [TerraformBlock.Part] =
      answers.encryption == .kms ? [.attribute("bucket_key_enabled", "true")] : []
    return resource(
      "aws_s3_bucket_server_side_encryption_configuration",
      [ofBucket, .block(TerraformBlock("rule", [], bucketKey + [byDefault]))])
  }

  /// The policy's text in a heredoc keeps its bytes, which `jsonencode` would not.
  private var policyBlock: TerraformBlock {
    var earlier = ["aws_s3_bucket_public_access_block"]
    if answers.disablesACLs { earlier.append("aws_s3_bucket_ownership_controls") }
    if encryption != nil { earlier.append("aws_s3_bucket_server_side_encryption_configuration") }
    let list = earlier.map { "    \($0).toplyne," }.joined(separator: "\n")
    return resource(
      "aws_s3_bucket_policy",
      [
        ofBucket, .attribute("policy", TerraformText.heredoc(policy.text, marker: "POLICY")),
        .attribute("depends_on", "[\n\(list)\n  ]"),
      ])
  }

  private var policyRemarks: [String] {
    guard !isNew else { return remarks(policy.deviations) }
    switch policy.existing {
    case .none: return remarks(["This resource owns the whole policy."] + policy.deviations)
    case .unknown:
      let warning = [
        "This resource owns the whole policy of the bucket. With the import above, terraform plan",
        "shows the statements that would go; add below those that are to stay. If it says that there",
        "is nothing to import, the bucket has no policy: take the import away.",
      ]
      return importedPolicy(warning)
    case .text where policy.merged == nil:
      return importedPolicy([
        "STOP: this would replace the policy of the bucket, with which it cannot be merged:",
        policy.refusal ?? "",
      ])
    case .text:
      return importedPolicy([
        "This resource owns the whole policy: below are all statements that the bucket had, and",
        "Toplyne's. Whoever adds one has to add it here.",
      ])
    }
  }

  private func importedPolicy(_ warning: [String]) -> [String] {
    imported("aws_s3_bucket_policy").lines + [""] + remarks(warning + policy.deviations)
  }

  private var ofBucket: TerraformBlock.Part { .attribute("bucket", "aws_s3_bucket.toplyne.id") }

  private func resource(_ type: String, _ parts: [TerraformBlock.Part]) -> TerraformBlock {
    TerraformBlock("resource", [type, "toplyne"], parts)
  }

  private func imported(_ type: String) -> TerraformBlock {
    TerraformBlock(
      "import", [],
      [
        .attribute("to", "\(type).toplyne"), .attribute("id", TerraformText.literal(name)),
      ])
  }
}

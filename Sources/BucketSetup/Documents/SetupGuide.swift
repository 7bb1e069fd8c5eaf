/// `SETUP.md`: the same plan for people, with the console, with the AWS CLI, and the way back.
struct SetupGuide {
  let answers: Answers
  let facts: Facts
  let plan: SetupPlan
  let message: String

  private var writer: ActionWriter { ActionWriter(answers: answers, facts: facts) }
  private var bucket: String { answers.value(.bucket) }

  var text: String {
    let sections =
      [summary, script, console, commands] + (plan.uploads.isEmpty ? [] : [uploads])
      + (answers.encryption == .kms ? [key] : [])
      + [proof, undo, questions, handOver]
    return sections.joined(separator: "\n\n") + "\n"
  }

  private var summary: String {
    let policy = BucketPolicy(bucket: bucket)
    let steps = plan.actions.enumerated().map { place, action in
      "\(place + 1). \(MarkdownText.plain(action.title)) (\(note(on: action.kind))). "
        + MarkdownText.plain(action.detail)
    }
    let accesses = BucketPolicy.Access.allCases.map { access in
      "| \(access.rawValue) | \(policy.allows(access) ? "yes" : "no") |"
    }
    return """
      # Share \(MarkdownText.code(bucket)) with Toplyne

      These steps let one role of Toplyne read the bucket \(MarkdownText.code(bucket)) in \
      \(MarkdownText.code(answers.value(.region))). Nothing has been changed so far.

      \(steps.joined(separator: "\n"))

      The policy in `bucket-policy.json` is the one of Toplyne's sharing guide with the name of the \
      bucket filled in. It gives the role

      | access | allowed |
      | --- | --- |
      \(accesses.joined(separator: "\n"))
      """
  }

  private func note(on kind: SetupPlan.Action.Kind) -> String {
    switch kind {
    case .willChange: "will change"
    case .checkFirst: "read first, changed only if it differs"
    case .byHand: "by hand"
    }
  }

  private var script: String {
    """
    ## With the script

    \(MarkdownText.block(["./setup.sh --dry-run", "./setup.sh"], language: "sh"))

    It needs bash and the AWS CLI, version 1 or 2, signed in to the account of the bucket. It takes \
    the steps one after another, says “already so” or “changed” for each, and may be run again. A \
    policy with other statements makes it stop before it changes anything.

    The rights that it needs:

    \(plan.permissions.map { "- `\($0)`" }.joined(separator: "\n"))
    """
  }

  private var console: String {
    let clicks = plan.actions.filter { !$0.console.isEmpty }.map { action in
      "- \(MarkdownText.plain(action.title))\n"
        + action.console.map { "  - \(MarkdownText.plain($0))" }.joined(separator: "\n")
    }
    return """
      ## In the AWS console

      The permissions of the bucket: <\(MarkdownText.plain(writer.permissionsPage))>

      \(clicks.joined(separator: "\n"))
      """
  }

  private var commands: String {
    let identity = "aws sts get-caller-identity"
    let steps = plan.actions.filter { !$0.writes.isEmpty || $0.check != nil }.map { action in
      let read = action.check.map { ["# read"] + [$0.command.shellText] } ?? []
      let write = action.writes.isEmpty ? [] : ["# write"] + action.writes.map(\.shellText)
      return "### \(MarkdownText.plain(action.title))\n\n"
        + MarkdownText.block(read + write, language: "sh")
    }
    return """
      ## With the AWS CLI

      In the folder of this file, in this order. First see who is signed in:

      \(MarkdownText.block([identity], language: "sh"))

      \(steps.joined(separator: "\n\n"))
      """
  }

  private var proof: String {
    let readBack = writer.s3api("get-bucket-policy", "--query", "Policy", "--output", "text")
    let status = writer.s3api(
      "get-bucket-policy-status", "--query", "PolicyStatus.IsPublic", "--output", "text")
    return """
      ## How to see that it works

      The policy must come back as it was put, and must not count as public:

      \(MarkdownText.block([readBack.shellText, status.shellText], language: "sh"))

      That S3 takes the policy also shows that the role exists. Only Toplyne can show the rest: that \
      its own side lets the role read your bucket\
      \(answers.encryption == .kms ? " and use your KMS key" : "").
      """
  }

  private var undo: String {
    let steps = plan.actions.reversed().compactMap { action -> String? in
      guard let undo = action.undo else { return nil }
      let command = undo.command.map { "\n\n" + MarkdownText.block([$0.shellText], language: "sh") }
      return "### \(MarkdownText.plain(action.title))\n\n\(undo.note)\(command ?? "")"
    }
    return """
      ## Undo

      In this order, and only what the steps above have changed.

      \(steps.joined(separator: "\n\n"))
      """
  }

  private var questions: String {
    let list = VendorMessage.openQuestions.map { "- \($0)" }.joined(separator: "\n")
    return """
      ## Still to be settled with Toplyne

      The guide says nothing about these; the message asks them.

      \(list)
      """
  }

  private var handOver: String {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return """
      ## The message for Toplyne

      \(MarkdownText.block(lines.map(String.init), language: "text"))
      """
  }
}

// MARK: - Uploads and the key

extension SetupGuide {
  private var uploads: String {
    let parts = plan.uploads.map(upload) + leftOut
    return (["## Files"] + parts).joined(separator: "\n\n")
  }

  private func upload(_ upload: UploadPlan) -> String {
    let rows = upload.items.map { item in
      "| \(MarkdownText.cell(item.key)) | \(MarkdownText.cell(item.file.path)) "
        + "| \(PlainText.grouped(item.file.bytes)) "
        + "| \(item.file.rows.map(PlainText.grouped) ?? "not counted") |"
    }
    let unsafe = upload.items.filter { !ObjectKey.unsafeCharacters(in: $0.key).isEmpty }
    let warning =
      unsafe.isEmpty
      ? ""
      : "\n\n\(PlainText.count(unsafe.count, "key")) of these may trouble some programs because of "
        + "the characters: "
        + ObjectKey.unsafeCharacters(in: unsafe.map(\.key).joined()).map {
          MarkdownText.code(String($0))
        }.joined(separator: " ")
    return """
      ### \(upload.table.rawValue)

      \(PlainText.count(upload.items.count, "file")), \(PlainText.size(upload.bytes)).

      | key | file | bytes | rows |
      | --- | --- | ---: | ---: |
      \(rows.joined(separator: "\n"))\(warning)
      """
  }

  private var leftOut: [String] {
    guard let files = facts.data?.leftOut, !files.isEmpty else { return [] }
    let list = files.map {
      "- \(MarkdownText.code($0.path)): \(MarkdownText.plain($0.reason))"
    }
    return ["### Left out\n\n" + list.joined(separator: "\n")]
  }

  private var key: String {
    let statement = writer.keyStatement.split(separator: "\n").map(String.init)
    return """
      ## The KMS key

      The bucket policy alone does not let Toplyne read objects that are encrypted with \
      \(MarkdownText.code(answers.value(.kmsKey))). Add this statement to the policy of the key; it \
      must be a key that you manage yourself, as the policy of `aws/s3` cannot be edited.

      \(MarkdownText.block(statement, language: "json"))

      Whoever uploads needs `kms:GenerateDataKey` on the key, and Toplyne has to allow its role to \
      use the key on its side, too. Objects that are there already keep their encryption.
      """
  }
}

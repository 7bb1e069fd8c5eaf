/// `SETUP.md`: the hand-over to whoever has the rights in AWS.
///
/// What the folder holds, who does what, how to see that it works, the way back, what is open.
struct SetupGuide {
  let answers: Answers
  let facts: Facts
  let plan: SetupPlan
  let policy: PlannedPolicy
  /// All other documents of the folder.
  let documents: [SetupPack.Document]

  private var writer: ActionWriter { ActionWriter(answers: answers, facts: facts) }
  private var bucket: String { answers.value(.bucket) }

  var text: String {
    let sections =
      [summary] + known + [PolicySection(policy: policy).text, people, folder, ways, rights]
      + (plan.uploads.isEmpty ? [] : [uploads])
      + (answers.encryption == .kms ? [key] : []) + [proof, undo, questions]
    return sections.joined(separator: "\n\n") + "\n"
  }

  private var summary: String {
    let steps = plan.actions.enumerated().map { place, action in
      "\(place + 1). \(MarkdownText.plain(action.title)) (\(note(on: action.kind))). "
        + MarkdownText.plain(action.detail)
    }
    return """
      # Share \(MarkdownText.code(bucket)) with Toplyne

      These steps let one role of Toplyne read the bucket \(MarkdownText.code(bucket)) in \
      \(MarkdownText.code(answers.value(.region))). Nothing has been changed so far.

      \(steps.joined(separator: "\n"))
      """
  }

  /// What AWS has said about the bucket, if it was asked.
  private var known: [String] {
    let probes = ProbeAnswers(answers, facts)
    let findings = [Question.Key.profile, .bucket, .region, .owner].flatMap(probes.findings)
    guard !findings.isEmpty else { return [] }
    let list = findings.map { "- \(MarkdownText.plain($0.message))" }.joined(separator: "\n")
    return ["## What AWS said\n\n\(list)"]
  }

  private func note(on kind: SetupPlan.Action.Kind) -> String {
    switch kind {
    case .willChange: "will change"
    case .checkFirst: "read first, changed only if it differs"
    case .byHand: "by hand"
    }
  }

  /// The steps by who takes them.
  private var people: String {
    let account =
      answers.owner.map { "account \(MarkdownText.code($0))" } ?? "account of the bucket"
    var people = [
      "**Whoever administers the \(account)** chooses one of the ways below and takes the steps "
        + "that are about the bucket."
    ]
    if answers.encryption == .kms {
      people.append("**Whoever administers the KMS key** adds the statement below to its policy.")
    }
    if !plan.uploads.isEmpty {
      people.append(
        "**Whoever has the data** runs `setup.sh`, which uploads what is missing and finds the "
          + "rest done.")
    }
    people += [
      "**Whoever talks to Toplyne** sends `message-to-toplyne.txt`.",
      "**Toplyne** lets its role read the bucket on its side, and confirms that it can.",
    ]
    return "## Who does what\n\n"
      + people.enumerated().map { "\($0.offset + 1). \($0.element)" }.joined(separator: "\n")
  }

  private var folder: String {
    let rows = documents.map { "| `\($0.name)` | \($0.purpose) |" }
    return """
      ## What is in this folder

      | file | what it is |
      | --- | --- |
      \(rows.joined(separator: "\n"))
      """
  }

  private var rights: String {
    let more = plan.undoPermissions.map { "`\($0)`" }.joined(separator: ", ")
    return """
      ## Rights

      The script and `slipway setup apply` need no rights but these; `operator-policy.json` gives \
      them for this bucket alone:

      \(plan.permissions.map { "- `\($0)`" }.joined(separator: "\n"))

      The way back needs \(more) as well. Terraform and CloudFormation read more settings of a \
      bucket than these.
      """
  }
}

// MARK: - Ways

extension SetupGuide {
  private var ways: String {
    let choice = """
      ## Ways to take the steps

      Choose one and stay with it. Terraform and CloudFormation upload nothing: the script does that \
      afterwards. They own the policy of the bucket as a whole: later statements are to be added \
      there\(owning)
      """
    return [choice, slipway, script, byHand, terraform, stack].joined(separator: "\n\n")
  }

  /// What the policy has to fear from tools that own it.
  private var owning: String {
    if policy.merged != nil { return ". What they hold is the policy that was there, merged." }
    return policy.existing == .none ? "." : ", and **a policy that is there now is replaced**."
  }

  /// The same answers as flags; where the documents go and who asks AWS is up to who runs it.
  private var slipway: String {
    let own: Set<Question.Key> = [.output, .replace, .review, .offline, .profile]
    let flags = Question.all.flatMap { question -> [String] in
      guard let answer = answers[question.key], answer.source != .default, !answer.value.isEmpty,
        !own.contains(question.key)
      else { return [] }
      return [
        question.flag, question.key == .data ? facts.data?.root ?? answer.value : answer.value,
      ]
    }
    let plan = ShellText.line(["slipway", "setup", "plan"] + flags + ["--out", "plan.json"])
    return """
      ### Slipway

      \(MarkdownText.block([plan, "slipway setup apply plan.json"], language: "sh"))

      The first line reads and shows, the second changes, asks before and notes each step. It merges a \
      policy that is there, goes on where it was stopped, and `slipway setup undo plan.json` takes it \
      back; `slipway setup verify plan.json` proves it, also later.
      """
  }

  private var script: String {
    """
    ### The script

    \(MarkdownText.block(["./setup.sh --dry-run", "./setup.sh"], language: "sh"))

    It needs bash and the AWS CLI, version 1 or 2, signed in to the account of the bucket. It takes \
    the steps one after another, says “already so” or “changed” for each, and may be run again. \
    \(stopping)
    """
  }

  private var stopping: String {
    guard let reviewed = policy.reviewed else {
      return "A policy with other statements makes it stop before it changes anything."
    }
    return
      "It puts `\(policy.fileName)` in the place of the policy in `\(reviewed.fileName)` alone, "
      + "and stops before it changes anything if the bucket has another one by then."
  }

  private var byHand: String {
    """
    ### By hand

    `console-steps.md` has every click, `cli-steps.md` every command. The permissions of the bucket \
    in the AWS console: <\(writer.links.guide)>
    """
  }

  private var terraform: String {
    let commands = ["terraform init", "terraform plan -out=plan", "terraform apply plan"]
    let note =
      answers.isNewBucket
      ? "The bucket is protected from being destroyed."
      : "The bucket and its policy are imported, so that the plan shows what would change; read it "
        + "and the remarks in `main.tf` before you apply it."
    return "### Terraform\n\n\(MarkdownText.block(commands, language: "sh"))\n\n\(note)"
  }

  private var stack: String {
    let template = CloudFormationTemplate(answers: answers, plan: plan, policy: policy)
    let command = MarkdownText.block([ShellText.line(template.deployment)], language: "sh")
    let note =
      answers.isNewBucket
      ? "When the stack is deleted, the bucket stays and Toplyne's access goes."
      : "A stack cannot change a bucket that it did not create, so the template holds the policy "
        + "alone: take the other steps in another way first."
    return "### CloudFormation\n\n\(command)\n\n\(note)"
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

      Whoever edits the policy needs `kms:GetKeyPolicy` and `kms:PutKeyPolicy` on the key. Toplyne \
      has to allow its role to use the key on its side, too. Objects that are there already keep \
      their encryption.
      """
  }
}

// MARK: - Proof, the way back, questions

extension SetupGuide {
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
      return "### Undo: \(MarkdownText.plain(action.title))\n\n\(undo.note)\(command ?? "")"
    }
    return """
      ## Undo

      In this order, and only what the steps above have changed. What Terraform or CloudFormation \
      made is taken back there.

      \(steps.joined(separator: "\n\n"))
      """
  }

  private var questions: String {
    let toplyne = OpenQuestions.forToplyne(
      answers: answers, facts: facts, policy: policy, uploads: plan.uploads)
    let own = OpenQuestions.forOwner(answers: answers, policy: policy, plan: plan)
    let ours = own.isEmpty ? "" : "On our side:\n\n\(list(own))\n\n"
    return """
      ## Open questions

      \(ours)With Toplyne, as the guide says nothing about them; the message asks them:

      \(list(toplyne))
      """
  }

  private func list(_ questions: [String]) -> String {
    questions.map { "- [ ] \(MarkdownText.plain($0))" }.joined(separator: "\n")
  }
}

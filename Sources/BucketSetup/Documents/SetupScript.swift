/// The plan as a bash script that may be run again and again.
struct SetupScript {
  let answers: Answers
  let facts: Facts
  let plan: SetupPlan
  let policy: PlannedPolicy

  private var writer: ActionWriter { ActionWriter(answers: answers, facts: facts) }

  var text: String {
    let functions =
      ScriptFunctions.arguments + "\n" + ScriptFunctions.running + "\n" + ScriptFunctions.bucket
      + "\n" + ScriptFunctions.policy + (plan.uploads.isEmpty ? "" : "\n" + ScriptFunctions.uploads)
    return head + functions + "\nwho\n\n"
      + plan.actions.map(step).joined(separator: "\n") + "\n" + end
  }

  private var head: String {
    """
    #!/usr/bin/env bash
    # Lets Toplyne read one S3 bucket. Every step reads first and writes only what differs, so this
    # may be run again. It deletes nothing, and enables no ACL.
    set -euo pipefail
    unset CDPATH
    export AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off

    \(plan.uploads.isEmpty ? "" : "BUCKET=\(ShellText.quoted(answers.value(.bucket)))\n")REGION=\(ShellText.quoted(answers.value(.region)))
    OWNER=\(ShellText.quoted(answers.owner ?? ""))
    POLICY=\(policy.fileName)
    REVIEWED=\(policy.reviewed?.fileName ?? "")
    DATA=\(ShellText.quoted(facts.data?.root ?? ""))


    """
  }

  private var end: String {
    #"""
    if [ "$dry_run" = yes ]; then
      say 'done' "nothing was changed; steps left to do: $changes"
    else
      say 'done' "steps that changed something: $changes"
    fi

    """#
  }

  private func step(_ action: SetupPlan.Action) -> String {
    switch action.id {
    case .bucket: bucket(action)
    case .acls, .publicAccess: ensure(action)
    case .encryption where action.writes.isEmpty:
      title(action) + array("check", action.check?.command) + "report_encryption\n"
    case .encryption: ensure(action)
    case .policy: policy(action)
    case .upload(let table): upload(action, of: table)
    case .keyPolicy: title(action) + array("check", action.check?.command) + "check_key\n"
    case .message: message(action)
    }
  }

  private func title(_ action: SetupPlan.Action) -> String {
    "title=\(ShellText.quoted(PlainText.printable(action.title)))\n"
  }

  private func array(_ name: String, _ command: AWSCommand?) -> String {
    "\(name)=(\(command?.shellText ?? ""))\n"
  }

  private func ensure(_ action: SetupPlan.Action) -> String {
    let wanted = ShellText.quoted(action.check?.wanted ?? "")
    let codes = ShellText.quoted(action.check?.unsetCodes.joined(separator: " ") ?? "")
    return title(action) + array("check", action.check?.command)
      + array("write", action.writes.first) + "ensure \(wanted) \(codes)\n"
  }

  /// What must stop the script is looked at before the first change to a bucket that exists.
  private func bucket(_ action: SetupPlan.Action) -> String {
    let location = writer.s3api(
      "get-bucket-location", "--query", "LocationConstraint", "--output", "text")
    let payer = writer.s3api(
      "get-bucket-request-payment", "--query", "Payer", "--output", "text")
    let policy = plan.actions.first { $0.id == .policy }
    return title(action) + array("check", action.check?.command)
      + array("write", action.writes.first)
      + array("locate", location) + array("payer", payer)
      + array("read_policy", policy?.check?.command)
      + "ensure_bucket \(answers.isNewBucket ? "new" : "existing")\n"
        + """
        if [ "$exists" = yes ]; then
          call \(ShellText.line(writer.waiting.words)) || give_up
          inspect_bucket
          guard_policy
        fi

        """
  }

  private func policy(_ action: SetupPlan.Action) -> String {
    let status = writer.s3api(
      "get-bucket-policy-status", "--query", "PolicyStatus.IsPublic", "--output", "text")
    return title(action) + array("write", action.writes.first) + array("public", status)
      + "ensure_policy\ncheck_public\n"
  }

  private func upload(_ action: SetupPlan.Action, of table: UploadFile.Table) -> String {
    guard let upload = plan.uploads.first(where: { $0.table == table }) else { return "" }
    switch upload.method {
    case .folder:
      return "need_plain_data\n" + title(action) + localArray("check", action.check?.command)
        + localArray("write", action.writes.first) + "ensure_folder\n"
    case .files:
      let lines = upload.items.map { item -> String in
        let title = PlainText.printable("upload \(item.file.path) as \(item.key)")
        return "ensure_file "
          + [item.file.path, item.key, title].map(ShellText.quoted).joined(separator: " ") + "\n"
      }
      return "need_data\n" + array("head_object", writer.s3api("head-object")) + lines.joined()
    }
  }

  /// A command whose fourth word is the local folder; the data folder in it becomes `$DATA`.
  private func localArray(_ name: String, _ command: AWSCommand?) -> String {
    guard let words = command?.words, words.count > 4, let root = facts.data?.root else {
      return ""
    }
    let below = ObjectKey.path(words[3], below: root)
    let folder = "\"$DATA\"" + (below.isEmpty ? "" : ShellText.word(below))
    let line = [ShellText.line(Array(words[..<3])), folder, ShellText.line(Array(words[4...]))]
    return "\(name)=(\(line.joined(separator: " ")))\n"
  }

  private func message(_ action: SetupPlan.Action) -> String {
    title(action) + """
      say 'by hand' "$title:"
      if [ -r message-to-toplyne.txt ]; then sed 's/^/    /' message-to-toplyne.txt; fi

      """
  }
}

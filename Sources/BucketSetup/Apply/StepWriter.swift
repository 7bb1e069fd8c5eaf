/// Writes the steps of a saved plan from the actions of the set-up.
struct StepWriter {
  let plan: SavedPlan
  let uploads: [UploadPlan]
  /// The statement that the key's policy needs, line by line.
  let keyStatement: [String]

  func step(_ action: SetupPlan.Action) -> SavedPlan.Step {
    var step = SavedPlan.Step(
      id: action.id.name, subject: subject(of: action), title: action.title,
      detail: action.detail, state: action.kind == .byHand ? .byHand : .checkFirst)
    step.unsetCodes = action.check?.unsetCodes ?? []
    step.read = action.check.map { plan.finished($0.command.answeringInJSON.words) }
    step.writes = action.writes.map { plan.finished($0.words) }
    step.undoNote = action.undo?.note ?? ""
    switch step.subject {
    case .bucket:
      step.wanted = .present("")
      step.unsetCodes = ["404", "NoSuchBucket"]
    case .setting(let setting):
      step.wanted = Setting.wanted(setting, by: action).map { .present($0.compactText) } ?? .unknown
    case .policy: writePolicy(&step, action)
    case .upload: writeUpload(&step, action)
    case .key:
      step.text = keyStatement
    case .look, .message: break
    }
    return step
  }

  private func subject(of action: SetupPlan.Action) -> SavedPlan.Subject {
    switch action.id {
    case .bucket: .bucket
    case .acls: .setting(.ownership)
    case .publicAccess: .setting(.publicAccess)
    case .encryption: action.writes.isEmpty ? .look : .setting(.encryption)
    case .keyPolicy: .key
    case .policy: .policy
    case .upload: .upload
    case .message: .message
    }
  }

  /// The text stands in the command itself, so that what runs is what was shown.
  private func writePolicy(_ step: inout SavedPlan.Step, _ action: SetupPlan.Action) {
    let text = plan.policy.text
    step.undoNote = "setup undo puts the policy back that was there, or takes ours away"
    step.read = action.check.map { plan.finished($0.command.words) }
    step.wanted = .present(text)
    step.writes = [plan.s3api("put-bucket-policy", "--policy", text)]
  }

  /// What is there is asked of S3 by a listing, which tells sizes.
  private func writeUpload(_ step: inout SavedPlan.Step, _ action: SetupPlan.Action) {
    guard case .upload(let table) = action.id,
      let upload = uploads.first(where: { $0.table == table })
    else { return }
    step.undoNote =
      "setup undo leaves them; with --delete-uploads it deletes those that were not there before"
    step.objects = upload.items.map { .init(key: $0.key, bytes: $0.file.bytes) }
    step.wanted = .present(
      JSONValue.array(
        upload.items.map { [.string($0.key), .number(String($0.file.bytes))] }
      ).compactText)
    step.read = plan.s3api("list-objects-v2", "--prefix", upload.prefix, "--output", "json")
  }
}

extension SetupPlan.Action.ID {
  /// The name in a saved plan.
  var name: String {
    switch self {
    case .bucket: "bucket"
    case .acls: "acls"
    case .publicAccess: "public-access"
    case .encryption: "encryption"
    case .keyPolicy: "key-policy"
    case .policy: "policy"
    case .upload(let table): "upload-\(table.rawValue)"
    case .message: "message"
    }
  }
}

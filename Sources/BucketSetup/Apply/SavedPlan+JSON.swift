/// Why a file is no plan that can be carried out.
public struct SavedPlanError: Error, Equatable {
  /// What is wrong, in a sentence.
  public let message: String
}

// MARK: - Writing

extension SavedPlan {
  /// The plan as the text of its file, ending with a line end.
  public var text: String {
    var members: [JSONMember] = [
      JSONMember("slipway_plan", .number(String(Self.version))),
      JSONMember("program", .string(program)),
      JSONMember("made", .string(made)),
      JSONMember("bucket", .string(bucket)),
      JSONMember("region", .string(region)),
      JSONMember("partition", .string(partition)),
      JSONMember("account", .of(account)),
      JSONMember("caller", .of(caller)),
      JSONMember("offline", .bool(isOffline)),
      JSONMember("options", .of(options)),
      JSONMember("answers", .object(answers)),
      JSONMember("policy_sha256", .of(policyHash)),
      JSONMember("replaces_statement", .bool(replacesStatement)),
      JSONMember("policy_options", policyOptionMembers),
      JSONMember("notes", .of(notes)),
    ]
    members.append(JSONMember("steps", .array(steps.map(\.json))))
    return JSONValue.object(members).text + "\n"
  }

  private var policyOptionMembers: JSONValue {
    let chosen = PolicyOption.Key.allCases.compactMap { key in
      policyOptions[key].map { JSONMember(key.rawValue, .string($0)) }
    }
    return .object(chosen)
  }
}

extension SavedPlan.Step {
  fileprivate var json: JSONValue {
    var members: [JSONMember] = [
      JSONMember("id", .string(id)), JSONMember("about", .string(subject.name)),
      JSONMember("title", .string(title)), JSONMember("detail", .string(detail)),
      JSONMember("state", .string(state.rawValue)), JSONMember("notes", .of(notes)),
    ]
    if let read { members.append(JSONMember("read", .of(read.words))) }
    members.append(JSONMember("unset", .of(unsetCodes)))
    if let seen = observed.json { members.append(JSONMember("observed", seen)) }
    if let goal = wanted.json { members.append(JSONMember("wanted", goal)) }
    members += [
      JSONMember("write", .array(writes.map { .of($0.words) })),
      JSONMember("undo", .array(undo.map { .of($0.words) })),
      JSONMember("undo_note", .string(undoNote)),
    ]
    if !objects.isEmpty {
      let list = objects.map { JSONValue.array([.string($0.key), .number(String($0.bytes))]) }
      members.append(JSONMember("objects", .array(list)))
    }
    if !text.isEmpty { members.append(JSONMember("text", .of(text))) }
    return .object(members)
  }
}

extension SavedPlan.Subject {
  /// The name in the file.
  fileprivate var name: String {
    switch self {
    case .setting(let setting): setting.rawValue
    case .bucket: "bucket"
    case .policy: "policy"
    case .upload: "upload"
    case .key: "key"
    case .look: "look"
    case .message: "message"
    }
  }

  fileprivate init?(_ name: String) {
    let all: [Self] = [.bucket, .policy, .upload, .key, .look, .message]
    let found = (all + Setting.allCases.map(Self.setting)).first { $0.name == name }
    guard let found else { return nil }
    self = found
  }
}

extension Observation {
  /// Nothing where nobody has looked, `null` where there is nothing.
  var json: JSONValue? {
    switch self {
    case .unknown: nil
    case .absent: .null
    case .present(let text): .string(text)
    }
  }

  /// Reads what `json` gave.
  init(_ json: JSONValue?) {
    switch json {
    case .some(.string(let text)): self = .present(text)
    case .some(.null): self = .absent
    default: self = .unknown
    }
  }
}

extension JSONValue {
  static func of(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
  static func of(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

  /// The elements of an array of strings; nothing where another value is among them.
  var strings: [String]? {
    guard let array else { return nil }
    let strings = array.compactMap(\.string)
    return strings.count == array.count ? strings : nil
  }
}

// MARK: - Reading

extension SavedPlan {
  /// Reads the text of a plan's file.
  ///
  /// - Throws: What is wrong with it; also where a command is none that a plan has, since a file
  ///   could be anybody's.
  public init(text: String) throws(SavedPlanError) {
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONValue(text)
    } catch {
      throw SavedPlanError(message: "it is no plan: \(error.message)")
    }
    guard let version = json["slipway_plan"]?.int else {
      throw SavedPlanError(message: "it is no plan; slipway setup plan makes one")
    }
    guard version == Self.version else {
      throw SavedPlanError(
        message: "its form is version \(version), this program reads \(Self.version); plan again")
    }
    self.init(bucket: try Self.text("bucket", of: json), region: try Self.text("region", of: json))
    program = try Self.text("program", of: json)
    made = try Self.text("made", of: json)
    partition = try Self.text("partition", of: json)
    account = json["account"]?.string
    caller = json["caller"]?.string
    isOffline = json["offline"]?.bool ?? false
    options = json["options"]?.strings ?? []
    answers = json["answers"]?.members ?? []
    policyHash = json["policy_sha256"]?.string
    replacesStatement = json["replaces_statement"]?.bool ?? false
    for member in json["policy_options"]?.members ?? [] {
      guard let key = PolicyOption.Key(rawValue: member.key) else {
        throw SavedPlanError(message: "the plan has an option of the policy that is unknown here")
      }
      policyOptions[key] = member.value.string
    }
    notes = json["notes"]?.strings ?? []
    guard let list = json["steps"]?.array else {
      throw SavedPlanError(message: "the plan has no list of steps")
    }
    for step in list { steps.append(try Self.step(step)) }
    try checkCommands()
  }

  private static func text(_ key: String, of json: JSONValue) throws(SavedPlanError) -> String {
    guard let text = json[key]?.string else {
      throw SavedPlanError(message: "the plan says nothing of \(key)")
    }
    return text
  }

  private static func step(_ json: JSONValue) throws(SavedPlanError) -> Step {
    guard let subject = Subject(try text("about", of: json)) else {
      throw SavedPlanError(message: "the plan has a step that is unknown here")
    }
    guard let state = State(rawValue: try text("state", of: json)) else {
      throw SavedPlanError(message: "the plan has a step whose state is unknown here")
    }
    var step = Step(
      id: try text("id", of: json), subject: subject, title: try text("title", of: json),
      detail: try text("detail", of: json), state: state)
    step.notes = json["notes"]?.strings ?? []
    step.read = json["read"]?.strings.map(AWSCommand.init(words:))
    step.unsetCodes = json["unset"]?.strings ?? []
    step.observed = Observation(json["observed"])
    step.wanted = Observation(json["wanted"])
    step.writes = (json["write"]?.array ?? []).map { AWSCommand(words: $0.strings ?? []) }
    step.undo = (json["undo"]?.array ?? []).map { AWSCommand(words: $0.strings ?? []) }
    step.undoNote = json["undo_note"]?.string ?? ""
    step.objects = (json["objects"]?.array ?? []).compactMap { pair in
      guard let key = pair.array?.first?.string, let bytes = pair.array?.last?.int else {
        return nil
      }
      return Object(key: key, bytes: bytes)
    }
    step.text = json["text"]?.strings ?? []
    return step
  }

  // MARK: Commands that a plan may have

  private static let reading: Set<String> = [
    "s3api head-bucket", "s3api get-bucket-ownership-controls", "s3api get-public-access-block",
    "s3api get-bucket-encryption", "s3api get-bucket-policy", "s3api list-objects-v2",
    "kms describe-key",
  ]

  private static let writing: Set<String> = [
    "s3api create-bucket", "s3api put-bucket-ownership-controls",
    "s3api put-public-access-block", "s3api put-bucket-encryption", "s3api put-bucket-policy",
    "s3 sync", "s3 cp",
  ]

  private static let undoing: Set<String> = [
    "s3api delete-bucket", "s3api delete-bucket-ownership-controls",
    "s3api delete-public-access-block", "s3api delete-bucket-encryption",
    "s3api delete-bucket-policy", "s3api put-bucket-ownership-controls",
    "s3api put-public-access-block", "s3api put-bucket-encryption", "s3api put-bucket-policy",
  ]

  private func checkCommands() throws(SavedPlanError) {
    for step in steps {
      if let read = step.read { try check(read, among: Self.reading) }
      for write in step.writes { try check(write, among: Self.writing) }
      for undo in step.undo { try check(undo, among: Self.undoing) }
    }
  }

  private func check(_ command: AWSCommand, among allowed: Set<String>) throws(SavedPlanError) {
    let words = command.words
    guard words.first == "aws", allowed.contains(command.operation), isAboutBucket(command) else {
      throw SavedPlanError(
        message: "it would run \(PlainText.printable(command.shellText)), which no plan for this "
          + "bucket does; make the plan again")
    }
  }

  private func isAboutBucket(_ command: AWSCommand) -> Bool {
    let words = command.words
    switch words[1] {
    case "s3api": return command.value(of: "--bucket") == bucket
    case "s3":
      return words.count > 4 && !words[3].hasPrefix("s3://")
        && words[4].utf8.starts(with: "s3://\(bucket)/".utf8)
    default: return true
    }
  }
}

/// The requests that show what a policy says about a kind of access: one for each case that its
/// statements tell apart.
struct AccessProbes {
  let policy: PolicyDocument
  let bucket: String
  /// The time of the requests; the times that the policy names, where it is not known.
  var now: String?

  private var bucketARN: String { "arn:aws:s3:::\(bucket)" }

  /// The requests for an action.
  func requests(_ action: String, by identity: AccessIdentity) -> [AccessRequest] {
    let owns = if case .owner = identity { true } else { false }
    let asked: [AccessRequest]
    switch action {
    case "s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:DeleteObject",
      "s3:DeleteObjectVersion":
      asked = keys.map {
        AccessRequest(action, on: "\(bucketARN)/\($0)", by: identity, isOwner: owns)
      }
    case "s3:ListBucket":
      asked = prefixes.map {
        AccessRequest(
          action, on: bucketARN, by: identity, isOwner: owns, context: ["s3:prefix": $0])
      }
    default: asked = [AccessRequest(action, on: bucketARN, by: identity, isOwner: owns)]
    }
    return asked.flatMap { request in
      times.map { time in
        var request = request
        request.context["aws:currenttime"] = time
        return request.overTLS
      }
    }
  }

  /// A key for each pattern of keys that the statements name, and one more.
  private var keys: [String] {
    var keys: [String] = []
    for pattern in policy.statements.flatMap(\.resources.elements) {
      guard let slash = pattern.firstIndex(of: "/"),
        Wildcard.matches(arn: String(pattern[..<slash]), bucketARN)
      else { continue }
      let key = Wildcard.example(of: pattern[pattern.index(after: slash)...])
      if key != "x", !key.isEmpty, !keys.contains(key) { keys.append(key) }
    }
    return keys + ["any-other-key"]
  }

  /// A prefix for each pattern of prefixes, the whole bucket, and one more prefix.
  private var prefixes: [String?] {
    var prefixes: [String?] = []
    for value in values(of: "s3:prefix").map(Wildcard.example(of:)) where !prefixes.contains(value)
    {
      prefixes.append(value)
    }
    return prefixes + [nil, "any-other-prefix/"]
  }

  private var times: [String] {
    if let now { return [now] }
    let named = values(of: "aws:currenttime").compactMap { PolicyTime($0)?.text }
    return named.isEmpty ? ["2000-01-01T00:00:00Z"] : ["2000-01-01T00:00:00Z"] + named
  }

  /// The values with which conditions compare a key.
  private func values(of key: String) -> [String] {
    policy.statements.flatMap(\.conditions).filter { $0.key.lowercased() == key }
      .flatMap(\.values)
  }

  /// What a request is for, in words, where several differ.
  func words(for request: AccessRequest) -> String {
    var words = request.action
    if request.resource.utf8.count > bucketARN.utf8.count {
      let key = String(request.resource.dropFirst(bucketARN.count + 1))
      words = request.action.hasSuffix("Version") ? "old versions of \(key)" : key
    } else if request.action == "s3:ListBucket" {
      words = (request.context["s3:prefix"] ?? nil).map { "the prefix \($0)" } ?? "the whole bucket"
    }
    let time = (request.context["aws:currenttime"] ?? nil).map { " at \($0)" } ?? ""
    return PlainText.printable(words) + (times.count > 1 ? time : "")
  }
}

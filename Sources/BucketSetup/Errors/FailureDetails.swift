/// What is known about an error beside its kind, to fill the rows of the table with.
struct FailureDetails: Sendable {
  /// Something that a row of the table leaves open.
  enum Place: String, CaseIterable, Sendable {
    case bucket
    case region
    /// The region that the bucket is in, where another one was asked.
    case rightRegion = "right-region"
    case profile
    /// The action of IAM.
    case right
    case resource
    /// The statement of an identity's policy that would allow it.
    case statement
    /// The statement of a KMS key's policy that would let the uploader use it.
    case keyStatement = "key-statement"
    /// The ARN of a KMS key.
    case key
    case code
    case operation
    case file
  }

  private var values: [Place: String]

  /// The value of a place, if it is known.
  subscript(place: Place) -> String? { values[place] }

  // MARK: - Reading

  /// What the whole text and the caller tell about all errors in it.
  init(hintsIn text: String, context: AWSFailure.Context) {
    values = [:]
    values[.bucket] = context.bucket
    values[.region] = context.region
    values[.profile] = context.profile
    let lines = FailureText.lines(of: text)
    let words = lines.filter(FailureText.isCommand).joined(separator: " ")
    values[.bucket] = Self.name(behind: "--bucket ", in: words) ?? values[.bucket]
    values[.region] = Self.name(behind: "--region ", in: words) ?? values[.region]
    values[.profile] = Self.word(behind: "--profile ", in: words) ?? values[.profile]
    values[.bucket] = Self.name(behind: "s3://", in: words) ?? values[.bucket]
    values[.rightRegion] =
      lines.lazy.compactMap {
        Self.name(behind: "'x-amz-bucket-region': '", in: $0)
      }.first
  }

  /// The same with what one error tells.
  func adding(_ entry: FailureEntry) -> FailureDetails {
    var more = self
    let text = entry.message
    more.values[.code] = entry.code
    more.values[.operation] = entry.operation
    more.values[.file] = entry.file ?? Self.between("Unable to load paramfile ", ": ", in: text)
    more.values[.profile] =
      Self.between("config profile (", ") could not be found", in: text) ?? values[.profile]
    more.values[.bucket] = Self.bucket(in: text) ?? values[.bucket]
    if let region = Self.name(behind: "the region '", in: text) { more.values[.region] = region }
    if let region = Self.between("The ", " location constraint is incompatible", in: text) {
      more.values[.region] = region == "unspecified" ? values[.region] : region
    }
    more.values[.rightRegion] =
      Self.name(behind: "expecting '", in: text) ?? Self.regionOfEndpoint(in: text)
      ?? values[.rightRegion]
    more.values[.key] = text.split { " '\"".contains($0) }.first {
      $0.hasPrefix("arn:") && $0.firstRange(of: ":kms:") != nil
    }.map(String.init)
    more.add(entry.denied, of: entry.operation)
    return more
  }

  private mutating func add(_ denied: DeniedAccess?, of operation: String?) {
    let principal = denied?.principal ?? "arn:aws:iam::ACCOUNT:role/WHO-UPLOADS"
    values[.keyStatement] = Self.statement(
      ["kms:GenerateDataKey", "kms:Decrypt"], on: "*", for: Self.role(of: principal))
    guard let action = denied?.action ?? operation.flatMap(OperationAction.named) else { return }
    values[.right] = action
    let about = denied?.resource ?? arn(for: action)
    let resource = about.map {
      OperationAction.isAboutObjects(action) ? Self.allObjects(of: $0) : $0
    }
    values[.resource] = resource
    values[.statement] = Self.statement([action], on: resource ?? "*", for: nil)
  }

  /// Nothing is known: what the document shows.
  static var blank: FailureDetails {
    var blank = FailureDetails(hintsIn: "", context: AWSFailure.Context())
    blank.values[.statement] = statement(["RIGHT"], on: "RESOURCE", for: nil)
    blank.values[.keyStatement] = statement(
      ["kms:GenerateDataKey", "kms:Decrypt"], on: "*", for: "WHO-UPLOADS")
    return blank
  }

  private func arn(for action: String) -> String? {
    guard action.hasPrefix("s3:"), action != "s3:ListAllMyBuckets" else { return nil }
    return values[.bucket].map { "arn:aws:s3:::\($0)" }
  }

  /// One statement for every object: what was denied for one is needed for all.
  private static func allObjects(of arn: String) -> String {
    let bucket = arn.firstIndex(of: "/").map { arn[..<$0] } ?? arn[...]
    return bucket + "/*"
  }

  /// The role behind a session, which is what a policy names.
  private static func role(of principal: String) -> String {
    let parts = principal.split(separator: ":", omittingEmptySubsequences: false)
    let path = parts.last?.split(separator: "/") ?? []
    guard parts.count == 6, path.count > 2, path[0] == "assumed-role" else { return principal }
    return "arn:\(parts[1]):iam::\(parts[4]):role/\(path[1])"
  }

  private static func statement(
    _ actions: [String], on resource: String, for principal: String?
  ) -> String {
    let named = actions.map(JSONText.literal)
    let action = named.count == 1 ? named[0] : "[\(named.joined(separator: ", "))]"
    let who = principal.map { "\"Principal\": {\"AWS\": \(JSONText.literal($0))}, " } ?? ""
    return "{\"Effect\": \"Allow\", \(who)\"Action\": \(action), "
      + "\"Resource\": \(JSONText.literal(resource))}"
  }

  private static func bucket(in text: String) -> String? {
    for start in ["s3://", ":s3:::", "BucketName: "] {
      if let name = name(behind: start, in: text) { return name }
    }
    return between("Invalid bucket name \"", "\"", in: text)
  }

  private static func regionOfEndpoint(in text: String) -> String? {
    between("requests to this endpoint: ", ".amazonaws.com", in: text).flatMap { host in
      host.split { $0 == "." || $0 == "-" }.contains("s3")
        ? host.firstRange(of: "s3.").map { String(host[$0.upperBound...]) } : nil
    }
  }

  private static func word(behind start: String, in text: String) -> String? {
    guard let range = text.firstRange(of: start) else { return nil }
    let word = text[range.upperBound...].prefix { !" \"'".contains($0) }
    return word.isEmpty ? nil : String(word)
  }

  /// A name of a bucket or a region.
  private static func name(behind start: String, in text: String) -> String? {
    guard let range = text.firstRange(of: start) else { return nil }
    let name = text[range.upperBound...].prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0))
    }
    return name.isEmpty ? nil : String(name)
  }

  private static func between(_ start: String, _ end: String, in text: String) -> String? {
    guard let opening = text.firstRange(of: start) else { return nil }
    let rest = text[opening.upperBound...]
    guard let closing = rest.firstRange(of: end), closing.lowerBound > rest.startIndex else {
      return nil
    }
    return String(rest[..<closing.lowerBound])
  }
}

// MARK: - Filling in

extension FailureDetails {
  /// The lines of a remedy; a value that is not known goes, with what announces it.
  func lines(_ templates: [String]) -> [String] {
    var lines: [String] = []
    for template in templates {
      if let line = line(template) {
        lines.append(line)
      } else if lines.last?.utf8.last == UInt8(ascii: ":") {
        lines.removeLast()
      }
    }
    return lines
  }

  /// A line of a remedy; none where it is only a value that is not known.
  private func line(_ template: String) -> String? {
    if template.hasPrefix("{"), template.hasSuffix("}"),
      let place = Place(rawValue: String(template.dropFirst().dropLast()))
    {
      return values[place]
    }
    return filled(template)
  }

  /// The text with its places filled in.
  ///
  /// `{x}` is the value, or its name in capitals; `{the x}` the same with its noun; `{--x}` a flag,
  /// or nothing. In commands the values are words of a shell.
  func filled(_ template: String) -> String {
    let isCommand = ["aws ", "slipway "].contains { template.hasPrefix($0) }
    var written = ""
    var rest = template[...]
    while let opening = rest.firstIndex(of: "{") {
      written += rest[..<opening]
      let behind = rest[rest.index(after: opening)...]
      guard let closing = behind.firstIndex(of: "}"),
        let text = text(of: behind[..<closing], isCommand: isCommand)
      else {
        written += "{"
        rest = behind
        continue
      }
      written += text
      rest = behind[behind.index(after: closing)...]
    }
    return written + rest
  }

  private func text(of name: Substring, isCommand: Bool) -> String? {
    if name.hasPrefix("the "), let place = Place(rawValue: String(name.dropFirst(4))) {
      let unknown = place == .rightRegion ? "another region" : Self.noun(of: place)
      return values[place].map { "\(Self.noun(of: place)) \($0)" } ?? unknown
    }
    if name.hasPrefix("--"), let place = Place(rawValue: String(name.dropFirst(2))) {
      return values[place].map { " \(name) \(ShellText.word($0))" } ?? ""
    }
    guard let place = Place(rawValue: String(name)) else { return nil }
    guard let value = values[place] else { return place.rawValue.uppercased() }
    return isCommand ? ShellText.word(value) : value
  }

  private static func noun(of place: Place) -> String {
    switch place {
    case .right: "the right"
    case .rightRegion: "the region"
    default: "the \(place.rawValue)"
    }
  }
}

/// What is to be said about the answer to each question.
enum AnswerChecks {
  typealias Problem = Question.Problem

  static func oneOfTheOptions(_ key: Question.Key) -> Question.Check {
    { value, answers, _ in
      let options = Question.of(key).options(answers).map(\.value)
      guard !options.contains(value) else { return [] }
      let message = "Not a possible answer; choose \(options.joined(separator: " or "))."
      return [Problem(key, .error, message, suggestion: options.first)]
    }
  }

  @Sendable static func options(_ value: String, _: Answers, _: Facts) -> [Problem] {
    let parts = Answers.list(value)
    var seen = Set<String>()
    let wrong = parts.compactMap { part -> Problem? in
      let (name, text) = Answers.option(part)
      let reason = seen.insert(name).inserted ? problem(with: name, text) : "is there twice"
      return reason.map {
        Problem(.options, .error, "\(PlainText.printable(name)) \($0).", range: 0..<value.count)
      }
    }
    guard wrong.isEmpty, !parts.isEmpty else { return wrong }
    return [Problem(.options, .warning, "The policy \(PolicyOption.label).")]
  }

  private static func problem(with name: String, _ text: String) -> String? {
    guard let option = PolicyOption.all.first(where: { $0.key.rawValue == name }) else {
      let names = PolicyOption.all.map(\.key.rawValue).joined(separator: ", ")
      return "is none of \(names)"
    }
    guard option.value != nil else { return text.isEmpty ? nil : "takes nothing behind it" }
    return option.problem(with: text).map { "needs more: \($0)" }
  }

  @Sendable static func profile(
    _ value: String, _ answers: Answers, _ facts: Facts
  ) -> [Problem] {
    let wrong = form(ofProfile: value)
    return wrong.isEmpty ? ProbeAnswers(answers, facts).findings(.profile) : wrong
  }

  /// What is wrong with a profile's name in itself.
  static func form(ofProfile value: String) -> [Problem] {
    let message =
      if value.hasPrefix("-") {
        "A profile's name does not begin with a hyphen."
      } else if value != PlainText.printable(value) {
        "There is an invisible character in the name."
      } else {
        ""
      }
    return message.isEmpty ? [] : [Problem(.profile, .error, message, range: 0..<value.count)]
  }

  @Sendable static func bucket(_ value: String, _ answers: Answers, _ facts: Facts) -> [Problem] {
    let violations = BucketName.violations(in: value, existing: !answers.isNewBucket)
    let isWrong = violations.contains { $0.severity == .error } && answers.isNewBucket
    let suggestion =
      isWrong && !value.isEmpty
      ? BucketName.suggestion(near: value, suffix: facts.nameSuffix) : nil
    return violations.map {
      Problem($0.severity == .error ? suggestion : nil, .bucket, $0)
    } + ProbeAnswers(answers, facts).findings(.bucket)
  }

  @Sendable static func region(
    _ value: String, _ answers: Answers, _ facts: Facts
  ) -> [Problem] {
    form(ofRegion: value) + ProbeAnswers(answers, facts).findings(.region)
  }

  private static func form(ofRegion value: String) -> [Problem] {
    switch Region.standing(of: value) {
    case .known: return []
    case .unlisted:
      let message = "Not in this version's list, but formed like a region; taken as it is."
      return [Problem(.region, .note, message)]
    case .otherPartition(let partition):
      let message =
        "This region belongs to \(partition), and roles do not cross partitions: Toplyne's role "
        + "cannot read there. Use a bucket in a commercial region."
      return [Problem(.region, .error, message, range: 0..<value.count)]
    case .malformed:
      let message = "Not a region's code; those look like us-east-1."
      return [Problem(.region, .error, message, range: 0..<value.count)]
    }
  }

  @Sendable static func owner(
    _ value: String, _ answers: Answers, _ facts: Facts
  ) -> [Problem] {
    let isAccount = value.wholeMatch(of: /[0-9]{12}|[0-9]{4}-[0-9]{4}-[0-9]{4}/) != nil
    guard !value.isEmpty, !isAccount else { return ProbeAnswers(answers, facts).findings(.owner) }
    let message = "An account's number has 12 digits."
    return [Problem(.owner, .error, message, range: 0..<value.count)]
  }

  @Sendable static func acls(_ value: String, _ answers: Answers, _ facts: Facts) -> [Problem] {
    let problems = oneOfTheOptions(.acls)(value, answers, facts)
    guard problems.isEmpty, value == "no" else { return problems }
    let message =
      "Objects that other accounts upload may stay theirs, and then Toplyne cannot read them."
    return [Problem(.acls, .warning, message)]
  }

  @Sendable static func kmsKey(_ value: String, _ answers: Answers, _: Facts) -> [Problem] {
    let all = 0..<value.count
    guard let match = value.wholeMatch(of: /arn:aws:kms:([a-z0-9-]+):[0-9]{12}:key\/[A-Za-z0-9-]+/)
    else {
      let message =
        value.contains(":alias/")
        ? "An alias means nothing in Toplyne's account; give the ARN of the key itself."
        : "Give the whole ARN: arn:aws:kms:REGION:ACCOUNT:key/KEY-ID."
      return [Problem(.kmsKey, .error, message, range: all)]
    }
    guard match.1 == answers.value(.region) else {
      let message = "The key is in \(match.1), the bucket in \(answers.value(.region))."
      return [Problem(.kmsKey, .error, message, range: all)]
    }
    return []
  }

  @Sendable static func data(_ value: String, _ answers: Answers, _ facts: Facts) -> [Problem] {
    guard !value.isEmpty else {
      return [Problem(.data, .warning, "Without a folder there will be no upload steps.")]
    }
    guard let data = facts.data, data.path == value else {
      return [Problem(.data, .error, "The folder has not been read yet.")]
    }
    if let failure = data.failure {
      return [Problem(.data, .error, "The folder cannot be read: \(failure)")]
    }
    guard !data.files.isEmpty else {
      let message = "No file there belongs to a table, so there will be no upload steps."
      return [Problem(.data, .warning, message)]
    }
    return []
  }

  @Sendable static func output(_ value: String, _ answers: Answers, _ facts: Facts) -> [Problem] {
    guard !value.isEmpty else {
      return [Problem(.output, .error, "A folder to write to is needed.")]
    }
    guard facts.output?.path == value else {
      return [Problem(.output, .error, "The folder has not been looked at yet.")]
    }
    return []
  }

  @Sendable static func replace(_ value: String, _ answers: Answers, _ facts: Facts) -> [Problem] {
    let problems = oneOfTheOptions(.replace)(value, answers, facts)
    guard problems.isEmpty, value == "no" else { return problems }
    let folder = PlainText.printable(answers.value(.output))
    let message = "\(folder) is not empty: answer yes here, or name another folder."
    return [Problem(.replace, .error, message, suggestion: "yes")]
  }
}

extension AnswerChecks {
  static func prefix(of table: UploadFile.Table) -> Question.Check {
    let key = Question.Key(prefixOf: table)
    return { value, answers, facts in
      form(of: value, key) + overlap(of: value, table, answers)
        + length(of: value, table, facts)
    }
  }

  private static func form(of prefix: String, _ key: Question.Key) -> [Problem] {
    let all = 0..<prefix.count
    let tidy = tidied(prefix)
    let parts = prefix.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }
    var found: [Problem] = []
    if prefix.utf8.first == UInt8(ascii: "/") || prefix.contains("//") {
      let message = "A prefix neither begins with / nor holds // (that makes nameless folders)."
      found.append(Problem(key, .error, message, range: all, suggestion: tidy))
    }
    if parts.contains(Array(".".utf8)) || parts.contains(Array("..".utf8)) {
      let message = "The parts . and .. mean other folders to many programs."
      found.append(Problem(key, .error, message, range: all, suggestion: tidy))
    }
    if prefix != PlainText.printable(prefix) {
      let message = "There is an invisible character in the prefix."
      found.append(Problem(key, .error, message, range: all, suggestion: tidy))
    }
    let unsafe = ObjectKey.unsafeCharacters(in: prefix)
    if found.isEmpty, !unsafe.isEmpty {
      let message = "Some programs stumble over \(unsafe.map(String.init).joined(separator: " "))"
      found.append(Problem(key, .warning, message, range: all))
    }
    if found.isEmpty, ObjectKey.closedPrefix(prefix) != prefix {
      found.append(Problem(key, .note, "A / is added at the end."))
    }
    return found
  }

  /// A prefix inside another one would mix two tables, perhaps under the same keys.
  private static func overlap(
    of value: String, _ table: UploadFile.Table, _ answers: Answers
  ) -> [Problem] {
    let own = ObjectKey.closedPrefix(value)
    let earlier = UploadFile.Table.allCases.prefix { $0 != table }
    for other in earlier where answers[Question.Key(prefixOf: other)] != nil {
      let theirs = answers.prefix(of: other)
      guard own.utf8.starts(with: theirs.utf8) || theirs.utf8.starts(with: own.utf8) else {
        continue
      }
      let message = "This overlaps with the prefix of \(other.rawValue); each table needs its own."
      let suggestion = "\(table.rawValue)/"
      return [
        Problem(
          Question.Key(prefixOf: table), .error, message, range: 0..<value.count,
          suggestion: suggestion)
      ]
    }
    return []
  }

  private static func length(
    of value: String, _ table: UploadFile.Table, _ facts: Facts
  ) -> [Problem] {
    guard let data = facts.data else { return [] }
    let upload = UploadPlan(table: table, prefix: ObjectKey.closedPrefix(value), data: data)
    let longest = upload.items.map(\.key.utf8.count).max() ?? 0
    guard longest > ObjectKey.longest else { return [] }
    let message = "A key would have \(longest) bytes; S3 takes up to \(ObjectKey.longest)."
    return [Problem(Question.Key(prefixOf: table), .error, message)]
  }

  private static func tidied(_ prefix: String) -> String {
    let visible = String(prefix.filter { String($0) == PlainText.printable(String($0)) })
    let parts = visible.split(separator: "/").filter { $0 != "." && $0 != ".." }
    return ObjectKey.closedPrefix(parts.joined(separator: "/"))
  }
}

extension Question.Problem {
  init(
    _ question: Question.Key, _ severity: ProblemSeverity, _ message: String,
    range: Range<Int>? = nil,
    suggestion: String? = nil
  ) {
    self.init(
      question: question, severity: severity, message: message, range: range,
      suggestion: suggestion)
  }

  init(_ suggestion: String?, _ question: Question.Key, _ violation: BucketName.Violation) {
    self.init(
      question: question, severity: violation.severity, message: violation.message,
      range: violation.range, suggestion: suggestion)
  }
}

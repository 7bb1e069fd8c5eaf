import Testing

@testable import BucketSetup

/// Uploads against a bucket in memory that speaks as the AWS CLI does.
@Suite struct UploadRunTests {
  /// Files, objects, and every command that was run.
  private final class Bench {
    var files: [String: String] = [:]
    var objects: [String: (bytes: Int, tag: String?)] = [:]
    var encryption = "AES256"
    var commands: [AWSCommand] = []
    var said: [String] = []
    var failing: [String: String] = [:]
    var stopsAfter = Int.max
    var pageSize = Int.max
    let plan: SavedPlan

    init(_ files: [UploadFile], root: String = "/srv/export") {
      let facts = SampleShare.facts(files: files, leftOut: [], root: root)
      let answers = SampleShare.answers().resolved(with: facts)
      let survey = PlanSurvey(answers: answers, facts: facts, options: ["--profile", "ops"])
      guard let plan = try? survey.plan(ask: nil) else { preconditionFailure() }
      self.plan = plan
      for file in files {
        self.files["\(root)/\(file.path)"] = String(repeating: "x", count: file.bytes)
      }
    }

    var transfers: [AWSCommand] { commands.filter { $0.words[1] == "s3" } }

    func run(onlyLooks: Bool = false) -> UploadRun.Outcome {
      let world = UploadRun.World(
        ask: { self.answer($0) }, send: { self.send($0, $1) }, size: { self.files[$0]?.utf8.count },
        tag: { path, _ in self.files[path].map(Self.tag) }, say: { self.said.append($0) },
        isStopped: { self.transfers.count >= self.stopsAfter })
      return UploadRun(plan, in: world).run(onlyLooks: onlyLooks)
    }

    /// What stands for an MD5.
    static func tag(_ text: String) -> String {
      let sum = text.utf8.reduce(UInt64(7)) { $0 &* 31 &+ UInt64($1) }
      let digits = String(sum, radix: 16)
      return String(repeating: "0", count: 32 - digits.count) + digits
    }

    private func answer(_ command: AWSCommand) -> AWSAnswer {
      commands.append(command)
      if command.words[2] == "head-object" {
        return AWSAnswer(status: 0, output: "{\"ServerSideEncryption\": \"\(encryption)\"}")
      }
      let token = command.words.last.flatMap { $0.hasPrefix("from-") ? Int($0.dropFirst(5)) : nil }
      let sorted = objects.sorted { $0.key < $1.key }.dropFirst(token ?? 0)
      let contents = sorted.prefix(pageSize).map { key, object -> JSONValue in
        [
          "Key": .string(key), "Size": .number("\(object.bytes)"),
          "ETag": object.tag.map { .string("\"\($0)\"") } ?? .null,
        ]
      }
      let next = (token ?? 0) + contents.count
      let page: JSONValue = [
        "Contents": .array(contents),
        "NextToken": sorted.count > contents.count ? .string("from-\(next)") : .null,
      ]
      return AWSAnswer(status: 0, output: contents.isEmpty ? "" : page.text)
    }

    private func send(_ command: AWSCommand, _ line: (String) -> Void) -> AWSAnswer {
      commands.append(command)
      var errors = ""
      for item in plan.uploads.flatMap(\.items) where isMeant(item, by: command) {
        if let failure = failing[item.key] {
          errors += "upload failed: \(item.path) to s3://\(plan.bucket)/\(item.key) \(failure)\n"
          continue
        }
        guard let text = files[item.path] else { continue }
        if command.words[2] == "sync", objects[item.key]?.bytes == text.utf8.count { continue }
        objects[item.key] = (text.utf8.count, Self.tag(text))
        line("upload: \(item.path) to s3://\(plan.bucket)/\(item.key)")
      }
      return AWSAnswer(status: errors.isEmpty ? 0 : 1, errors: errors)
    }

    private func isMeant(_ item: SavedUpload.Item, by command: AWSCommand) -> Bool {
      let words = command.words
      if words[2] == "cp" { return words[3] == item.path }
      guard item.path.hasPrefix(words[3]) else { return false }
      let path = item.path.dropFirst(words[3].count)
      var isMeant = true
      for (flag, pattern) in zip(words, words.dropFirst()) where flag.hasPrefix("--") {
        let matches = pattern.hasPrefix("*") ? path.hasSuffix(pattern.dropFirst()) : path == pattern
        if flag == "--exclude", matches { isMeant = false }
        if flag == "--include", matches { isMeant = true }
      }
      return isMeant
    }
  }

  private static let events = (1...3).map {
    UploadFile(path: "events/event_date=2024-03-0\($0)/a.csv", table: .events, bytes: 10 * $0)
  }

  @Test func everythingIsSentAtOnceAndSeenToBeThere() {
    let bench = Bench(Self.events)
    #expect(bench.run() == .done)
    #expect(bench.transfers.count == 1 && bench.objects.count == 3)
    #expect(bench.transfers.first?.words.contains("--delete") == false)
    #expect(
      bench.said == [
        "upload-events: 3 files: 3 missing; 60 bytes to send",
        "  1 of 3 files, 10 bytes of 60 bytes: events/event_date=2024-03-01/a.csv",
        "  2 of 3 files, 30 bytes of 60 bytes: events/event_date=2024-03-02/a.csv",
        "  3 of 3 files, 60 bytes of 60 bytes: events/event_date=2024-03-03/a.csv",
        "upload-events: 3 files: 3 there by content (MD5)",
      ])
  }

  @Test func aSecondRunSendsNothing() {
    let bench = Bench(Self.events)
    #expect(bench.run() == .done)
    bench.commands = []
    #expect(bench.run() == .done)
    #expect(bench.transfers.isEmpty)
  }

  @Test func onlyWhatIsMissingOrDifferentIsSentAgain() throws {
    let bench = Bench(Self.events)
    #expect(bench.run() == .done)
    bench.commands = []
    bench.objects["events/event_date=2024-03-01/a.csv"] = nil
    bench.objects["events/event_date=2024-03-02/a.csv"]?.tag = String(repeating: "0", count: 32)
    #expect(bench.run() == .done)
    #expect(bench.transfers.map { $0.words[2] } == ["sync", "cp"])
    let sync = try #require(bench.transfers.first).words
    #expect(sync.filter { $0.contains("a.csv") } == ["event_date=2024-03-01/a.csv"])
    #expect(
      Array(sync[5...].prefix(2)) == ["--exclude", "*"] && sync.contains("--no-follow-symlinks"))
    #expect(Array(sync.suffix(2)) == ["--profile", "ops"])
    #expect(bench.transfers.last?.words[3].hasSuffix("event_date=2024-03-02/a.csv") == true)
  }

  @Test func objectsThatKMSEncryptsAreComparedBySizeAlone() {
    let bench = Bench(Self.events)
    #expect(bench.run() == .done)
    for key in bench.objects.keys { bench.objects[key]?.tag = String(repeating: "a", count: 32) }
    bench.encryption = "aws:kms"
    bench.commands = []
    #expect(bench.run() == .done)
    #expect(bench.transfers.isEmpty)
    #expect(bench.said.last == "upload-events: 3 files: 3 there by size alone")
  }

  @Test func listingsAreReadToTheirLastPage() {
    let bench = Bench(Self.events)
    bench.pageSize = 1
    #expect(bench.run() == .done)
    #expect(bench.said.last == "upload-events: 3 files: 3 there by content (MD5)")
    #expect(bench.commands.count { $0.words.contains("--starting-token") } == 2)
  }

  @Test func lookingAloneSendsNothing() {
    let bench = Bench(Self.events)
    #expect(bench.run(onlyLooks: true) == .pending)
    #expect(bench.transfers.isEmpty && bench.objects.isEmpty)
    #expect(bench.said.contains { $0.hasPrefix("  would run: aws s3 sync ") })
  }

  @Test func whatFailsIsNamedWithItsReasonAndTheRestIsSent() throws {
    let bench = Bench(Self.events)
    bench.failing["events/event_date=2024-03-02/a.csv"] =
      "An error occurred (AccessDenied) when calling the PutObject operation: Access Denied"
    guard case .failed(let reasons) = bench.run() else { return #expect(Bool(false)) }
    #expect(bench.objects.count == 2)
    #expect(reasons.first?.hasPrefix("AccessDenied: You lack the right s3:PutObject") == true)
    #expect(
      reasons.last == "upload-events: events/event_date=2024-03-02/a.csv is not in the bucket")
    bench.failing = [:]
    bench.commands = []
    #expect(bench.run() == .done)
    #expect(bench.transfers.count == 1)
  }

  @Test func aRunThatIsStoppedGoesOnWhereItWas() {
    let bench = Bench(SampleShare.guideFiles)
    bench.stopsAfter = 1
    #expect(bench.run() == .stopped)
    #expect(bench.objects.count == 1)
    bench.stopsAfter = .max
    #expect(bench.run() == .done)
    #expect(bench.objects.count == 3 && bench.transfers.count == 3)
  }

  @Test func filesThatChangedSinceTheReviewAreNotSent() {
    let bench = Bench(Self.events)
    bench.files["/srv/export/" + Self.events[0].path] = "longer than it was"
    guard case .failed(let reasons) = bench.run() else { return #expect(Bool(false)) }
    #expect(reasons.first?.contains("1 file changed since the plan was made") == true)
    #expect(bench.transfers.isEmpty)
    bench.files["/srv/export/" + Self.events[0].path] = nil
    guard case .failed(let gone) = bench.run() else { return #expect(Bool(false)) }
    #expect(gone.last?.hasSuffix("cannot be read here") == true)
  }

  @Test func namesThatArePatternsAreSentOneByOne() {
    let bench = Bench([UploadFile(path: "e/a[1].csv", table: .events, bytes: 3)])
    #expect(bench.run() == .done)
    bench.objects = [:]
    #expect(bench.run() == .done)
    #expect(bench.objects.count == 1)
    let hostile = Bench([UploadFile(path: "e/a to s3://x \u{1B}[2J.csv", table: .events, bytes: 3)])
    #expect(hostile.run() == .done)
    #expect(!hostile.said.joined().unicodeScalars.contains("\u{1B}"))
    #expect(hostile.said.contains { $0.hasPrefix("  1 of 1 file, ") })
  }

  @Test func commandLinesStayShort() {
    let files = (0..<450).map { UploadFile(path: "e/\($0).csv", table: .events, bytes: 1) }
    let bench = Bench(files)
    #expect(bench.run() == .done)
    bench.commands = []
    for key in bench.objects.keys.sorted().dropFirst() { bench.objects[key] = nil }
    #expect(bench.run() == .done)
    #expect(bench.transfers.count == 3 && bench.objects.count == 450)
  }
}

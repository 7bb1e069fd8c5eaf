import Foundation
import TestSupport
import Testing

@testable import BucketSetup

/// A thousand hostile texts through every renderer, read back by the parsers of others.
@Suite struct HostileRenderingTests {
  private static let seed: UInt64 = 0x7E57_D0C5
  private static let texts = HostileInput.texts(1000, seed: seed)
  private static let reader = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/read-back.py").path

  private func json(_ value: Any) throws -> String {
    let data = try JSONSerialization.data(withJSONObject: value, options: .fragmentsAllowed)
    return String(decoding: data, as: UTF8.self)
  }

  @Test(.enabled(if: Validator.areInstalled, "\(Validator.absence)"))
  func othersReadEveryTextBack() throws {
    let texts = Self.texts
    let folder = try TestSupport.TemporaryFolder()
    try folder.write(json(texts), to: "meant.json")
    try folder.write(JSONValue.array(texts.map { .string($0) }).text, to: "values.json")
    let keyed: JSONValue = ["a": .array(texts.map { .string($0) })]
    try folder.write(YAMLText.lines(keyed).joined(separator: "\n"), to: "values.yaml")
    let locals = texts.enumerated().map {
      TerraformBlock.Part.attribute("v\($0.offset)", TerraformText.literal($0.element))
    }
    let block = TerraformBlock("locals", [], locals).lines.joined(separator: "\n")
    try folder.write(block + "\n", to: "values.tf")
    try folder.write(texts.map { URLText.encoded($0) + "\n" }.joined(), to: "urls.txt")
    for (number, text) in texts.enumerated() {
      let page = """
        - \(MarkdownText.plain(text))

        \(MarkdownText.code(text))

        | a | b |
        | --- | --- |
        | \(MarkdownText.cell(text)) | x |

        \(MarkdownText.block([text], language: "text"))
        """
      try folder.write(page, to: "\(number).md")
    }
    let run = try Validator.python.run(Self.reader, "values", folder.path, in: folder)
    #expect(run.output == "1000 values\n0 differ\n", "seed \(Self.seed)")
  }

  /// Terraform itself, which brings every text into the composed form of Unicode.
  @Test(.enabled(if: Shell.has("terraform"), "Terraform is absent"))
  func terraformReadsEveryTextBack() throws {
    let folder = try TestSupport.TemporaryFolder()
    let texts = Self.texts
    let list = texts.map { "\(TerraformText.literal($0)),\n" }.joined()
    let policy = JSONValue.array(texts.map { .string($0) }).text + "\n"
    let heredoc = TerraformText.heredoc(policy, marker: "POLICY")
    try folder.write("locals {\na = [\n\(list)]\nb = \(heredoc)\n}\n", to: "main.tf")
    for expression in ["jsonencode(local.a)", "local.b"] {
      let command = #"cd "$1" && printf %s "$2" | terraform console"#
      let run = try Shell.run(
        ["-c", command, "bash", folder.path, "base64encode(\(expression))"], path: Shell.programs)
      let encoded = run.text.trimmingCharacters(in: .whitespacesAndNewlines.union(["\""]))
      let data = try #require(Data(base64Encoded: encoded), "\(run.errors)")
      // Foundation would leave out a byte order mark at the beginning of a text.
      let read = try JSONValue(String(decoding: data, as: UTF8.self)).array ?? []
      let meant = texts.map { Array($0.precomposedStringWithCanonicalMapping.utf8) }
      #expect(read.map { Array(($0.string ?? "").utf8) } == meant, "seed \(Self.seed)")
    }
  }

  /// Other statements of a bucket's policy hold anything, and stay what they are.
  @Test(.enabled(if: Validator.areInstalled, "\(Validator.absence)"))
  func othersReadEveryMergedPolicyBack() throws {
    let folder = try TestSupport.TemporaryFolder()
    let short = Self.texts.filter { $0.utf8.count < 200 && !$0.contains("{{resolve:") }
    var count = 0
    for start in stride(from: 0, to: short.count, by: 20) {
      let texts = short[start..<min(start + 20, short.count)].map { JSONValue.string($0) }
      let foreign: JSONValue = [
        "Version": .string("2012-10-17"),
        "Statement": [
          "Sid": .string("1"), "Effect": .string("Allow"),
          "Principal": ["AWS": .string("arn:aws:iam::111122223333:root")],
          "Action": .string("s3:GetObject"), "Resource": .string("arn:aws:s3:::b/*"),
          "Condition": ["StringEquals": ["aws:PrincipalTag/x": .array(texts)]],
        ],
      ]
      let policy = PlannedPolicy(
        wanted: BucketPolicy(bucket: "b"), existing: .text(foreign.text), account: nil)
      try folder.write(#require(policy.merged), to: "merged-\(count).json")
      let answers = SampleShare.answers([.origin: "existing"])
      let plan = SetupPlan(answers: answers, facts: SampleShare.facts())
      let terraform = TerraformDocument(answers: answers, plan: plan, policy: policy)
      try folder.write(terraform.text, to: "merged-\(count).tf")
      let stack = CloudFormationTemplate(answers: answers, plan: plan, policy: policy)
      try folder.write(stack.text, to: "merged-\(count).yaml")
      count += 1
    }
    let run = try Validator.python.run(Self.reader, "merged", folder.path, in: folder)
    #expect(run.output == "\(count) policies\n0 differ\n", "seed \(Self.seed)")
  }

  @Test func bashReadsEveryTextBackAndRunsNothing() throws {
    let words = Self.texts.map { ["aws", "--profile", $0, "s3", "cp", $0 + "x", "s3://b/" + $0] }
    let lines = words.map { "printf '%s\\0' \(AWSCommand(words: $0).shellText)\n" }
    let folder = try TestSupport.TemporaryFolder()
    let script = try folder.write(lines.joined(), to: "script")
    #expect(try Shell.run(["-n", script]).status == 0, "seed \(Self.seed)")
    let run = try Shell.run(["-c", #"cd "$1" && . "$2""#, "bash", folder.path, script])
    let meant = words.joined().map { $0.utf8.filter { $0 != 0 } + [0] }.joined()
    #expect(Array(run.output) == Array(meant), "seed \(Self.seed)")
    #expect(run.errors.isEmpty)
    #expect(try folder.names == ["script"], "seed \(Self.seed)")
  }

  @Test func noTextBringsAnythingInvisibleOrANewLineIntoADocument() {
    for text in Self.texts {
      let written = [
        ShellText.word(text), TerraformText.literal(text), YAMLText.scalar(text),
        JSONText.literal(text), URLText.encoded(text), MarkdownText.plain(text),
        MarkdownText.code(text), MarkdownText.cell(text), PlainText.printable(text),
      ]
      for text in written {
        #expect(text.unicodeScalars.allSatisfy(PlainText.isVisible), "seed \(Self.seed)")
      }
    }
  }

  // MARK: - Whole packs

  private typealias Case = (name: String, answers: Answers, facts: Facts)

  /// A pack whose answers are ten texts in a row, or tame ones where there are none.
  private static func makeCase(_ name: String, _ origin: String, _ texts: ArraySlice<String>)
    -> Case
  {
    var rest = texts
    func next(_ tame: String) -> String { rest.popFirst() ?? tame }
    let answers = SampleShare.answers([
      .origin: origin, .encryption: "sse-kms", .bucket: "b" + next("tamebucket"),
      .region: next("tameregion"), .kmsKey: next("tamekey"), .owner: "x" + next("tameowner"),
      .eventsPrefix: "e" + next("tameevents"), .usersPrefix: "u" + next("tameusers"),
    ])
    let root = "/srv/" + next("tameroot")
    let files = [
      UploadFile(path: next("tamepath1") + "/a.csv", table: .events, bytes: 1),
      UploadFile(path: next("tamepath2") + "/b.csv", table: .users, bytes: 2),
    ]
    let leftOut = [DataFolder.LeftOutFile(path: next("tamepath3"), reason: "no table")]
    let facts = SampleShare.facts(files: files, leftOut: leftOut, root: root)
    return (name, answers.resolved(with: facts), facts)
  }

  private static let cases: [Case] = ["new", "existing"].flatMap { origin -> [Case] in
    [makeCase("tame-\(origin)", origin, [])]
      + (0..<50).map { number in
        let start = number * 20 + (origin == "new" ? 0 : 10)
        return makeCase("hostile-\(origin)-\(number)", origin, texts[start..<start + 10])
      }
  }

  private func write(_ pack: Case, to folder: TestSupport.TemporaryFolder) throws {
    let plan = SetupPlan(answers: pack.answers, facts: pack.facts)
    for document in SetupPack(answers: pack.answers, facts: pack.facts).documents {
      try folder.write(document.text, to: "\(pack.name)/\(document.name)")
    }
    let answers = [
      "btamebucket": pack.answers.value(.bucket), "tameregion": pack.answers.value(.region),
      "tamekey": pack.answers.value(.kmsKey), "xtameowner": pack.answers.owner ?? "",
      "etameevents/": pack.answers.prefix(of: .events),
      "utameusers/": pack.answers.prefix(of: .users),
    ]
    try folder.write(json(answers), to: "\(pack.name)/answers.json")
    let commands = plan.actions.map { action in
      plan.text(of: action, in: .cli, answers: pack.answers, facts: pack.facts)
        .map { $0 + "\n" }.joined()
    }
    try folder.write(json(commands), to: "\(pack.name)/commands.json")
  }

  @Test(.enabled(if: Validator.areInstalled, "\(Validator.absence)"))
  func hostileAnswersChangeNothingButThemselvesInADocument() throws {
    let folder = try TestSupport.TemporaryFolder()
    for pack in Self.cases { try write(pack, to: folder) }
    let run = try Validator.python.run(Self.reader, "packs", folder.path, in: folder)
    #expect(run.output == "100 packs\n0 differ\n", "seed \(Self.seed)")
  }

  @Test func bashReadsEveryScriptAndEveryCommandOfEveryStep() throws {
    let folder = try TestSupport.TemporaryFolder()
    var words: [String] = []
    var lines: [String] = []
    for pack in Self.cases {
      try write(pack, to: folder)
      let plan = SetupPlan(answers: pack.answers, facts: pack.facts)
      for action in plan.actions {
        let commands = (action.check.map { [$0.command] } ?? []) + action.writes
        words += commands.flatMap(\.words)
        lines += plan.text(of: action, in: .cli, answers: pack.answers, facts: pack.facts)
          .filter { !$0.hasPrefix("#") }.map { "printf '%s\\0' \($0)\n" }
      }
    }
    let script = try folder.write(lines.joined(), to: "script")
    let every = #"cd "$1" && for script in */setup.sh; do bash -n "$script"; done; . "$2""#
    let run = try Shell.run(["-c", every, "bash", folder.path, script])
    let meant = words.map { $0.utf8.filter { $0 != 0 } + [0] }.joined()
    #expect(Array(run.output) == Array(meant), "seed \(Self.seed)")
    #expect(run.errors.isEmpty, "seed \(Self.seed): \(run.errors)")
    #expect(try Set(folder.names) == Set(Self.cases.map(\.name) + ["script"]), "seed \(Self.seed)")
  }
}

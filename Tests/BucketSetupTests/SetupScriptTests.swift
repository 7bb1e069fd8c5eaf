import Foundation
import Testing

@testable import BucketSetup

@Suite struct SetupScriptTests {
  /// Facts about real files, so that the script can read them.
  private func share(_ names: [(String, UploadFile.Table)]) throws -> (TemporaryFolder, Facts) {
    let folder = try TemporaryFolder()
    let files = try names.map { path, table in
      _ = try folder.create(path, "USER_ID\n1\n")
      return UploadFile(path: path, table: table, bytes: 10, rows: 1)
    }
    return (folder, SampleShare.facts(files: files, leftOut: [], root: folder.url.path))
  }

  private let tidy: [(String, UploadFile.Table)] = [
    ("e/a.csv", .events), ("e/b.csv", .events), ("u.csv", .users),
  ]

  private let guidesPolicy = BucketPolicy(bucket: "acme-toplyne-export-7f3a91").text

  @Test func firstRunChangesInOrderAndSecondRunNothing() throws {
    let (folder, facts) = try share(tidy)
    let bench = try ScriptBench(SampleShare.pack(facts: facts))
    let first = try bench.run()
    #expect(first.status == 0, "\(first.errors)")
    #expect(
      bench.changes == [
        "create-bucket", "put-bucket-ownership-controls", "put-public-access-block",
        "put-bucket-encryption", "put-bucket-policy", "sync", "cp",
      ])
    #expect(first.text.contains("message-to-toplyne") || first.text.contains("Hello Toplyne"))
    let second = try bench.run()
    #expect(second.status == 0, "\(second.errors)")
    #expect(bench.changes == [])
    #expect(!second.text.contains("changed  "))
    #expect(second.text.components(separatedBy: "already so").count == 8)
    withExtendedLifetime(folder) {}
  }

  @Test func dryRunOnlyReads() throws {
    let (folder, facts) = try share(tidy)
    let bench = try ScriptBench(SampleShare.pack(facts: facts))
    let result = try bench.run("--dry-run")
    #expect(result.status == 0, "\(result.errors)")
    #expect(bench.changes == [])
    #expect(result.text.components(separatedBy: "would change").count == 8)
    try bench.set("bucket")
    #expect(try bench.run("--dry-run").status == 0)
    #expect(bench.changes == [])
    withExtendedLifetime(folder) {}
  }

  @Test func foreignPolicyStopsBeforeAnyChange() throws {
    let foreign =
      #"{"Version":"2012-10-17","Statement":[{"Sid":"site","Effect":"Allow","#
      + #""Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}]}"#
    let bench = try ScriptBench(SampleShare.pack([.origin: "existing"]))
    try bench.set("bucket")
    try bench.set("policy", foreign)
    let result = try bench.run()
    #expect(result.status == 1)
    #expect(result.errors.contains("other statements"))
    #expect(bench.changes == [])
    #expect(bench.state("policy") == foreign)
    let backup = bench.folder.url.appending(path: "pack/backup")
    let copies = try FileManager.default.contentsOfDirectory(
      at: backup, includingPropertiesForKeys: nil)
    #expect(try copies.map { try String(contentsOf: $0, encoding: .utf8) } == [foreign + "\n"])
  }

  private let ownStatement =
    #"{"Version":"2012-10-17","Statement":[{"Sid":"1","Effect":"Allow","Principal":{"AWS":"#
    + #""arn:aws:iam::111122223333:root"},"Action":"s3:GetObject","#
    + #""Resource":"arn:aws:s3:::acme-toplyne-export-7f3a91/*"}]}"#

  @Test func thePolicyThatWasReadIsReplacedByTheMergedOneAndNoOther() throws {
    let pack = SampleShare.pack([.data: ""], existingPolicy: ownStatement)
    let bench = try ScriptBench(pack)
    try bench.set("bucket")
    try bench.set("policy", ownStatement.replacing(":[", with: ": [\n "))
    let first = try bench.run()
    #expect(first.status == 0, "\(first.errors)")
    #expect(bench.changes.contains("put-bucket-policy"))
    let merged = try JSONValue(pack.text(of: "merged-policy.json"))
    #expect(try JSONValue(bench.state("policy") ?? "") == merged)
    #expect(first.text.contains("the policy that is there, as backup/policy-"))
    let second = try bench.run()
    #expect(second.status == 0 && bench.changes == [], "\(second.errors)")

    // The same parts in another statement are another policy.
    try bench.set("policy", ownStatement.replacing("Allow", with: "Deny"))
    let third = try bench.run()
    #expect(third.status == 1 && bench.changes == [])
    #expect(third.errors.contains("not the one of reviewed-policy.json any more"))
  }

  @Test func policyByHandIsLeftAlone() throws {
    let (folder, facts) = try share(tidy)
    let bench = try ScriptBench(SampleShare.pack([.origin: "existing"], facts: facts))
    try bench.set("bucket")
    try bench.set("policy", "{}")
    let result = try bench.run("--policy-by-hand")
    #expect(result.status == 0, "\(result.errors)")
    #expect(!bench.changes.contains("put-bucket-policy"))
    #expect(bench.changes.contains("sync"))
    withExtendedLifetime(folder) {}
  }

  /// Policies that S3 may hold already, and whether the script puts its own in their place.
  @Test(arguments: [
    ("same in another layout", true, false), ("more actions", true, true),
    ("fewer actions", true, true), ("another condition", false, false),
    ("only a prefix", false, false), ("denied", false, false), ("another role", false, false),
    ("two statements", false, false), ("single values", true, false),
  ])
  func onlyAStatementForTheRoleAloneIsReplaced(name: String, goesOn: Bool, isPut: Bool) throws {
    let own = BucketPolicy(bucket: "acme-toplyne-export-7f3a91")
    let extra = #"{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::x"}"#
    let compact = own.text.filter { !$0.isWhitespace }
    let held: [String: String] = [
      "same in another layout": compact.replacing(#""Sid":"1","#, with: #""Sid":"Other","#)
        .replacing(
          #""s3:GetObject","s3:GetObjectVersion""#, with: #""s3:GetObjectVersion","s3:GetObject""#),
      "more actions": own.text.replacing(
        #""s3:ListBucket""#, with: #""s3:ListBucket","s3:PutObject""#),
      "fewer actions": own.text.replacing(#""s3:ListBucket","#, with: ""),
      "another condition": own.text.replacing(
        #""Effect": "Allow","#,
        with: #""Effect":"Allow","Condition":{"Bool":{"aws:SecureTransport":"true"}},"#),
      "only a prefix": own.text.replacing("7f3a91/*", with: "7f3a91/toplyne/*"),
      "denied": own.text.replacing("Allow", with: "Deny"),
      "another role": own.text.replacing("ToplyneService", with: "OtherService"),
      "two statements": compact.replacing("]}]}", with: "]},\(extra)]}"),
      "single values": own.text.replacing(
        "\"\(BucketPolicy.principal)\"", with: "[\"\(BucketPolicy.principal)\"]"),
    ]
    let bench = try ScriptBench(
      SampleShare.pack([.origin: "existing", .data: ""], facts: SampleShare.facts()))
    try bench.set("bucket")
    try bench.set("policy", held[name] ?? "")
    let result = try bench.run()
    #expect((result.status == 0) == goesOn, "\(name): \(result.errors)")
    #expect(bench.changes.contains("put-bucket-policy") == isPut, "\(name)")
    let backup = bench.folder.url.appending(path: "pack/backup").path
    #expect(FileManager.default.fileExists(atPath: backup) == (isPut || !goesOn), "\(name)")
  }

  @Test func busyBucketIsTriedAgain() throws {
    let bench = try ScriptBench(SampleShare.pack([.data: ""]))
    try bench.set("busy s3api put-bucket-policy", "OperationAborted\nOperationAborted\n")
    let result = try bench.run()
    #expect(result.status == 0, "\(result.errors)")
    #expect(bench.changes.filter { $0 == "put-bucket-policy" }.count == 3)
    #expect(result.text.contains("S3 is busy"))
  }

  @Test(arguments: [
    ("s3api head-bucket", "403", "another account"),
    ("s3api create-bucket", "BucketAlreadyExists", "choose another one"),
    ("s3api put-bucket-policy", "MalformedPolicy", "bucket-policy.json"),
    ("s3api put-bucket-policy", "MethodNotAllowed", "another account"),
    ("s3api put-bucket-ownership-controls", "InvalidBucketAclWithObjectOwnership", "grants"),
    ("sts get-caller-identity", "InvalidClientTokenId", "redentials"),
    ("s3api get-bucket-encryption", "AccessDenied", "lists the rights"),
  ])
  func errorIsSaidInPlainWordsAndEnds(operation: String, code: String, words: String) throws {
    let bench = try ScriptBench(SampleShare.pack([.data: ""]))
    try bench.set("busy \(operation)", code + "\n")
    let result = try bench.run()
    #expect(result.status == 1 || operation.hasPrefix("sts") && result.status == 0)
    #expect((result.errors + result.text).contains(words), "\(result.errors)\(result.text)")
  }

  @Test func otherAccountAndOtherPartitionAreRefused() throws {
    let bench = try ScriptBench(SampleShare.pack([.owner: "999999999999", .data: ""]))
    #expect(try bench.run().errors.contains("999999999999"))
    #expect(bench.changes == [])
    let china = try ScriptBench(SampleShare.pack([.data: ""]))
    try china.set("identity", "123456789012\tarn:aws-cn:iam::123456789012:user/ops\n")
    #expect(try china.run().errors.contains("roles do not cross partitions"))
  }

  @Test func bucketElsewhereStops() throws {
    let bench = try ScriptBench(SampleShare.pack([.origin: "existing", .data: ""]), region: "None")
    try bench.set("bucket")
    #expect(try bench.run().errors.contains("the bucket is in us-east-1, not in eu-west-1"))
    #expect(bench.changes == [])
    let near = try ScriptBench(SampleShare.pack([.region: "us-east-1", .data: ""]), region: "None")
    #expect(try near.run().status == 0)
  }

  @Test func kmsKeyIsSetOnce() throws {
    let arn = "arn:aws:kms:eu-west-1:123456789012:key/1a2b"
    let bench = try ScriptBench(
      SampleShare.pack([.encryption: "sse-kms", .kmsKey: arn, .data: ""]))
    #expect(try bench.run().status == 0)
    #expect(bench.state("encryption") == "aws:kms\t\(arn)")
    _ = try bench.run()
    #expect(bench.changes == [])
  }

  @Test(arguments: [
    ("CUSTOMER\tEnabled", 0), ("AWS\tEnabled", 1), ("CUSTOMER\tPendingDeletion", 1),
  ])
  func kmsKeyThatCannotBeSharedStopsBeforeItIsUsed(key: String, status: Int32) throws {
    let arn = "arn:aws:kms:eu-west-1:123456789012:key/1a2b"
    let bench = try ScriptBench(
      SampleShare.pack([.encryption: "sse-kms", .kmsKey: arn, .data: ""]))
    try bench.set("key", key)
    #expect(try bench.run().status == status)
    #expect(bench.changes.contains("put-bucket-encryption") == (status == 0))
  }

  @Test func keptEncryptionIsReportedAndNotChanged() throws {
    let bench = try ScriptBench(SampleShare.pack([.origin: "existing", .data: ""]))
    try bench.set("bucket")
    try bench.set("encryption", "aws:kms\tNone\n")
    let result = try bench.run()
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.text.contains("cannot be shared with Toplyne"))
    #expect(!bench.changes.contains("put-bucket-encryption"))
  }

  @Test func changedFileIsUploadedAgain() throws {
    let (folder, facts) = try share([("a.csv", .events), ("b.csv", .users)])
    let bench = try ScriptBench(SampleShare.pack(facts: facts))
    #expect(try bench.run().status == 0)
    _ = try folder.create("b.csv", "USER_ID\n2\n")
    #expect(try bench.run().status == 0)
    #expect(bench.changes == ["cp"])
    #expect(bench.calls.contains { $0.contains("s3://acme-toplyne-export-7f3a91/users/b.csv") })
  }

  @Test func dataFolderCanBeElsewhere() throws {
    let (folder, facts) = try share(tidy)
    let moved = try TemporaryFolder()
    try FileManager.default.removeItem(at: moved.url)
    try FileManager.default.moveItem(at: folder.url, to: moved.url)
    let bench = try ScriptBench(SampleShare.pack(facts: facts))
    #expect(try bench.run().errors.contains("--data DIR"))
    #expect(try bench.run("--data", moved.url.path).status == 0)
    #expect(bench.calls.contains { $0.contains(moved.url.path + "/e/") })
  }

  @Test func wrongUseIsRefused() throws {
    let bench = try ScriptBench(SampleShare.pack())
    #expect(try bench.run("--delete").status == 64)
    #expect(try bench.run("--data").status == 64)
    #expect(bench.calls == [])
  }

  @Test func hostileFileNamesArriveAsSingleWords() throws {
    let names = [
      "-rf.csv", "a b.csv", "it's.csv", "$(touch pwned).csv", "new\nline.csv", "*.csv",
      "\u{202E}x.csv",
      "[a].csv", "\"q\".csv", "`id`.csv", "back\\slash.csv", "é;&|.csv",
    ]
    let paths = names.map { ("d [x]/" + $0, UploadFile.Table.events) }
    let (folder, facts) = try share(paths)
    let bench = try ScriptBench(SampleShare.pack([.eventsPrefix: "e v/it's"], facts: facts))
    let result = try bench.run()
    #expect(result.status == 0, "\(result.errors)")
    let uploads = bench.calls.filter { $0[1] == "cp" }
    let bucket = "s3://acme-toplyne-export-7f3a91"
    #expect(uploads.map { $0[2] } == paths.map { folder.url.path + "/" + $0.0 })
    #expect(uploads.map { $0[3] } == names.map { "\(bucket)/e v/it's/\($0)" })
    #expect(!result.text.contains("\u{202E}"))
    _ = try bench.run()
    #expect(bench.changes == [])
  }

  @Test func anyAnswersMakeAScriptThatBashReadsAndThatDoesNothingElse() throws {
    let seed: UInt64 = 0x0057_1E55
    var generator = SeededGenerator(seed: seed)
    for round in 0..<25 {
      var answers: [Question.Key: String] = [:]
      for key: Question.Key in [.bucket, .region, .owner, .kmsKey, .eventsPrefix, .encryption] {
        answers[key] = generator.hostileText()
      }
      answers[.encryption] = Bool.random(using: &generator) ? "sse-kms" : "sse-s3"
      answers[.origin] = Bool.random(using: &generator) ? "new" : "existing"
      let files = (0..<3).map {
        UploadFile(path: generator.hostileText() + "\($0)", table: .events, bytes: 1)
      }
      let facts = SampleShare.facts(files: files, root: "/nowhere/" + generator.hostileText())
      let bench = try ScriptBench(SampleShare.pack(answers, facts: facts))
      let script = bench.folder.url.appending(path: "pack/setup.sh").path
      let check = try Shell.run(["-n", script])
      #expect(check.status == 0, "seed \(seed) round \(round): \(check.errors)")
      try bench.set("bucket")
      _ = try bench.run()
      let bucket = (answers[.bucket] ?? "").filter { $0 != "\u{0}" }
      let heads = bench.calls.filter { $0[1] == "head-bucket" }
      for head in heads { #expect(head[3].utf8.elementsEqual(bucket.utf8), "seed \(seed)") }
      #expect(bench.calls.isEmpty == false, "seed \(seed) round \(round)")
      let listing = try FileManager.default.contentsOfDirectory(atPath: bench.folder.url.path)
      #expect(Set(listing) == ["bin", "pack", "state"], "seed \(seed)")
    }
  }
}

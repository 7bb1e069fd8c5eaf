import Testing

@testable import BucketSetup

@Suite struct SetupPlanTests {
  @Test func policyComesAfterTheSettingsAndBeforeTheUploads() {
    #expect(
      SampleShare.plan().actions.map(\.id) == [
        .bucket, .acls, .publicAccess, .encryption, .policy, .upload(.events), .upload(.users),
        .upload(.accounts), .message,
      ])
  }

  @Test func onlyOtherRegionsHaveALocationConstraint() {
    let far = SampleShare.plan().actions[0].writes[0].words
    #expect(far.contains("LocationConstraint=eu-west-1"))
    let near = SampleShare.plan([.region: "us-east-1"]).actions[0].writes[0].words
    #expect(!near.contains { $0.contains("LocationConstraint") })
  }

  @Test func existingBucketIsNeverCreated() {
    let plan = SampleShare.plan([.origin: "existing"])
    #expect(!plan.actions.flatMap(\.writes).contains { $0.words.contains("create-bucket") })
    #expect(!plan.permissions.contains("s3:CreateBucket"))
    #expect(plan.actions.first { $0.id == .encryption }?.writes == [])
  }

  @Test func ownerGoesIntoEveryCommandThatTakesIt() {
    let plan = SampleShare.plan([.owner: "1234-5678-9012"])
    let commands = plan.actions.flatMap { ($0.check.map { [$0.command] } ?? []) + $0.writes }
    for command in commands where command.words[1] == "s3api" && command.words[2] != "create-bucket"
    {
      #expect(command.words.contains("123456789012"), "\(command.shellText)")
    }
  }

  @Test func aclsAreLeftAloneWhenToldSo() {
    #expect(!SampleShare.plan([.acls: "no"]).actions.contains { $0.id == .acls })
  }

  @Test func kmsKeyNeedsAStatementByHand() {
    let arn = "arn:aws:kms:eu-west-1:123456789012:key/1a2b"
    let plan = SampleShare.plan([.encryption: "sse-kms", .kmsKey: arn])
    let ids = plan.actions.map(\.id)
    #expect(ids.firstIndex(of: .keyPolicy).map { $0 + 1 } == ids.firstIndex(of: .encryption))
    #expect(plan.permissions.contains("kms:GenerateDataKey"))
    #expect(!SampleShare.plan().permissions.contains { $0.hasPrefix("kms:") })
    #expect(plan.actions.first { $0.id == .encryption }?.check?.wanted == "aws:kms \(arn)")
  }

  @Test func keysArePrefixAndPathBelowTheCommonFolder() {
    let uploads = SampleShare.plan().uploads
    #expect(uploads[0].items.map(\.key) == ["events/part-1.csv.gz", "events/part-2.csv.gz"])
    #expect(uploads[0].folder == "events/2024/")
    #expect(uploads[0].method == .folder(endings: [".csv.gz"]))
    #expect(uploads[0].rows == nil)
    #expect(uploads[1].items.map(\.key) == ["users/users.csv"])
    #expect(uploads[1].rows == 2)
  }

  @Test func foldersSharedWithOtherTablesAreUploadedFileByFile() {
    let uploads = SampleShare.plan(facts: SampleShare.facts(files: SampleShare.guideFiles)).uploads
    #expect(uploads.map(\.method) == [.files, .files, .files])
  }

  @Test(arguments: ["/srv/[2024]", "/srv/a*b", "/srv/what?"])
  func wildcardInTheFolderRulesOutFilters(_ root: String) {
    let file = UploadFile(path: "e/a.csv", table: .events, bytes: 1)
    let uploads = SampleShare.plan(facts: SampleShare.facts(files: [file], root: root)).uploads
    #expect(uploads.first?.method == .files)
  }

  @Test func filtersLeaveOutWhatWasNotLookedAt() throws {
    let files = ["e/a.csv", "e/day/b.csv.gz"].map {
      UploadFile(path: $0, table: .events, bytes: 1)
    }
    let leftOut = [
      DataFolder.LeftOutFile(path: "e/_temporary", reason: "junk", isFolder: true),
      DataFolder.LeftOutFile(path: "e/.DS_Store", reason: "junk"),
      DataFolder.LeftOutFile(path: "other", reason: "hidden", isFolder: true),
    ]
    let plan = SampleShare.plan(facts: SampleShare.facts(files: files, leftOut: leftOut))
    let sync = try #require(plan.actions.first { $0.id == .upload(.events) }?.writes.first)
    #expect(
      Array(sync.words.dropFirst(5)) == [
        "--exclude", "*", "--include", "*.csv", "--include", "*.csv.gz", "--exclude",
        "_temporary/*", "--no-follow-symlinks", "--region", "eu-west-1", "--no-progress",
      ])
    #expect(!plan.actions.flatMap(\.writes).flatMap(\.words).contains("--delete"))
  }

  @Test func linksAndPatternsAmongTheNamesAreUploadedFileByFile() {
    let link = UploadFile(path: "e/a.csv", table: .events, bytes: 1, isLink: true)
    let linked = SampleShare.plan(facts: SampleShare.facts(files: [link], leftOut: []))
    #expect(linked.uploads.first?.method == .files)
    let pattern = DataFolder.LeftOutFile(path: "e/[x]", reason: "hidden", isFolder: true)
    let file = UploadFile(path: "e/a.csv", table: .events, bytes: 1)
    let plan = SampleShare.plan(facts: SampleShare.facts(files: [file], leftOut: [pattern]))
    #expect(plan.uploads.first?.method == .files)
  }

  @Test func commonFolderGoesByWholeParts() {
    #expect(ObjectKey.commonFolder(of: ["a/b1/x", "a/b2/x"]) == "a/")
    #expect(ObjectKey.commonFolder(of: ["a/x", "b/x"]) == "")
    #expect(ObjectKey.commonFolder(of: ["a/b/x"]) == "a/b/")
    #expect(ObjectKey.commonFolder(of: ["a/b/x", "a/b"]) == "a/")
    #expect(ObjectKey.commonFolder(of: []) == "")
  }

  @Test func keysOfAllTablesAreDistinctAndShort() {
    let seed: UInt64 = 0x4E75
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let files = (0..<12).compactMap { number -> UploadFile? in
        guard let table = UploadFile.Table.allCases.randomElement(using: &generator) else {
          return nil
        }
        let path = "\(generator.hostileText())\(number)/\(generator.hostileText())x.csv"
        return UploadFile(path: path, table: table, bytes: number)
      }
      let uploads = SampleShare.plan(facts: SampleShare.facts(files: files)).uploads
      let keys = uploads.flatMap(\.items).map { Array($0.key.utf8) }
      #expect(Set(keys).count == files.count, "seed \(seed)")
    }
  }

  @Test func everyChangeCanBeUndoneOrSaysWhyNot() {
    for action in SampleShare.plan().actions where !action.writes.isEmpty {
      #expect(action.undo?.note.isEmpty == false, "\(action.title)")
    }
  }
}

import Testing

@testable import BucketSetup

@Suite struct SavedPlanTests {
  @Test(arguments: [
    [:], [Question.Key.encryption: "sse-kms", .kmsKey: "arn:aws:kms:eu-west-1:123456789012:key/1"],
  ])
  func fileGivesThePlanBack(answers: [Question.Key: String]) throws {
    for offline in [true, false] {
      for bucket in ApplyStateTests.buckets {
        let plan = try PlayedRun(bucket, answers, offline: offline).plan
        #expect(try SavedPlan(text: plan.text) == plan)
      }
    }
  }

  @Test func hostileAnswersComeBackAsTheyWere() throws {
    let seed: UInt64 = 0x91A4
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let more: [Question.Key: String] = [
        .bucket: generator.hostileText(), .eventsPrefix: generator.hostileText(),
      ]
      let plan = try PlayedRun(PlayedBucket(), more, offline: true).plan
      guard let copy = try? SavedPlan(text: plan.text) else {
        // The words of a command are about this bucket alone, whatever it is called.
        Issue.record("seed \(seed): \(plan.bucket)")
        continue
      }
      #expect(copy == plan, "seed \(seed)")
      let lines = PlanListing(plan).text(savedAs: "p").split(separator: "\n")
      #expect(lines.allSatisfy { PlainText.printable(String($0)) == $0 }, "seed \(seed)")
    }
  }

  @Test func planOfAnybodyRunsNothingElse() throws {
    let plan = try PlayedRun(.old).plan
    let edits: [@Sendable (inout SavedPlan.Step) -> Void] = [
      { $0.writes = [AWSCommand(words: ["sh", "-c", "true"])] },
      { $0.writes = [AWSCommand(words: ["aws", "iam", "create-user"])] },
      { $0.writes = [AWSCommand(words: ["aws"])] },
      { $0.writes = [AWSCommand(words: [])] },
      { $0.read = AWSCommand(words: ["aws", "s3api", "delete-bucket", "--bucket", "x"]) },
      {
        $0.writes = [AWSCommand(words: ["aws", "s3api", "put-bucket-policy", "--bucket", "other"])]
      },
      { $0.writes = [AWSCommand(words: ["aws", "s3", "cp", "s3://a/b", "/etc/passwd"])] },
      { $0.writes = [AWSCommand(words: ["aws", "s3", "sync", "/data", "s3://other/"])] },
    ]
    for (number, edit) in edits.enumerated() {
      var edited = plan
      edit(&edited.steps[2])
      #expect(throws: SavedPlanError.self, "edit \(number)") { try SavedPlan(text: edited.text) }
    }
  }

  @Test func journalOfAnotherPlanIsRefusedAndHalfALineIgnored() throws {
    let line = JournalEntry(
      .begin(step: "acls", before: .absent, after: .present("x"), backup: nil)
    )
    .line(time: "t", plan: "hash")
    let journal = try Journal(text: line + "\n" + line.prefix(20), plan: "hash")
    #expect(journal.change(of: "acls")?.before == .absent)
    #expect(try Journal(text: String(line.prefix(20)), plan: "hash") == Journal())
    #expect(throws: SavedPlanError.self) { try Journal(text: line + "\n", plan: "other") }
    #expect(throws: SavedPlanError.self) { try Journal(text: "x\n", plan: "hash") }
  }

  @Test func everyLineOfTheJournalIsReadBack() throws {
    let events: [JournalEntry.Event] = [
      .run(command: "apply"),
      .begin(step: "policy", before: .present("{\"a\":\"\n\"}"), after: .absent, backup: "b.json"),
      .begin(step: "acls", before: .unknown, after: .present(""), backup: nil),
      .done(step: "policy"), .undo(step: "policy"), .undone(step: "policy"),
      .failed(step: "policy", code: "AccessDenied"), .end(outcome: "done"),
    ]
    for event in events {
      let json = try JSONValue(JournalEntry(event).line(time: "t", plan: "p"))
      #expect(JournalEntry(json)?.event == event)
    }
  }

  @Test func firstStateBeforeAChangeIsKept() throws {
    var journal = Journal()
    for before in ["one", "two"] {
      journal.add(
        JournalEntry(
          .begin(step: "acls", before: .present(before), after: .present("x"), backup: nil)))
    }
    #expect(journal.change(of: "acls")?.before == .present("one"))
    journal.add(JournalEntry(.undone(step: "acls")))
    #expect(journal.changes == [])
  }

  @Test func differencesShowOnlyWhatDiffers() {
    #expect(
      LineDiff(from: "a\nb\nc", to: "a\nx\nc\nd").lines == ["  a", "- b", "+ x", "  c", "+ d"])
    #expect(LineDiff(from: "", to: "a").lines == ["+ a"])
    #expect(LineDiff(from: "a", to: "a").lines == ["  a"])
  }

  @Test func settingsAgreeWhereWhatIsThereSaysMore() throws {
    let seen = Observation.present(
      #"{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"},"#
        + #""BucketKeyEnabled":false}]}"#)
    let wanted = Observation.present(
      #"{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}"#)
    #expect(Setting.encryption.agrees(seen, with: wanted))
    #expect(Setting.encryption.agrees(seen, with: .absent), "S3 encrypts by itself")
    #expect(!Setting.encryption.agrees(wanted, with: seen))
    #expect(!Setting.publicAccess.agrees(.absent, with: wanted))
    #expect(!Setting.ownership.agrees(.unknown, with: .absent))
  }
}

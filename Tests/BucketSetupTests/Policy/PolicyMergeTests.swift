import Testing

@testable import BucketSetup

@Suite struct PolicyMergeTests {
  private let wanted = BucketPolicy(bucket: "acme")
  private let other = """
    {
      "Version": "2008-10-17",
      "Id": "office",
      "Statement": [
        {"Sid": "1", "Effect": "Allow",
          "Principal": {"AWS": "arn:aws:iam::111122223333:user/bob"}, "Action": "s3:*",
          "Resource": "arn:aws:s3:::acme/*", "Odd" : [ 1.0 ] }
      ],
      "Own": true
    }

    """

  private func merge(_ existing: String?) -> PolicyMerge {
    PolicyMerge(existing: existing, wanted: wanted, account: "111122223333")
  }

  private func written(_ existing: String?) throws -> (text: String, notes: [String]) {
    let outcome = merge(existing).outcome
    guard case .write(let text, let notes) = outcome else {
      Issue.record("\(outcome)")
      throw PolicyError.noObject
    }
    return (text, notes)
  }

  @Test(arguments: [nil, "", " \n"])
  func withoutAPolicyTheGuidesBytesAreWritten(existing: String?) throws {
    let merged = merge(existing)
    #expect(merged.outcome == .write(text: wanted.text, notes: []))
    #expect(merged.conflicts.isEmpty)
    #expect(!merged.needsConsent)
  }

  @Test func whatIsThereAlreadyIsInSync() throws {
    #expect(merge(wanted.text).outcome == .inSync)
    let stored = try JSONValue(wanted.text).compactText
      .replacing("\"Sid\":\"1\",", with: "").replacing("\"2012-10-17\"", with: "\"2008-10-17\"")
    #expect(merge(stored).outcome == .inSync)
  }

  @Test func everythingElseKeepsItsText() throws {
    let (text, notes) = try written(other)
    let start = try #require(
      text.firstRange(of: ",\n    {\n        \"Sid\": \"ToplyneReadOnly\",\n"))
    let end = try #require(text.firstRange(of: "\n  ],\n  \"Own\""))
    var restored = text
    restored.removeSubrange(start.lowerBound..<end.lowerBound)
    #expect(restored == other)
    #expect(notes.count == 2)
    #expect(notes[0].contains("ToplyneReadOnly"))
    #expect(notes[1].contains("2008-10-17"))
    #expect(merge(text).outcome == .inSync)
  }

  @Test func compactTextStaysCompact() throws {
    let compact = try JSONValue(other).compactText
    let (text, _) = try written(compact)
    #expect(!text.contains("\n"))
    #expect(text.hasPrefix(String(compact.prefix(100))))
  }

  @Test func loneStatementBecomesTheFirstOfAList() throws {
    let statement = try #require(try JSONValue(other)["Statement"]?.array?.first)
    let lone: JSONValue = ["Version": .string("2012-10-17"), "Statement": statement]
    let (text, _) = try written(lone.compactText)
    let statements = try #require(try JSONValue(text)["Statement"]?.array)
    #expect(statements.count == 2)
    #expect(statements[0] == statement)
  }

  @Test func namesThatAreTakenAreAvoided() throws {
    let taken = other.replacing("}\n  ],", with: "},\n    \(denial(sid: "ToplyneReadOnly"))\n  ],")
    let (text, _) = try written(taken)
    #expect(
      try PolicyDocument(text).statements.map(\.sid) == [
        "1", "ToplyneReadOnly", "ToplyneReadOnly2",
      ])
  }

  private func denial(sid: String) -> String {
    """
    {"Sid":"\(sid)","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::acme/*",
     "Condition":{"Bool":{"aws:SecureTransport":"false"}}}
    """
  }

  @Test func differentVendorStatementIsShownAndReplacedInItsPlace() throws {
    let wide = try JSONValue(wanted.text).compactText
      .replacing("\"s3:ListBucket\"", with: "\"s3:PutObject\"")
      .replacing("]}]", with: "]},\(denial(sid: "TLS").replacing("\n", with: ""))]")
    let merged = merge(wide)
    #expect(merged.needsConsent)
    #expect(merged.differences == ["- Action s3:PutObject", "+ Action s3:ListBucket"])
    let (text, _) = try written(wide)
    let document = try PolicyDocument(text)
    #expect(document.statements.map(\.sid) == ["1", "TLS"])
    #expect(
      document.statements[0].meaning == (try PolicyDocument(wanted.text)).statements[0].meaning)
  }

  @Test func vendorBesideOthersIsLeftAlone() throws {
    let shared = other.replacing(
      "\"arn:aws:iam::111122223333:user/bob\"",
      with: "[\"arn:aws:iam::111122223333:user/bob\", \"\(BucketPolicy.principal)\"]")
    let merged = merge(shared)
    #expect(!merged.needsConsent)
    #expect(merged.conflicts.map(\.kind) == [.widens])
    #expect(try written(shared).notes.contains { $0.contains("statement 1 \"1\" names Toplyne") })
  }

  @Test func unfilledNameAndBrokenPolicyAreRefused() {
    let unfilled = PolicyMerge(existing: nil, wanted: BucketPolicy(bucket: ""), account: nil)
    #expect(unfilled.outcome == .refused("the bucket's name is not filled in"))
    guard case .refused(let reason) = merge("{\"Statement\":").outcome else {
      Issue.record("a broken policy was merged")
      return
    }
    #expect(reason.contains("line 1, column 14"))
  }

  @Test func sizeIsLimited() throws {
    let long = { (count: Int) in
      let key = String(repeating: "k", count: count)
      return """
        {"Statement": [{"Effect": "Deny", "Principal": {"AWS": "111122223333"}, \
        "Action": "s3:PutObject", "Resource": "arn:aws:s3:::acme/\(key)"}]}
        """
    }
    #expect(merge(long(17_000)).conflicts.isEmpty)
    #expect(merge(long(18_500)).conflicts.map(\.kind) == [.size])
    // Space between the parts does not count.
    #expect(
      merge(long(18_500).replacing(": ", with: String(repeating: " ", count: 999) + ":"))
        .conflicts.map(\.kind) == [.size])
    guard case .refused(let reason) = merge(long(20_400)).outcome else {
      Issue.record("the limit was passed")
      return
    }
    #expect(reason.contains("20,480"))
  }

  @Test func removalTakesExactlyOurs() throws {
    let (text, _) = try written(other)
    #expect(PolicyRemoval(existing: text, wanted: wanted).outcome == .write(text: other))
    #expect(PolicyRemoval(existing: wanted.text, wanted: wanted).outcome == .deletePolicy)
    #expect(PolicyRemoval(existing: other, wanted: wanted).outcome == .absent)
    #expect(PolicyRemoval(existing: nil, wanted: wanted).outcome == .absent)
    let changed = text.replacing("\"s3:GetBucketLocation\"", with: "\"s3:GetBucketAcl\"")
    let kept = PolicyRemoval(existing: changed, wanted: wanted)
    #expect(kept.outcome == .absent)
    #expect(kept.remaining == ["statement 2 \"ToplyneReadOnly\""])
  }

  @Test func removalLeavesAStatementForAllThatWasThereBefore() throws {
    let strict = BucketPolicy(bucket: "acme", options: [.tls: ""])
    let theirs = try JSONValue(strict.text)["Statement"]?.array?.last?.named("Theirs")
    let existing: JSONValue = ["Statement": .array([try #require(theirs)])]
    let merged = PolicyMerge(existing: existing.text, wanted: strict, account: nil)
    guard case .write(let text, _) = merged.outcome else {
      Issue.record("\(merged.outcome)")
      return
    }
    #expect(PolicyRemoval(existing: text, wanted: strict).outcome == .write(text: existing.text))
  }

  @Test func damagedPoliciesAreRefusedOrMergedNeverACrash() throws {
    let seed: UInt64 = 0xBAD_501
    var generator = SeededGenerator(seed: seed)
    var refused = 0
    for _ in 0..<300 {
      let policy = generator.policy(on: "acme")
      var bytes = Array((Bool.random(using: &generator) ? other : policy.text).utf8)
      for _ in 0...Int.random(in: 0...2, using: &generator) {
        let place = Int.random(in: bytes.indices, using: &generator)
        bytes.replaceSubrange(place...place, with: Array(generator.hostileText(upTo: 2).utf8))
      }
      let text = String(decoding: bytes, as: UTF8.self)
      switch merge(text).outcome {
      case .write(let merged, _):
        #expect(merge(merged).outcome == .inSync, "seed \(seed): \(text)")
        _ = PolicyRemoval(existing: merged, wanted: wanted)
      case .refused(let reason):
        refused += 1
        #expect(!reason.isEmpty)
      case .inSync: Issue.record("seed \(seed): \(text)")
      }
    }
    #expect(1..<300 ~= refused)
  }

  @Test func mergedAndRemovedAgainIsTheTextThatWasThere() throws {
    let seed: UInt64 = 0x4E26E
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let policy = generator.policy(on: "acme")
      let existing = Bool.random(using: &generator) ? policy.text : policy.compactText
      guard case .write(let text, _) = merge(existing).outcome, !merge(existing).needsConsent else {
        continue
      }
      let (before, after) = (try PolicyDocument(existing), try PolicyDocument(text))
      #expect(after.statements.dropLast().map(\.value) == before.statements.map(\.value))
      #expect(merge(text).outcome == .inSync, "seed \(seed): \(existing)")
      let removed = PolicyRemoval(existing: text, wanted: wanted).outcome
      #expect(removed == .write(text: existing), "seed \(seed)")
    }
  }
}

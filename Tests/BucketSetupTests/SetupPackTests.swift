import Foundation
import Testing

@testable import BucketSetup

@Suite struct SetupPackTests {
  private static let golden = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  /// Compares with the stored text; with UPDATE_GOLDEN=1 stores it.
  private func expectGolden(_ text: String, _ name: String) throws {
    let file = Self.golden.appending(path: name)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    let stored = try String(contentsOf: file, encoding: .utf8)
    let differing = zip(
      text.split(separator: "\n", omittingEmptySubsequences: false),
      stored.split(separator: "\n", omittingEmptySubsequences: false)
    ).first { $0 != $1 }
    #expect(text == stored, "\(name): \(differing.map { "\($0.0) ≠ \($0.1)" } ?? "length")")
  }

  private let guideSample = SampleShare.facts(files: SampleShare.guideFiles, leftOut: [])

  @Test func documentsForTheGuidesSampleAreAsStored() throws {
    let pack = SampleShare.pack(facts: guideSample)
    #expect(
      pack.documents.map(\.name) == [
        "SETUP.md", "bucket-policy.json", "setup.sh", "console-steps.md", "cli-steps.md", "main.tf",
        "cfn.yaml", "operator-policy.json", "message-to-toplyne.txt",
      ])
    for document in pack.documents { try expectGolden(document.text, document.name) }
    #expect(pack.documents.filter(\.isExecutable).map(\.name) == ["setup.sh"])
  }

  @Test func documentsForAnExistingBucketWithAKeyAreAsStored() throws {
    let pack = SampleShare.pack([
      .origin: "existing", .owner: "123456789012", .encryption: "sse-kms",
      .kmsKey: "arn:aws:kms:eu-west-1:123456789012:key/1a2b3c",
    ])
    for name in ["SETUP.md", "console-steps.md", "main.tf", "cfn.yaml", "operator-policy.json"] {
      try expectGolden(pack.text(of: name), "existing-kms-\(name)")
    }
  }

  @Test func documentsForABucketWithAPolicyOfItsOwnAreAsStored() throws {
    let existing =
      #"{"Version":"2012-10-17","Statement":[{"Sid":"1","Effect":"Allow","Principal":{"AWS":"#
      + #""arn:aws:iam::123456789012:user/etl"},"Action":"s3:PutObject","Resource":"#
      + #""arn:aws:s3:::acme-toplyne-export-7f3a91/${aws:username}/*"},{"Sid":"TLS","Effect":"#
      + #""Deny","Principal":"*","Action":"s3:*","Resource":"#
      + #""arn:aws:s3:::acme-toplyne-export-7f3a91/*","Condition":{"Bool":"#
      + #"{"aws:SecureTransport":"false"}}}]}"#
    let pack = SampleShare.pack([.options: "versions"], existingPolicy: existing)
    try expectGolden(pack.text(of: "merged-policy.json"), "merged-policy.json")
    for name in ["SETUP.md", "main.tf", "cfn.yaml", "console-steps.md"] {
      try expectGolden(pack.text(of: name), "merged-\(name)")
    }
  }

  @Test func guideNamesEveryKeyWithItsSize() {
    let pack = SampleShare.pack()
    let guide = pack.text(of: "SETUP.md")
    #expect(
      guide.contains(
        "| `events/part-1.csv.gz` | `events/2024/part-1.csv.gz` | 1,234,567 | 40,000 |"))
    #expect(guide.contains("| `accounts/accounts.csv` | `accounts.csv` | 208 | 2 |"))
    #expect(guide.contains("- `notes.xlsx`: not a supported file type"))
    #expect(
      pack.text(of: "console-steps.md").contains(
        "https://s3.console.aws.amazon.com/s3/buckets/acme-toplyne-export-7f3a91?tab=permissions"))
  }

  @Test func noDocumentHoldsThePlaceholderOrControlCharacters() {
    let seed: UInt64 = 0xD0C5
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let files = (0..<3).map {
        UploadFile(path: generator.hostileText() + "\($0).csv", table: .users, bytes: $0)
      }
      let facts = SampleShare.facts(files: files, root: "/" + generator.hostileText())
      let pack = SampleShare.pack(
        [.usersPrefix: generator.hostileText(), .bucket: "b" + generator.hostileText()],
        facts: facts)
      for document in pack.documents where document.name != "bucket-policy.json" {
        #expect(!document.text.contains(BucketPolicy.placeholder), "seed \(seed)")
        let hidden = document.text.unicodeScalars.filter {
          [.control, .format].contains($0.properties.generalCategory) && $0 != "\n"
            && $0 != "\u{200D}"
        }
        #expect(hidden.isEmpty, "seed \(seed) \(document.name)")
      }
    }
  }

  @Test func longListsOfFilesAreCutInTheMessageWithTheRestCounted() {
    let files = (0..<60).map { UploadFile(path: "e/\($0).csv", table: .events, bytes: 1) }
    let message = SampleShare.pack(facts: SampleShare.facts(files: files))
      .text(of: "message-to-toplyne.txt")
    #expect(message.contains("and 10 files more"))
    #expect(message.contains("events: 60 files, 60 bytes, below"))
  }

  @Test func whatAWSSaidAboutReadersIsHandedOnAndAsked() {
    let bucket = "acme-toplyne-export-7f3a91"
    let answers = SampleShare.answers([
      .origin: "existing", .owner: "123456789012", .offline: "no", .region: "af-south-1",
    ])
    var facts = SampleShare.facts()
    for (subject, output) in [
      (Probe.Subject.payment, #"{"Payer":"Requester"}"#),
      (.versioning, #"{"Status":"Enabled"}"#), (.bucket, #"{"BucketRegion":"af-south-1"}"#),
    ] {
      let probe = Probe(subject: subject, bucket: bucket, owner: "123456789012", profile: nil)
      let reading = ProbeReading(AWSAnswer(status: 0, output: output), to: probe)
      facts.probes[probe] = .answered(reading, at: "14:32")
    }
    let pack = SetupPack(answers: answers.resolved(with: facts), facts: facts)
    let guide = pack.text(of: "SETUP.md")
    #expect(guide.contains("## What AWS said\n\n- Exists"))
    #expect(guide.contains("- Requester Pays is on") && guide.contains("- Versioning is on"))
    let message = pack.text(of: "message-to-toplyne.txt")
    #expect(message.contains("do you send it, or do we switch it off?"))
    #expect(message.contains("The region af-south-1 has to be enabled"))
    #expect(!SampleShare.pack().text(of: "SETUP.md").contains("What AWS said"))
  }
}

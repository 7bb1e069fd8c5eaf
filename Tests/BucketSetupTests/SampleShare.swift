@testable import BucketSetup

/// The guide's sample tables as they lie in a folder, and answers for them.
enum SampleShare {
  static func facts(
    files: [UploadFile] = files, leftOut: [DataFolder.LeftOutFile] = leftOut,
    root: String = "/srv/acme/export", occupied: Bool = false
  ) -> Facts {
    Facts(
      data: DataFolder(path: "export", root: root, files: files, leftOut: leftOut),
      defaultDataFolder: "export", output: .init(path: "out", isOccupied: occupied),
      defaultOutputFolder: "out", nameSuffix: "7f3a91")
  }

  static let files = [
    UploadFile(path: "accounts.csv", table: .accounts, bytes: 208, rows: 2),
    UploadFile(path: "events/2024/part-1.csv.gz", table: .events, bytes: 1_234_567, rows: 40_000),
    UploadFile(path: "events/2024/part-2.csv.gz", table: .events, bytes: 4567),
    UploadFile(path: "users.csv", table: .users, bytes: 223, rows: 2),
  ]

  static let leftOut = [
    DataFolder.LeftOutFile(path: ".DS_Store", reason: "junk of the file manager"),
    DataFolder.LeftOutFile(path: "notes.xlsx", reason: "not a supported file type"),
  ]

  /// The guide's sample as it is: three files in one folder.
  static let guideFiles = [
    UploadFile(path: "accounts.csv", table: .accounts, bytes: 208, rows: 2),
    UploadFile(path: "events.csv", table: .events, bytes: 263, rows: 2),
    UploadFile(path: "users.csv", table: .users, bytes: 223, rows: 2),
  ]

  static func answers(_ more: [Question.Key: String] = [:]) -> Answers {
    var answers = Answers([
      .bucket: Answer("acme-toplyne-export-7f3a91", .typed), .region: Answer("eu-west-1", .typed),
    ])
    for (key, value) in more { answers[key] = Answer(value, .flag) }
    return answers
  }

  static func pack(_ more: [Question.Key: String] = [:], facts: Facts = facts()) -> SetupPack {
    SetupPack(answers: answers(more).resolved(with: facts), facts: facts)
  }

  /// The pack for an existing bucket, of which AWS has said what policy it has.
  static func pack(_ more: [Question.Key: String] = [:], existingPolicy: String) -> SetupPack {
    let probe = Probe(
      subject: .policy, bucket: "acme-toplyne-export-7f3a91", owner: "123456789012", profile: nil)
    let output: JSONValue = ["Policy": .string(existingPolicy)]
    let answer = AWSAnswer(status: 0, output: output.text)
    var facts = facts()
    facts.probes[probe] = .answered(ProbeReading(answer, to: probe), at: "14:32")
    let existing: [Question.Key: String] = [
      .origin: "existing", .owner: "123456789012", .offline: "no",
    ]
    return pack(existing.merging(more) { $1 }, facts: facts)
  }

  static func plan(_ more: [Question.Key: String] = [:], facts: Facts = facts()) -> SetupPlan {
    SetupPlan(answers: answers(more).resolved(with: facts), facts: facts)
  }
}

extension SetupPack {
  func text(of name: String) -> String {
    documents.first { $0.name == name }?.text ?? ""
  }
}

/// The message that tells Toplyne where the data are: the guide asks for the name of the bucket.
struct VendorMessage {
  let answers: Answers
  let facts: Facts
  let policy: PlannedPolicy
  let uploads: [UploadPlan]

  /// The most files that are named one by one for a table.
  private static let longestList = 50

  var text: String {
    (["Subject: S3 bucket \(bucket) is shared with you", "", "Hello Toplyne team,", ""]
      + ["our data for you are in an S3 bucket that your role can read.", ""]
      + known + [""] + tables + closing).joined(separator: "\n") + "\n"
  }

  private var bucket: String { PlainText.printable(answers.value(.bucket)) }

  private var known: [String] {
    let region = answers.value(.region)
    let name = Region.known.first { $0.code == region }?.name
    let owner = answers.owner.map { ["account     \(PlainText.printable($0))"] } ?? []
    return ["bucket      \(bucket)"]
      + ["region      \(PlainText.printable(region))\(name.map { " (\($0))" } ?? "")"]
      + owner + encryption + ["role        \(BucketPolicy.principal)"]
      + ["policy      \(policyNote)"]
  }

  private var encryption: [String] {
    switch answers.encryption {
    case .keep: []
    case .s3: ["encryption  SSE-S3, which needs nothing on your side"]
    case .kms:
      [
        "encryption  SSE-KMS with the key \(PlainText.printable(answers.value(.kmsKey)));",
        "            please let your role use kms:Decrypt on it",
      ]
    }
  }

  private var policyNote: String {
    policy.deviations.isEmpty
      ? "the one of your sharing guide" : "differs from your sharing guide, see the questions"
  }

  private var tables: [String] {
    guard !uploads.isEmpty else { return ["No files have been uploaded yet.", ""] }
    let files = uploads.reduce(0) { $0 + $1.items.count }
    let bytes = uploads.reduce(0) { $0 + $1.bytes }
    return ["Tables, \(PlainText.count(files, "file")), \(PlainText.size(bytes)) in all:"]
      + uploads.flatMap(table) + [""]
  }

  private func table(_ upload: UploadPlan) -> [String] {
    let rows = upload.rows.map { ", " + PlainText.count($0, "row") } ?? ""
    let place = PlainText.printable("s3://\(answers.value(.bucket))/\(upload.prefix)")
    let head =
      "  \(upload.table.rawValue): \(PlainText.count(upload.items.count, "file")), "
      + "\(PlainText.size(upload.bytes))\(rows), below \(place)"
    let files = upload.items.prefix(Self.longestList).map { "    \(PlainText.printable($0.key))" }
    let rest = upload.items.count - files.count
    return [head] + files
      + (rest > 0 ? ["    and \(PlainText.count(rest, "file")) more"] : [])
  }

  private var closing: [String] {
    let questions = OpenQuestions.forToplyne(
      answers: answers, facts: facts, policy: policy, uploads: uploads)
    return ["Please confirm that you can list the bucket and read a file, and tell us:"]
      + questions.enumerated().map { "  \($0.offset + 1). \($0.element)" }
      + ["", "Thank you."]
  }
}

/// The message that tells Toplyne where the data are.
struct VendorMessage {
  let answers: Answers
  let uploads: [UploadPlan]

  /// The most files that are named one by one for a table.
  private static let longestList = 50

  /// What the guide leaves open and both sides have to settle.
  static let openQuestions = [
    "Rows that are deleted on our side: how do you want to learn of them?",
    "Events that arrive late: do we add files for past days, and for how long do you look back?",
    "Names of files: may a name come again with new content, or is each name used once?",
    "How often do you read the bucket, and by when should a day's files be there?",
    "Is the region of the bucket fine for you? Some regions have to be enabled on your side.",
  ]

  var text: String {
    (["Subject: S3 bucket \(bucket) is shared with you", "", "Hello Toplyne team,", ""]
      + ["our data for you are in an S3 bucket that your role can read.", ""]
      + facts + [""] + tables + closing).joined(separator: "\n") + "\n"
  }

  private var bucket: String { PlainText.printable(answers.value(.bucket)) }

  private var facts: [String] {
    let region = answers.value(.region)
    let name = Region.known.first { $0.code == region }?.name
    let owner = answers.owner.map { ["account     \($0)"] } ?? []
    let key = PlainText.printable(answers.value(.kmsKey))
    let encryption =
      answers.encryption == .kms
      ? ["encryption  SSE-KMS with the key \(key); please let your role use kms:Decrypt on it"] : []
    return ["bucket      \(bucket)"]
      + ["region      \(PlainText.printable(region))\(name.map { " (\($0))" } ?? "")"]
      + owner + encryption + ["role        \(BucketPolicy.principal)"]
  }

  private var tables: [String] {
    guard !uploads.isEmpty else { return ["No files have been uploaded yet.", ""] }
    return ["Tables:"] + uploads.flatMap(table) + [""]
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
    ["Please confirm that you can list the bucket and read a file, and tell us:"]
      + Self.openQuestions.enumerated().map { "  \($0.offset + 1). \($0.element)" }
      + ["", "Thank you."]
  }
}

/// How a bucket encrypts new objects.
struct EncryptionRule {
  let algorithm: String
  let key: String?

  /// Reads what `s3api get-bucket-encryption` answers.
  init?(_ answer: AWSAnswer) {
    self.init(answer.json?[Setting.encryption.member])
  }

  init?(_ value: JSONValue?) {
    let rule = value?["Rules"]?.array?.first?["ApplyServerSideEncryptionByDefault"]
    guard let algorithm = rule?["SSEAlgorithm"]?.string else { return nil }
    self.algorithm = algorithm
    key = rule?["KMSMasterKeyID"]?.string
  }

  /// Whether a key of KMS is used, so that the bucket's policy is not enough.
  var usesKMS: Bool { algorithm.hasPrefix("aws:kms") }

  /// Whether the key is the one of S3 itself, which cannot be shared.
  var usesKeyOfAWS: Bool { usesKMS && key.map { $0.hasSuffix("alias/aws/s3") } ?? true }

  /// What follows for who reads.
  var advice: String {
    usesKeyOfAWS
      ? "Objects encrypted with the key aws/s3 cannot be shared with another account: Toplyne "
        + "cannot read them. Use SSE-S3, or a key of your own."
      : "The policy of the key \(PlainText.printable(key ?? "")) must let Toplyne's role decrypt: "
        + "plan with --encryption sse-kms --kms-key ARN for the statement."
  }
}

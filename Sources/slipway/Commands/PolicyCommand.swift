import BucketSetup

extension Command {
  /// Prints the bucket policy alone.
  static let policy = Command(
    name: "policy", operands: "--bucket NAME",
    summary: "the bucket policy alone, on standard output", flags: [.bucket]
  ) { arguments in
    guard let bucket = arguments.value(.bucket), arguments.operands.isEmpty else {
      throw UsageError("policy needs the bucket's name: slipway policy --bucket NAME")
    }
    let violations = BucketName.violations(in: bucket)
    for warning in violations where warning.severity == .warning {
      Output.complain("bucket name \(bucket): \(warning.message)")
    }
    let errors = violations.filter { $0.severity == .error }
    guard errors.isEmpty else {
      let reasons = errors.map(\.message).joined(separator: "\n  ")
      throw UsageError("--bucket \(bucket) is no name that S3 allows:\n  \(reasons)")
    }
    try Output.write(BucketPolicy(bucket: bucket).text)
    return 0
  }
}

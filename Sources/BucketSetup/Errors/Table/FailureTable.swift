/// The error table: the first row with a code that matches explains an error, then the first with
/// a text alone.
///
/// Sources: Amazon S3 API Reference, "Error responses"; IAM User Guide, "Troubleshoot access denied
/// error messages"; the messages of botocore and of the AWS CLI, versions 1 and 2.
extension FailureRule {
  /// Every row.
  static let all =
    signIn + places + rights + settings + policies + transfers + machine + otherTransfers

  /// What is said of an error that no row explains.
  static let unknown = FailureRule(
    id: "unknown", cause: "This error is not one that Slipway knows.", who: .you,
    remedy: [
      "Read the message of the AWS CLI; run the command again with --debug to see more of it.",
      "Look the code up: "
        + "https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html",
    ])
}

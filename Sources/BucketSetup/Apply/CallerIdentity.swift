/// Who is signed in to AWS.
struct CallerIdentity: Equatable {
  let account: String
  let arn: String

  /// Reads what `sts get-caller-identity` answers.
  init?(_ answer: AWSAnswer) {
    guard let json = answer.json, let account = json["Account"]?.string,
      let arn = json["Arn"]?.string
    else { return nil }
    self.account = account
    self.arn = arn
  }

  /// The partition of AWS, the second part of the ARN.
  var partition: String {
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count > 1 ? String(parts[1]) : ""
  }

  /// Why the vendor's role cannot be let in from there, if so.
  var obstacle: String? {
    guard partition != "aws" else { return nil }
    return "\(PlainText.printable(arn)) is in the partition \(PlainText.printable(partition)), and "
      + "roles do not cross partitions: Toplyne's role, in the partition aws, could not read there. "
      + "Use a bucket in a commercial region, with an account of that partition."
  }
}

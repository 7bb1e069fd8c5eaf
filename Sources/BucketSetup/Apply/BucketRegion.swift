/// The region of a bucket as S3 tells it.
enum BucketRegion {
  /// Reads what `s3api get-bucket-location` answers; old names become those of today.
  static func code(_ answer: AWSAnswer) -> String? {
    guard answer.status == 0 else { return nil }
    guard let place = answer.json?["LocationConstraint"] else {
      return answer.text.isEmpty ? "us-east-1" : nil
    }
    switch place {
    case .null, .string(""): return "us-east-1"
    case .string("EU"): return "eu-west-1"
    case .string(let code): return code
    default: return nil
    }
  }

  /// Regions that an account has to switch on first.
  ///
  /// Source: AWS Account Management, "Enable or disable AWS Regions in your account".
  static let optIn: Set<String> = [
    "af-south-1", "ap-east-1", "ap-east-2", "ap-south-2", "ap-southeast-3", "ap-southeast-4",
    "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-west-1", "eu-central-2",
    "eu-south-1", "eu-south-2", "il-central-1", "me-central-1", "me-south-1", "mx-central-1",
  ]
}

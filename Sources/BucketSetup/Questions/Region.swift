/// A region of AWS and whether a bucket there can be shared with Toplyne's role.
public struct Region: Equatable, Sendable {
  /// The code, such as `eu-west-1`.
  public let code: String
  /// The name that the AWS console shows, such as “Europe (Ireland)”.
  public let name: String

  /// What can be said about a region's code without asking AWS.
  public enum Standing: Equatable, Sendable {
    /// A region of the commercial partition that this version knows.
    case known(Region)
    /// Has the form of a commercial region, perhaps a newer one.
    case unlisted
    /// A region of another partition, which roles cannot reach; the partition is named.
    case otherPartition(String)
    /// No region's code at all.
    case malformed
  }

  /// What can be said about a code without asking AWS.
  public static func standing(of code: String) -> Standing {
    if let region = known.first(where: { $0.code == code }) { return .known(region) }
    for (form, partition) in otherPartitions where code.wholeMatch(of: form) != nil {
      return .otherPartition(partition)
    }
    return code.wholeMatch(of: commercialForm) == nil ? .malformed : .unlisted
  }

  // The forms are those of botocore's `partitions.json`. Regex values are not Sendable, so they
  // are made on use.
  private static var commercialForm: Regex<Substring> {
    /(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z0-9_]+-[0-9]+/
  }

  private static var otherPartitions: [(form: Regex<Substring>, name: String)] {
    [
      (/cn-[a-z0-9_]+-[0-9]+/, "AWS China"),
      (/us-gov-[a-z0-9_]+-[0-9]+/, "AWS GovCloud (US)"),
      (/eusc-[a-z]+-[a-z0-9_]+-[0-9]+/, "AWS European Sovereign Cloud"),
      (/(?:us|eu)-iso[a-z]?-[a-z0-9_]+-[0-9]+/, "an isolated AWS partition"),
    ]
  }

  /// The regions of the commercial partition, by code.
  ///
  /// Source: `endpoints.json` of botocore 1.43.
  public static let known: [Region] = [
    Region(code: "af-south-1", name: "Africa (Cape Town)"),
    Region(code: "ap-east-1", name: "Asia Pacific (Hong Kong)"),
    Region(code: "ap-east-2", name: "Asia Pacific (Taipei)"),
    Region(code: "ap-northeast-1", name: "Asia Pacific (Tokyo)"),
    Region(code: "ap-northeast-2", name: "Asia Pacific (Seoul)"),
    Region(code: "ap-northeast-3", name: "Asia Pacific (Osaka)"),
    Region(code: "ap-south-1", name: "Asia Pacific (Mumbai)"),
    Region(code: "ap-south-2", name: "Asia Pacific (Hyderabad)"),
    Region(code: "ap-southeast-1", name: "Asia Pacific (Singapore)"),
    Region(code: "ap-southeast-2", name: "Asia Pacific (Sydney)"),
    Region(code: "ap-southeast-3", name: "Asia Pacific (Jakarta)"),
    Region(code: "ap-southeast-4", name: "Asia Pacific (Melbourne)"),
    Region(code: "ap-southeast-5", name: "Asia Pacific (Malaysia)"),
    Region(code: "ap-southeast-6", name: "Asia Pacific (New Zealand)"),
    Region(code: "ap-southeast-7", name: "Asia Pacific (Thailand)"),
    Region(code: "ca-central-1", name: "Canada (Central)"),
    Region(code: "ca-west-1", name: "Canada West (Calgary)"),
    Region(code: "eu-central-1", name: "Europe (Frankfurt)"),
    Region(code: "eu-central-2", name: "Europe (Zurich)"),
    Region(code: "eu-north-1", name: "Europe (Stockholm)"),
    Region(code: "eu-south-1", name: "Europe (Milan)"),
    Region(code: "eu-south-2", name: "Europe (Spain)"),
    Region(code: "eu-west-1", name: "Europe (Ireland)"),
    Region(code: "eu-west-2", name: "Europe (London)"),
    Region(code: "eu-west-3", name: "Europe (Paris)"),
    Region(code: "il-central-1", name: "Israel (Tel Aviv)"),
    Region(code: "me-central-1", name: "Middle East (UAE)"),
    Region(code: "me-south-1", name: "Middle East (Bahrain)"),
    Region(code: "mx-central-1", name: "Mexico (Central)"),
    Region(code: "sa-east-1", name: "South America (Sao Paulo)"),
    Region(code: "us-east-1", name: "US East (N. Virginia)"),
    Region(code: "us-east-2", name: "US East (Ohio)"),
    Region(code: "us-west-1", name: "US West (N. California)"),
    Region(code: "us-west-2", name: "US West (Oregon)"),
  ]
}

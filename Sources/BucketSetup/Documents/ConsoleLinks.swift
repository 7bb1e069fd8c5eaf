/// Pages of the AWS console about one bucket.
struct ConsoleLinks {
  let bucket: String
  let region: String

  /// The page of the bucket's permissions as the sharing guide links to it.
  var guide: String {
    "https://s3.console.aws.amazon.com/s3/buckets/\(URLText.encoded(bucket))?tab=permissions"
  }

  /// The page that creates a bucket.
  var creation: String { "\(console)/s3/bucket/create?region=\(place)" }

  /// A tab of the bucket's page in the console of its region.
  func tab(_ name: String) -> String {
    "\(console)/s3/buckets/\(URLText.encoded(bucket))?region=\(place)&tab=\(name)"
  }

  /// The objects below a prefix.
  func objects(below prefix: String) -> String {
    tab("objects") + (prefix.isEmpty ? "" : "&prefix=\(URLText.encoded(prefix))")
  }

  /// The page of a KMS key that is named by its ARN.
  func key(_ arn: String) -> String {
    let id = arn.split(separator: "/").last.map(String.init) ?? arn
    return "\(console)/kms/home?region=\(place)#/kms/keys/\(URLText.encoded(id))"
  }

  private var place: String { URLText.encoded(region) }
  private var console: String { "https://\(place).console.aws.amazon.com" }
}

/// Rows about regions and buckets.
extension FailureRule {
  static let places: [FailureRule] = regions + buckets

  private static let regions: [FailureRule] = [
    FailureRule(
      id: "region.missing", codes: ["NoRegion"], cause: noRegion, who: .you,
      remedy: namingTheRegion),
    FailureRule(
      id: "region.missing", texts: ["you must specify a region"], cause: noRegion, who: .you,
      remedy: namingTheRegion),
    FailureRule(
      id: "region.malformed",
      texts: ["doesn't match a supported format", "unknown region:", "invalid endpoint:"],
      cause: "The region is not written as AWS writes it, such as eu-west-1.", who: .you,
      remedy: ["Correct --region, AWS_REGION or the region of the profile."]),
    FailureRule(
      id: "region.wrong",
      codes: [
        "PermanentRedirect", "TemporaryRedirect", "301", "307", "AuthorizationHeaderMalformed",
      ],
      cause: "The bucket {bucket} is in {the right-region}, not in the one that was asked.",
      who: .you,
      remedy: [
        "aws s3api get-bucket-location --bucket {bucket}{--profile}",
        "Use the region that this names; null means us-east-1.",
      ]),
    FailureRule(
      id: "region.constraint", codes: ["IllegalLocationConstraintException"],
      cause: "A bucket is created by the endpoint of its own region, and the region asked "
        + "({region}) is not the one of the LocationConstraint.",
      who: .you,
      remedy: [
        "Name the same region twice, except for us-east-1, which takes no constraint:",
        "aws s3api create-bucket --bucket {bucket} --region {region} "
          + "--create-bucket-configuration LocationConstraint={region}",
        "A region that has to be switched on first is so in the account's settings.",
      ]),
    FailureRule(
      id: "region.constraint-invalid", codes: ["InvalidLocationConstraint"],
      cause: "The LocationConstraint is no region that S3 takes: us-east-1 must not be named, or "
        + "it is mistyped.",
      who: .you,
      remedy: [
        "For us-east-1, leave the constraint out:",
        "aws s3api create-bucket --bucket {bucket} --region us-east-1",
      ]),
  ]

  private static let buckets: [FailureRule] = [
    FailureRule(
      id: "bucket.free", codes: ["404", "NoSuchBucket", "NotFound"], operations: ["HeadBucket"],
      cause: "There is no bucket {bucket}: the name is free, or the bucket has been deleted.",
      who: .you,
      remedy: [
        "To create it: slipway setup, with the answer that the bucket is new.",
        "If it should be there, compare its name letter by letter:",
        "aws s3 ls{--profile}",
      ]),
    FailureRule(
      id: "bucket.forbidden", codes: ["403", "Forbidden", "AccessDenied"],
      operations: ["HeadBucket"],
      cause: "The bucket {bucket} exists, but belongs to another account, or you lack "
        + "s3:ListBucket on it.",
      who: .you,
      remedy: [
        "aws sts get-caller-identity{--profile}",
        "Sign in to the account that owns it, choose another name, or ask for:",
        "{statement}",
      ]),
    FailureRule(
      id: "bucket.unclear", codes: ["400", "BadRequest"], operations: ["HeadBucket"],
      cause: "S3 refuses without a reason: the bucket is in another region, or the session is "
        + "over.",
      who: .you,
      remedy: [
        "aws sts get-caller-identity{--profile}",
        "aws s3api get-bucket-location --bucket {bucket}{--profile}",
      ]),
    FailureRule(
      id: "object.missing", codes: ["404", "NoSuchKey", "NotFound"],
      operations: ["HeadObject", "GetObject", "CopyObject", "GetObjectAttributes"],
      cause: "There is no object with this key in the bucket.", who: .you,
      remedy: ["Upload what is missing; objects that are there already are not sent again."]),
    FailureRule(
      id: "bucket.missing", codes: ["NoSuchBucket", "404"],
      cause: "There is no bucket {bucket}.", who: .you,
      remedy: ["aws s3 ls{--profile}", "Create the bucket first, or correct its name."]),
    FailureRule(
      id: "bucket.taken", codes: ["BucketAlreadyExists"],
      cause: "Somebody else has a bucket with this name; names are unique in all of AWS.",
      who: .you,
      remedy: [
        "Choose a name that nobody can guess:",
        "slipway setup --bucket {bucket}-\"$(openssl rand -hex 3)\"",
      ]),
    FailureRule(
      id: "bucket.owned", codes: ["BucketAlreadyOwnedByYou"],
      cause: "The bucket {bucket} is yours already.", who: .you,
      remedy: [
        "Go on with the next step. Do not create it again in us-east-1: that would reset its ACLs."
      ]),
    FailureRule(
      id: "bucket.name", codes: ["InvalidBucketName"], cause: badName, who: .you,
      remedy: correctingTheName),
    FailureRule(
      id: "bucket.name", texts: ["invalid bucket name"], cause: badName, who: .you,
      remedy: correctingTheName),
    FailureRule(
      id: "bucket.quota", codes: ["TooManyBuckets"],
      cause: "The account has as many buckets as it may have.", who: .administrator,
      remedy: [
        "Delete one that is not needed, or raise the quota in Service Quotas:",
        "https://console.aws.amazon.com/servicequotas/home/services/s3/quotas",
      ]),
    FailureRule(
      id: "bucket.not-empty", codes: ["BucketNotEmpty"],
      cause: "S3 deletes a bucket only when nothing is in it, and {bucket} holds objects, "
        + "versions of objects, or unfinished uploads.",
      who: .you,
      remedy: [
        "aws s3 ls s3://{bucket} --recursive --summarize{--profile}",
        "Nothing here deletes objects for you.",
      ]),
    FailureRule(
      id: "bucket.foreign", codes: ["MethodNotAllowed", "405"],
      cause: "The bucket {bucket} belongs to another account; only its owner may do this.",
      who: .bucketOwner,
      remedy: [
        "aws sts get-caller-identity{--profile}",
        "Sign in to the account that owns the bucket, or hand the documents to whoever can.",
      ]),
  ]

  private static let noRegion = "The AWS CLI does not know which region to ask."
  private static let namingTheRegion = [
    "aws configure set region REGION{--profile}",
    "Or add --region to the command, or set AWS_REGION.",
  ]
  private static let badName = "S3 does not take this name for a bucket."
  private static let correctingTheName = [
    "3 to 63 of a-z, 0-9 and -, starting and ending with a letter or a digit.",
    "slipway policy --bucket {bucket}",
  ]
}

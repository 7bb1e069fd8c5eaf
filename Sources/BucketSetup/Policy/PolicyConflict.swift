/// Something in a bucket's policy that gets in the way of sharing, or of writing the policy.
public struct PolicyConflict: Equatable, Sendable {
  /// What kind of thing it is.
  public enum Kind: Equatable, Sendable {
    /// A statement lets everybody in, which cuts off other accounts.
    case isPublic
    /// A statement denies what the vendor is to do.
    case deniesVendor
    /// A statement may deny it; that depends on something that is not known here.
    case mayDenyVendor
    /// The account that owns the bucket may be denied to change the policy.
    case deniesOwner
    /// A statement gives the vendor more than is asked for.
    case widens
    /// A statement names a role or user that has been deleted.
    case stalePrincipal
    /// A placeholder has not been filled in.
    case placeholder
    /// A statement is about another bucket.
    case otherBucket
    /// Two statements have the same `Sid`.
    case sameSid
    /// The policy is near the limit of its size.
    case size
  }

  /// What kind of thing it is.
  public let kind: Kind
  /// The statement's place and name; `the policy` where it is about the whole.
  public let statement: String
  /// How much it weighs.
  public let severity: ProblemSeverity
  /// What is so, and what follows, in a sentence.
  public let what: String
  /// What to do about it, in a sentence.
  public let remedy: String

  /// What gets in the way in a policy as it is to be, or as it is.
  ///
  /// - Parameters:
  ///   - document: The policy.
  ///   - wanted: What the vendor asks for.
  ///   - account: The account that owns the bucket, if it is known.
  /// - Returns: What was found, in the order of the statements.
  public static func all(
    in document: PolicyDocument, wanted: BucketPolicy, account: String?
  ) -> [PolicyConflict] {
    PolicyConflictScan(document, wanted: wanted, account: account).conflicts
  }
}

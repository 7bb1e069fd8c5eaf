/// Somebody who asks a bucket for something.
public enum AccessIdentity: Equatable, Sendable {
  /// A user or role with its ARN.
  case principal(String)
  /// Whoever may do everything in the account that owns the bucket; the account may be unknown.
  case owner(account: String?)
  /// Somebody without an account.
  case anonymous

  /// The role of the vendor.
  public static let vendor = AccessIdentity.principal(BucketPolicy.principal)

  /// The account of a principal.
  var account: String? {
    switch self {
    case .principal(let arn):
      arn.split(separator: ":", omittingEmptySubsequences: false).dropFirst(4).first
        .map(String.init)
    case .owner(let account): account
    case .anonymous: nil
    }
  }
}

/// A request that a policy decides about.
public struct AccessRequest: Equatable, Sendable {
  /// Who asks.
  public var identity: AccessIdentity
  /// Whether the one who asks may do everything unless the policy denies it.
  public var isOwner: Bool
  /// What is asked for, such as `s3:GetObject`.
  public var action: String
  /// The ARN of the bucket or object.
  public var resource: String
  /// What else is known of the request, by the key of the condition in small letters: its value, or
  /// that the request has none; a key that is not here is not known.
  public var context: [String: String?]

  /// Makes a request.
  public init(
    _ action: String, on resource: String, by identity: AccessIdentity, isOwner: Bool = false,
    context: [String: String?] = [:]
  ) {
    self.action = action
    self.resource = resource
    self.identity = identity
    self.isOwner = isOwner
    self.context = context
  }

  /// The same with what follows from the identity, and the rest that every request over TLS has.
  var overTLS: Self {
    var request = self
    request.context["aws:securetransport"] = "true"
    request.context["s3:prefix"] = context["s3:prefix"] ?? .some(nil)
    switch identity {
    case .principal(let arn):
      request.context["aws:principalarn"] = arn
      request.context["aws:principalaccount"] = identity.account
    case .owner(let account?): request.context["aws:principalaccount"] = account
    case .owner: break
    case .anonymous:
      request.context["aws:principalarn"] = .some(nil)
      request.context["aws:principalaccount"] = .some(nil)
    }
    return request
  }
}

/// What a policy says to a request.
public enum AccessDecision: Equatable, Sendable {
  /// A statement denies it, whatever others allow.
  case denied(by: PolicyStatement)
  /// A statement allows it.
  case allowed(by: PolicyStatement)
  /// No statement is about it, and who asks may do it anyway.
  case owned
  /// No statement allows it.
  case notAllowed
  /// It depends on something that is not known.
  case undecided(by: PolicyStatement, on: String)
}

/// Decides about requests as S3 does, for the part of the policy language that bucket policies use.
///
/// Source: IAM User Guide, "Policy evaluation logic". What it does not know it leaves undecided.
public struct PolicyEvaluator: Sendable {
  /// The policy.
  public let policy: PolicyDocument

  /// Makes an evaluator of a policy.
  public init(_ policy: PolicyDocument) {
    self.policy = policy
  }

  /// What the policy says to a request.
  public func decision(on request: AccessRequest) -> AccessDecision {
    let (denies, allows) = (
      match(of: request, allowing: false), match(of: request, allowing: true)
    )
    if case .yes(let statement)? = denies { return .denied(by: statement) }
    switch (denies, allows) {
    case (.undecided(let statement, let reason)?, let allows)
    where request.isOwner || allows != nil:
      return .undecided(by: statement, on: reason)
    case (_, .yes(let statement)?): return .allowed(by: statement)
    case (_, _) where request.isOwner: return .owned
    case (_, .undecided(let statement, let reason)?):
      return .undecided(by: statement, on: reason)
    default: return .notAllowed
    }
  }

  private enum Match {
    case yes(PolicyStatement)
    case undecided(PolicyStatement, String)
  }

  /// The first statement of an effect that is about a request for sure, or else one that may be.
  private func match(of request: AccessRequest, allowing: Bool) -> Match? {
    var possible: Match?
    for statement in policy.statements where statement.allows == allowing {
      switch applies(statement, to: request) {
      case .yes: return .yes(statement)
      case .undecided(let reason): possible = possible ?? .undecided(statement, reason)
      case .no: continue
      }
    }
    return possible
  }

  /// Whether a statement is about a request.
  func applies(_ statement: PolicyStatement, to request: AccessRequest) -> Certainty {
    .all([
      names(statement, request.identity),
      Certainty(
        statement.actions.elements.contains {
          Wildcard.matches($0.lowercased(), request.action.lowercased())
        } != statement.actions.isExcept),
      names(statement, resource: request.resource),
      .all(statement.conditions.map { holds($0, for: request) }),
      statement.unknownKeys.first.map { .undecided("what \($0.key) means") } ?? .yes,
    ])
  }

  /// Whether a text holds a variable, which AWS fills in when the request comes.
  func hasVariable(_ text: String) -> Bool {
    policy.version != "2008-10-17" && text.contains("${")
  }

  private func names(_ statement: PolicyStatement, resource: String) -> Certainty {
    let named = Certainty.any(
      statement.resources.elements.map { pattern in
        hasVariable(pattern)
          ? .undecided("the variable in \(pattern)")
          : Certainty(Wildcard.matches(arn: pattern, resource))
      })
    return statement.resources.isExcept ? !named : named
  }
}

// MARK: - Principals

extension PolicyEvaluator {
  private func names(_ statement: PolicyStatement, _ identity: AccessIdentity) -> Certainty {
    let principals = statement.principals.elements
    let named = Certainty.any(principals.map { names($0, identity) })
    guard statement.principals.isExcept else { return named }
    // AWS wants the account excepted beside the user, and the session beside the role, which nobody
    // knows before it asks.
    guard named == .no || principals.contains(.everybody) else {
      return .undecided("how NotPrincipal counts here")
    }
    return !named
  }

  private func names(_ principal: PolicyPrincipal, _ identity: AccessIdentity) -> Certainty {
    if principal == .everybody { return .yes }
    switch identity {
    case .anonymous: return .no
    case .principal(let arn): return names(principal, arn: arn, account: identity.account)
    case .owner(let account): return names(principal, owner: account)
    }
  }

  private func names(_ principal: PolicyPrincipal, arn: String, account: String?) -> Certainty {
    guard principal.kind == "AWS" else { return .no }
    if let whole = principal.account { return Certainty(whole == account) }
    if principal.text.utf8.elementsEqual(arn.utf8) { return .yes }
    let role = arn.split(separator: "/").last ?? ""
    let session = "arn:aws:sts::\(account ?? ""):assumed-role/\(role)/"
    return arn.contains(":role/") && principal.text.hasPrefix(session)
      ? .undecided("which session of the role asks") : .no
  }

  private func names(_ principal: PolicyPrincipal, owner: String?) -> Certainty {
    if principal.kind == "CanonicalUser" { return .undecided("whose canonical user it is") }
    let named = AccessIdentity.principal(principal.text).account
    guard principal.kind == "AWS", !principal.isStale, let of = principal.account ?? named,
      AccessIdentity.vendor.account != of
    else { return .no }
    guard let owner else { return .undecided("which account owns the bucket") }
    guard of == owner else { return .no }
    return principal.account == nil ? .undecided("who in the account asks") : .yes
  }
}

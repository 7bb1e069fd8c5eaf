extension PolicyStatement {
  /// Whether AWS takes the statement for public: it lets in more than fixed principals, and no
  /// condition holds it to fixed networks, accounts or sources.
  ///
  /// Source: Amazon S3 User Guide, "Blocking public access", the meaning of "public".
  var isPublic: Bool {
    allows && (principals.isExcept || principals.elements.contains { $0.text == "*" })
      && !conditions.contains(where: \.isFixed)
  }
}

extension PolicyCondition {
  private static let fixingKeys: Set = [
    "aws:sourcearn", "aws:sourcevpc", "aws:sourcevpce", "aws:sourceowner", "aws:sourceaccount",
    "aws:sourceip", "aws:principalorgid", "aws:principalorgpaths", "aws:principalarn",
    "aws:principalaccount", "aws:userid", "s3:dataaccesspointarn", "s3:dataaccesspointaccount",
  ]

  /// Whether it lets in fixed values only, with no wildcard or variable in them.
  fileprivate var isFixed: Bool {
    let operators = [
      "stringequals", "stringlike", "stringequalsignorecase", "arnequals", "arnlike",
    ]
    guard Self.fixingKeys.contains(key.lowercased()), !values.isEmpty else { return false }
    if `operator`.lowercased() == "ipaddress" { return values.allSatisfy(Self.isNarrow) }
    return operators.contains(`operator`.lowercased())
      && !values.contains { Wildcard.isPattern($0) || $0.contains("${") }
  }

  /// Whether a range of addresses is no wider than what AWS still takes for fixed.
  private static func isNarrow(_ range: String) -> Bool {
    let parts = range.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return parts.count == 1 }
    return (Int(parts[1]) ?? 0) >= (range.contains(":") ? 32 : 8)
  }
}

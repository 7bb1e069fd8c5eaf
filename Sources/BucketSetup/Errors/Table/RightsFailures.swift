/// Rows about rights: what AWS says of which policy refused.
extension FailureRule {
  static let rights: [FailureRule] =
    byReason + [
      FailureRule(
        id: "kms.denied", codes: denied, texts: ["perform: kms:"], cause: keyRefuses,
        who: .keyOwner, remedy: openingTheKey),
      FailureRule(
        id: "kms.denied", codes: ["KMS.AccessDenied", "KMS.AccessDeniedException"],
        cause: keyRefuses, who: .keyOwner, remedy: openingTheKey),
      FailureRule(
        id: "kms.disabled",
        codes: [
          "KMS.DisabledException", "DisabledException", "KMS.KMSInvalidStateException",
          "KMSInvalidStateException", "KMS.InvalidStateException",
        ],
        cause: "The KMS key is disabled, or is going to be deleted.", who: .keyOwner,
        remedy: [
          "aws kms describe-key --key-id {key}{--region}{--profile}",
          "Switch the key on again, or encrypt with another one.",
        ]),
      FailureRule(
        id: "kms.missing", codes: ["KMS.NotFoundException", "NotFoundException"],
        cause: "KMS does not find the key in this region and account.", who: .keyOwner,
        remedy: [
          "Give the whole ARN of the key, in the region of the bucket: an alias is looked for in "
            + "the wrong account.",
          "aws kms describe-key --key-id {key}{--region}{--profile}",
        ]),
      FailureRule(
        id: "access.resource-deny", codes: denied,
        texts: ["explicit deny in a resource-based policy"],
        cause: "A statement of the bucket's policy forbids {the right} to everybody, or to you.",
        who: .bucketOwner,
        remedy: [
          "aws s3api get-bucket-policy --bucket {bucket} --query Policy --output text{--profile}",
          "Look for \"Effect\": \"Deny\": its conditions say who is let through. No statement that "
            + "allows helps against it.",
        ]),
      FailureRule(
        id: "access.resource", codes: denied, texts: ["no resource-based policy allows"],
        cause: "What you asked for is in another account, and its policy does not allow {right} "
          + "to you.",
        who: .bucketOwner,
        remedy: [
          "aws sts get-caller-identity{--profile}",
          "Sign in to the account that owns it, or ask its owner to allow {right} in its policy.",
        ]),
      FailureRule(
        id: "access.denied",
        codes: denied + ["403", "UnauthorizedOperation", "AccessDeniedException"],
        cause: "You lack {the right} on {the bucket}, or something forbids it; AWS does not "
          + "say which. A bucket of another account than the one expected is refused like this, too.",
        who: .administrator,
        remedy: [
          "aws sts get-caller-identity{--profile}",
          "Ask for:",
          "{statement}",
        ]),
    ]

  private static let denied = ["AccessDenied", "AccessDeniedException", "Client.AccessDenied"]

  private static let byReason: [FailureRule] = [
    FailureRule(
      id: "access.public-policy", codes: denied, texts: ["blockpublicpolicy"],
      cause: "Some statement of the policy is public, and Block Public Access refuses such "
        + "policies. The statement for Toplyne names one role and is not public.",
      who: .you,
      remedy: [
        "Leave Block Public Access on. Look for \"Principal\": \"*\" in the policy and take it out:",
        "aws s3api get-bucket-policy --bucket {bucket} --query Policy --output text{--profile}",
      ]),
    FailureRule(
      id: "access.scp", codes: denied, texts: ["service control policy"],
      cause: "A service control policy of your organization does not allow {right}; nothing in "
        + "the account itself can change that.",
      who: .administrator,
      remedy: [
        "Ask whoever runs your AWS Organization to allow {right} in this account.",
        "Or use an account that the policy does not apply to.",
      ]),
    FailureRule(
      id: "access.rcp", codes: denied, texts: ["resource control policy"],
      cause: "A resource control policy of the organization that owns {the resource} does not "
        + "allow {right}.",
      who: .administrator,
      remedy: [
        "Ask whoever runs that AWS Organization to allow {right}.",
        "Ask at once whether the policy would keep Toplyne's role out, too: it is in another "
          + "organization.",
      ]),
    FailureRule(
      id: "access.boundary", codes: denied, texts: ["permissions boundary"],
      cause: "The permissions boundary of your identity does not allow {right}; more rights in "
        + "its own policy do not help.",
      who: .administrator,
      remedy: ["Ask for this in the boundary, and in the policy of your identity:", "{statement}"]),
    FailureRule(
      id: "access.session", codes: denied, texts: ["session policy"],
      cause: "The session was begun with a policy of its own, which does not allow {right}.",
      who: .you,
      remedy: [
        "Begin a session without that policy, or with one that has:",
        "{statement}",
      ]),
    FailureRule(
      id: "access.endpoint", codes: denied, texts: ["vpc endpoint policy"],
      cause: "This machine reaches S3 through a VPC endpoint whose policy does not allow {right} "
        + "on this bucket.",
      who: .network,
      remedy: [
        "Ask for {right} on {resource} in the endpoint's policy, or run this from elsewhere."
      ]),
    FailureRule(
      id: "access.identity-deny", codes: denied,
      texts: ["explicit deny in an identity-based policy", "explicit deny in identity"],
      cause: "A policy of your own identity forbids {right}; a statement that allows it does not "
        + "help against that.",
      who: .administrator,
      remedy: ["Ask for {right} on {resource} to be taken out of the statement that denies it."]),
    FailureRule(
      id: "access.identity", codes: denied, texts: ["no identity-based policy allows"],
      cause: "No policy of your identity allows {right}.", who: .administrator,
      remedy: ["Ask for:", "{statement}"]),
  ]

  private static let keyRefuses =
    "The KMS key that the bucket encrypts with does not let you use it; uploads need "
    + "kms:GenerateDataKey, and kms:Decrypt for large files."
  private static let openingTheKey = [
    "Ask for this statement in the policy of the key:",
    "{key-statement}",
    "Toplyne's role needs kms:Decrypt on the key as well: see the part about the key in SETUP.md.",
  ]
}

/// Rows about the AWS CLI being there, and about who is signed in.
extension FailureRule {
  static let signIn: [FailureRule] = [
    FailureRule(
      id: "cli.missing",
      texts: [
        "aws: command not found", "aws: not found", "command not found: aws",
        "aws’: no such file", "aws: no such file", "aws': no such file", "no such file*: aws",
      ],
      statuses: [127],
      cause: "The AWS CLI is not installed, or not where the shell looks for programs (PATH).",
      who: .you,
      remedy: [
        "Install it: "
          + "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html",
        "aws --version",
        "Or do without it: SETUP.md has the same steps for the AWS console, and the folder of "
          + "documents can be handed to a colleague.",
      ]),
    FailureRule(
      id: "credentials.missing", codes: ["NoCredentials"], cause: notSignedIn, who: .you,
      remedy: signingIn),
    FailureRule(
      id: "credentials.missing", texts: ["unable to locate credentials"], cause: notSignedIn,
      who: .you, remedy: signingIn),
    FailureRule(
      id: "credentials.partial", texts: ["partial credentials found in"],
      cause: "Only half of the credentials is set: a key without its secret, or the reverse.",
      who: .you,
      remedy: ["aws configure list{--profile}", "Set the half that is missing, or sign in anew."]),
    FailureRule(
      id: "credentials.process", texts: ["error when retrieving credentials from"],
      cause: "The program or the role that the profile takes its credentials from failed.",
      who: .you,
      remedy: [
        "aws configure list{--profile}",
        "Run the credential_process of the profile by hand to see why it fails.",
      ]),
    FailureRule(
      id: "profile.unknown", texts: ["the config profile (*could not be found"],
      cause: "There is no profile with the name {profile}: a typing error, or it is kept in "
        + "another file.",
      who: .you,
      remedy: [
        "aws configure list-profiles",
        "With version 1 of the CLI, look into ~/.aws/config instead.",
        "The variable AWS_PROFILE, if it is set, names a profile, too.",
      ]),
    FailureRule(
      id: "session.expired",
      codes: ["ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired"],
      cause: "The session is over: its temporary credentials have expired.", who: .you,
      remedy: [
        "aws sso login{--profile}", "Without single sign-on, get new credentials as before.",
      ]),
    FailureRule(
      id: "session.sso",
      texts: [
        "error loading sso token", "sso session*has expired",
        "token has expired and refresh failed",
        "error when retrieving token from sso", "the sso access token has either expired",
        "your session has expired",
      ],
      cause: "The single sign-on session is over, or was never begun.", who: .you,
      remedy: ["aws sso login{--profile}"]),
    FailureRule(
      id: "clock.skewed", codes: ["RequestTimeTooSkewed", "RequestExpired"], cause: skewed,
      who: .you, remedy: settingTheClock),
    FailureRule(
      id: "clock.skewed",
      codes: ["SignatureDoesNotMatch", "InvalidSignatureException", "AccessDenied"],
      texts: ["signature expired", "signature not yet current", "request has expired"],
      cause: skewed, who: .you, remedy: settingTheClock),
    FailureRule(
      id: "credentials.signature",
      codes: ["SignatureDoesNotMatch", "InvalidSignatureException"],
      cause: "The secret key is not the one that belongs to the access key, or the clock of this "
        + "machine is wrong.",
      who: .you,
      remedy: ["aws configure list{--profile}", "aws configure{--profile}", "date -u"]),
    FailureRule(
      id: "credentials.unknown",
      codes: [
        "InvalidClientTokenId", "InvalidAccessKeyId", "UnrecognizedClientException", "InvalidToken",
        "AuthFailure",
      ],
      cause: "AWS does not know these credentials: deleted, inactive, mistyped, of another "
        + "partition, or temporary ones without their session token.",
      who: .you,
      remedy: ["aws configure list{--profile}", "aws sts get-caller-identity{--profile}"]),
    FailureRule(
      id: "account.inactive",
      codes: ["AccountProblem", "NotSignedUp", "OptInRequired", "AllAccessDisabled"],
      cause: "AWS has not switched this service on for the account, or has switched it off.",
      who: .administrator,
      remedy: ["Look at the account in the AWS console, or ask AWS support."]),
    FailureRule(
      id: "role.refused", codes: ["AccessDenied", "AccessDeniedException"],
      operations: ["AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"],
      cause: "The profile takes on a role, and that is refused: the role's trust policy does not "
        + "name you, or your own policy does not allow it.",
      who: .administrator,
      remedy: [
        "Ask for both: the role's trust policy has to name you, and your identity needs:",
        "{statement}",
        "aws configure list{--profile}",
      ]),
  ]

  private static let notSignedIn = "You are not signed in to AWS on this machine."
  private static let signingIn = [
    "aws configure list-profiles",
    "aws sso login{--profile}",
    "aws configure sso",
    "With access keys rather than single sign-on: aws configure",
  ]
  private static let skewed = "The clock of this machine differs too much from that of AWS."
  private static let settingTheClock = [
    "date -u", "Set the clock, best by NTP, and run the same again.",
  ]
}

/// Rows about the network, the command itself, and exit statuses, which say least.
extension FailureRule {
  static let machine: [FailureRule] = network + command + statuses

  private static let network: [FailureRule] = [
    FailureRule(
      id: "network.proxy", texts: ["failed to connect to proxy"],
      cause: "The proxy that the environment names cannot be reached.", who: .network,
      remedy: ["env | grep -i _proxy", "Correct or unset HTTPS_PROXY; NO_PROXY names exceptions."]),
    FailureRule(
      id: "network.certificate", texts: ["ssl validation failed", "certificate_verify_failed"],
      cause: "The certificate of the other side is not trusted: usually a proxy that opens "
        + "connections, or a bucket name with dots.",
      who: .network,
      remedy: [
        "Name the certificates of your company's proxy: export AWS_CA_BUNDLE=/path/to/ca.pem",
        "Do not switch the check off (--no-verify-ssl).",
      ]),
    FailureRule(
      id: "network.unreachable",
      texts: ["could not connect to the endpoint", "endpointconnectionerror"],
      cause: "AWS cannot be reached from here: no network, no DNS, a firewall, or a mistyped "
        + "region.",
      who: .network,
      remedy: [
        "aws sts get-caller-identity{--region}{--profile}",
        "Behind a proxy, set HTTPS_PROXY; then run the same again.",
      ]),
    FailureRule(
      id: "network.interrupted",
      texts: [
        "connect timeout on endpoint", "read timeout on endpoint", "connection was closed before",
        "connection reset by peer", "reading from response stream",
      ],
      kind: .transient, cause: "The connection to AWS was slow or broke.", who: .nobody,
      remedy: ["Run the same again; what is done already is not done twice."]),
  ]

  private static let command: [FailureRule] = [
    FailureRule(
      id: "answer.empty", texts: ["argument of type 'nonetype' is not iterable"],
      cause: "The server answered with an error that has no message, on which the AWS CLI itself "
        + "fails. S3 servers other than AWS do so; mostly it means that access is denied.",
      who: .bucketOwner,
      remedy: [
        "Run the same command again with --debug 2>&1 | grep -o '<Code>[A-Za-z]*', which shows "
          + "the code, and look that up: slipway explain"
      ]),
    FailureRule(
      id: "answer.not-implemented", codes: ["NotImplemented"],
      cause: "This S3 server does not have what was asked for; AWS itself has it.",
      who: .bucketOwner,
      remedy: [
        "For S3 servers other than AWS: export AWS_REQUEST_CHECKSUM_CALCULATION=when_required"
      ]),
    FailureRule(
      id: "cli.old",
      texts: ["invalid choice", "unknown options", "unrecognized arguments"],
      cause: "This version of the AWS CLI does not have the command or one of its flags.",
      who: .you,
      remedy: ["aws --version", "Bring it up to date, or correct the spelling."]),
    FailureRule(
      id: "cli.usage",
      texts: [
        "aws: error:", "parameter validation failed", "error parsing parameter",
        "arguments are required",
      ],
      statuses: [252], cause: "The AWS CLI does not understand the command.", who: .you,
      remedy: ["Compare the command with the one that was shown; quote words that hold blanks."]),
    FailureRule(
      id: "cli.config",
      texts: ["unable to parse config file", "unknown output type", "unable to redirect output"],
      cause: "The settings of the AWS CLI are damaged.", who: .you,
      remedy: ["Look at ~/.aws/config and ~/.aws/credentials.", "aws configure list{--profile}"]),
    FailureRule(
      id: "disk.full", texts: ["no space left on device"],
      cause: "The disk is full.", who: .you,
      remedy: ["df -h .", "Free some space, then run again."]),
    FailureRule(
      id: "stopped", texts: ["keyboardinterrupt", "cancelled: ctrl-c received"],
      statuses: [130, 143], cause: "The command was stopped from outside.", who: .you,
      remedy: ["Run the same again; what is done already is not done twice."]),
  ]

  private static let statuses: [FailureRule] = [
    FailureRule(
      id: "status.1", statuses: [1],
      cause: "Some files were not transferred (aws s3), or the command failed.", who: .you,
      remedy: [
        "Run the same again: what is there already is not sent twice, and each file that fails is "
          + "named."
      ]),
    FailureRule(
      id: "status.2", statuses: [2],
      cause: "Some files were left out (aws s3), or version 1 of the CLI does not understand the "
        + "command.",
      who: .you, remedy: ["Run the same again and read its warnings."]),
    FailureRule(
      id: "status.253", statuses: [253],
      cause: "The settings or the credentials of the AWS CLI are not right.", who: .you,
      remedy: ["aws configure list{--profile}", "aws sso login{--profile}"]),
    FailureRule(
      id: "status.254", statuses: [254],
      cause: "A service of AWS answered with an error.", who: .you,
      remedy: ["Run the same command again with --debug to see the answer."]),
    FailureRule(
      id: "status.255", statuses: [255],
      cause: "The AWS CLI failed; its exit status says no more than that.", who: .you,
      remedy: ["aws --version", "aws sts get-caller-identity{--profile}"]),
  ]
}

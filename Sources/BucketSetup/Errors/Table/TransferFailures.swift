/// Rows about uploads, and about S3 being busy.
extension FailureRule {
  static let transfers: [FailureRule] = [
    FailureRule(
      id: "busy",
      codes: [
        "OperationAborted", "SlowDown", "RequestTimeout", "ServiceUnavailable", "InternalError",
        "InternalFailure", "Throttling", "ThrottlingException", "RequestLimitExceeded",
        "TooManyRequestsException", "BandwidthLimitExceeded", "500", "502", "503", "504",
      ],
      kind: .transient,
      cause: "S3 is busy, or another change of the same bucket is not finished yet.",
      who: .nobody,
      remedy: ["Wait some seconds and run the same again; what is done already is not done twice."]),
    FailureRule(
      id: "transfer.damaged",
      codes: ["BadDigest", "InvalidDigest", "XAmzContentSHA256Mismatch", "IncompleteBody"],
      cause: "What arrived is not what was sent: the file changed meanwhile, or something on the "
        + "way changes the data.",
      who: .you,
      remedy: ["Wait until nobody writes to the file, and run the same upload again."]),
    FailureRule(
      id: "transfer.too-large", codes: ["EntityTooLarge"],
      cause: "The file is larger than one object may be.", who: .you,
      remedy: ["Split the table into several files; any number of files is one table."]),
    FailureRule(
      id: "transfer.parts-gone", codes: ["NoSuchUpload"], kind: .transient,
      cause: "The unfinished upload of a large file was ended by somebody else, or by a lifecycle "
        + "rule.",
      who: .nobody, remedy: ["Run the same upload again."]),
    FailureRule(
      id: "transfer.no-folder", texts: ["the user-provided path * does not exist"],
      cause: "The folder or file to upload is not there.", who: .you,
      remedy: ["Correct the path, or run the command where it is."]),
    FailureRule(
      id: "transfer.skipped", texts: ["warning: skipping file"],
      cause: "The AWS CLI left files out: gone meanwhile, not readable, or no ordinary files.",
      who: .you,
      remedy: [
        "ls -l in the folder shows what they are; make them readable (chmod u+r), then run the "
          + "same upload again: what is there already is not sent twice."
      ]),
  ]

  /// What is said of a file that was not sent for a reason that no other row knows.
  static let otherTransfers: [FailureRule] = [
    FailureRule(
      id: "transfer.failed", texts: ["upload failed: "],
      cause: "Some files were not uploaded.", who: .you,
      remedy: ["Run the same upload again: what is there already is not sent twice."])
  ]
}

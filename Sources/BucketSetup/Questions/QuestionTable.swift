extension Question {
  /// Every question, in the order of asking; a question depends on earlier ones only.
  public static let all: [Question] =
    bucketQuestions + protectionQuestions + dataQuestions + outputQuestions

  private static let bucketQuestions = [
    Question(
      .origin, .choice, title: "Where",
      prompt: "Is the bucket to be created, or does it exist?",
      why: "A bucket for Toplyne alone is the easiest to share and to take back.",
      flag: "--origin", flagArgument: "new|existing",
      options: { _ in
        [
          Option(value: "new", title: "a new bucket"),
          Option(value: "existing", title: "a bucket that exists"),
        ]
      },
      proposal: { _, _ in Answer("new", .default) },
      validate: AnswerChecks.oneOfTheOptions(.origin)),
    Question(
      .bucket, .text, title: "Name", prompt: "Name of the bucket",
      why: "Names are unique in all of AWS and cannot be changed later; digits that nobody can "
        + "guess keep others from naming your bucket as theirs.",
      flag: "--bucket", flagArgument: "NAME", placeholder: "acme-toplyne-export",
      accepts: "3 to 63 of a-z, 0-9, - and ., as S3 allows them in names",
      validate: AnswerChecks.bucket),
    Question(
      .offline, .confirm, title: "Ask AWS", prompt: "May your AWS CLI look things up?",
      why: "It can tell which account you are signed in to and whether the name is free. It only "
        + "reads; without it nothing of AWS is needed at all.",
      flag: "--offline", flagArgument: nil, flagHelp: "ask AWS nothing, and need nothing of it",
      detectedFrom: "whether there is a terminal: without one AWS is left alone",
      options: { _ in
        [
          Option(value: "no", title: "look things up, reading only"),
          Option(value: "yes", title: "ask AWS nothing (offline)"),
        ]
      },
      proposal: { _, facts in
        facts.isOfflineByDefault ? Answer("yes", .detected) : Answer("no", .default)
      },
      validate: AnswerChecks.oneOfTheOptions(.offline)),
    Question(
      .profile, .text, title: "Profile",
      prompt: "Profile of the AWS CLI (empty: the one that it takes by itself)",
      why: "It decides as whom AWS is asked. Its name says something about this machine alone, so "
        + "no file keeps it.",
      flag: "--profile", flagArgument: "PROFILE", placeholder: "the CLI's own choice",
      accepts: "a name of your AWS configuration, or nothing",
      condition: "unless AWS is left alone", detectedFrom: "`AWS_PROFILE` in the environment",
      isSensitive: true,
      isAsked: { answers, _ in !answers.isOffline },
      proposal: { _, facts in
        facts.defaultProfile.map { Answer($0, .detected) } ?? Answer("", .default)
      },
      validate: AnswerChecks.profile),
    Question(
      .owner, .text, title: "Account", prompt: "Account that owns the bucket (may stay empty)",
      why: "With its number every command refuses to touch a bucket of anybody else.",
      flag: "--owner", flagArgument: "ACCOUNT", placeholder: "123456789012",
      accepts: "12 digits, or nothing",
      detectedFrom: "the account that you are signed in to",
      proposal: { answers, facts in
        let account = ProbeAnswers(answers, facts).identity?.account
        return account.map { Answer($0, .detected) } ?? Answer("", .default)
      },
      validate: AnswerChecks.owner),
    Question(
      .region, .text, title: "Region", prompt: "Region of the bucket",
      why: "The region cannot be changed later; Toplyne needs to know it.",
      flag: "--region", flagArgument: "REGION", placeholder: "us-east-1",
      accepts: "the code of a commercial region, such as eu-west-1",
      detectedFrom: "where an existing bucket is",
      options: { _ in Region.known.map { Option(value: $0.code, title: $0.name) } },
      proposal: { answers, facts in
        let region = answers.isNewBucket ? nil : ProbeAnswers(answers, facts).region
        return region.map { Answer($0, .detected) } ?? Answer("us-east-1", .default)
      },
      validate: AnswerChecks.region),
  ]

  private static let protectionQuestions = [
    Question(
      .acls, .confirm, title: "ACLs", prompt: "Disable access control lists?",
      why: "The guide recommends it: then the policy alone decides, whoever uploaded a file.",
      flag: "--disable-acls", flagArgument: "yes|no",
      options: { _ in
        [
          Option(value: "yes", title: "disable them: the bucket owner owns every object"),
          Option(value: "no", title: "leave them as they are"),
        ]
      },
      proposal: { _, _ in Answer("yes", .default) },
      validate: AnswerChecks.acls),
    Question(
      .encryption, .choice, title: "Encryption", prompt: "How are new objects encrypted?",
      why: "S3 encrypts by itself. A key of your own needs a statement that lets Toplyne use it.",
      flag: "--encryption", flagArgument: "keep|sse-s3|sse-kms",
      options: { answers in
        let kept = Option(value: "keep", title: "as the bucket has it now")
        let choices = [
          Option(value: "sse-s3", title: "by S3 itself (SSE-S3)"),
          Option(value: "sse-kms", title: "with a KMS key of yours (SSE-KMS)"),
        ]
        return answers.isNewBucket ? choices : [kept] + choices
      },
      proposal: { answers, _ in Answer(answers.isNewBucket ? "sse-s3" : "keep", .default) },
      validate: AnswerChecks.oneOfTheOptions(.encryption)),
    Question(
      .kmsKey, .text, title: "KMS key", prompt: "ARN of the KMS key",
      why: "Toplyne's role is in another account, where only the full ARN of the key means it.",
      flag: "--kms-key", flagArgument: "ARN",
      placeholder: "arn:aws:kms:REGION:ACCOUNT:key/KEY-ID",
      accepts: "the whole ARN of a key in the bucket's region",
      condition: "if new objects are encrypted with a KMS key",
      isAsked: { answers, _ in answers.encryption == .kms },
      validate: AnswerChecks.kmsKey),
    Question(
      .options, .several, title: "Options",
      prompt: "Changes to the policy (the guide's has none of them)",
      why: "Without any, the policy is the guide's, byte for byte. Each of these differs from what "
        + "Toplyne wrote: ask them first.",
      flag: "--options", flagArgument: "LIST", placeholder: "none: the guide's policy",
      accepts: "any of these with commas between them, some with =TEXT behind them",
      options: { _ in policyOptions },
      validate: AnswerChecks.options),
  ]

  private static let policyOptions = PolicyOption.all.map { option in
    Option(
      value: option.key.rawValue + (option.value == nil ? "" : "="),
      title: option.title)
  }

  private static let dataQuestions =
    [
      Question(
        .data, .folder, title: "Data", prompt: "Folder with the tables (may stay empty)",
        why: "The upload steps are written for the files that lie there.",
        flag: "--data", flagArgument: "DIR", placeholder: "no folder: no upload steps",
        accepts: "a folder that can be read, or nothing",
        detectedFrom: "the share that the explorer shows",
        proposal: { _, facts in
          facts.defaultDataFolder.map { Answer($0, .detected) } ?? Answer("", .default)
        },
        validate: AnswerChecks.data)
    ] + UploadFile.Table.allCases.map(prefixQuestion)

  private static func prefixQuestion(of table: UploadFile.Table) -> Question {
    Question(
      Key(prefixOf: table), .prefix, title: "\(table.rawValue)/",
      prompt: "Where in the bucket do the files of \(table.rawValue) go?",
      why: "The guide wants separate tables; each gets a prefix of its own.",
      flag: "--\(table.rawValue)-prefix", flagArgument: "PREFIX", placeholder: "the top",
      accepts: "the beginning of keys, apart from those of the other tables",
      condition: "if the data folder holds \(table.rawValue)",
      isAsked: { answers, facts in
        facts.data?.path == answers.value(.data) && facts.data?.tables.contains(table) == true
      },
      proposal: { _, _ in Answer("\(table.rawValue)/", .default) },
      validate: AnswerChecks.prefix(of: table))
  }

  private static let outputQuestions = [
    Question(
      .output, .folder, title: "Output", prompt: "Folder for the policy, the script and the steps",
      why: "Nothing is changed in AWS; you, or whoever has the rights, run the script.",
      flag: "--out", flagArgument: "DIR", placeholder: "toplyne-setup",
      accepts: "a folder, which need not be there yet",
      proposal: { _, facts in
        Answer(facts.defaultOutputFolder ?? Facts.outputFolder, .default)
      },
      validate: AnswerChecks.output),
    Question(
      .replace, .confirm, title: "Replace",
      prompt: "The output folder is not empty. Replace the documents in it?",
      why: "Nothing is overwritten unasked.",
      flag: "--replace", flagArgument: nil,
      flagHelp: "replace documents in an output folder that is not empty",
      condition: "if the output folder is not empty",
      options: { _ in
        [
          Option(value: "no", title: "keep them"),
          Option(value: "yes", title: "replace those of the same name, leave all others"),
        ]
      },
      isAsked: { answers, facts in
        facts.output?.path == answers.value(.output) && facts.output?.isOccupied == true
      },
      proposal: { _, _ in Answer("no", .default) },
      validate: AnswerChecks.replace),
    Question(
      .review, .review, title: "Review", prompt: "Review: nothing has been changed yet",
      why: "The documents are written when you accept, and not before.",
      flag: "--yes", flagArgument: nil,
      flagHelp: "write the documents; without it they are only announced"),
  ]
}

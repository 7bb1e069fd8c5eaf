import BucketSetup
import Screens

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

extension Command {
  /// Makes a plan, shows it, and saves it.
  static let setupPlan = Command(
    name: "setup plan", operands: "",
    summary: "read AWS, show what would change, save it as a plan",
    flags: planFlags,
    notes: """
      AWS is only read, through the aws that you have, with its profiles and sessions.
      Exit status: 0 nothing is left to do, 1 failed or blocked, 2 changes are pending, 64 answers
      are missing or wrong.

      """,
    misuse: SetupStatus.misuse
  ) { arguments in
    guard arguments.operands.isEmpty else {
      throw UsageError("setup plan takes flags only; the plan's file is --out PLAN")
    }
    return try stoppable { try savePlan(arguments) }
  }

  /// Questions about documents are none of a plan's.
  private static let unasked: Set<Question.Key> = [.output, .replace, .review]

  private static let planFlags: [Flag] = {
    let asked = Question.all.filter { !unasked.contains($0.key) }.map(Flag.init)
    let own: [Flag] = [
      .answers, .planOut, .offline, .profile, .endpointURL, .replaceStatement, .requestPrice,
    ]
    return asked + own.filter { flag in !asked.contains { $0.name == flag.name } }
  }()

  private static func savePlan(_ arguments: Arguments) throws -> Int32 {
    guard let path = arguments.value(.planOut), !path.isEmpty else {
      throw UsageError("--out PLAN is missing: where the plan is saved")
    }
    try checkPlace(path)
    let state = settled(try SetupAnswers(arguments).state(isAttended: false))
    let price = try price(arguments)
    if let status = complain(about: state, except: unasked) { return status }
    let survey = PlanSurvey(
      answers: state.answers, facts: state.facts,
      options: try awsOptions(arguments, profile: state.given.value(.profile)),
      replacesStatement: arguments.has(.replaceStatement),
      policyOptions: state.answers.policy.options)
    let isOffline = state.given.value(.offline) == "yes"
    let asking = isOffline ? nil : AWSReading.answer
    var plan = try survey.plan(ask: asking)
    plan.program = Version.text
    plan.made = Moment.now
    plan.policyHash = plan.reviewedPolicy.map { PlanFile.hash(of: Array($0.utf8)) }
    try Output.replaceFile(path, plan.text)
    try Output.write(PlanListing(plan).text(savedAs: path))
    try writeReview(of: state, price: price)
    guard plan.blocked.isEmpty else { return SetupStatus.failed }
    return plan.isInSync ? SetupStatus.done : SetupStatus.changesPending
  }

  /// What would be sent, and what not.
  private static func writeReview(
    of state: SetupState, price: RequestPrice?
  ) throws(Output.Failure) {
    let review = UploadReview(
      state.plan.uploads, leftOut: state.facts.data?.leftOut ?? [], price: price)
    guard !review.lines.isEmpty else { return }
    try Output.write("\nThe upload:\n" + review.lines.map { "  \($0)\n" }.joined())
  }

  private static func price(_ arguments: Arguments) throws(UsageError) -> RequestPrice? {
    guard let text = arguments.value(.requestPrice) else { return nil }
    guard let price = RequestPrice(text) else {
      throw UsageError("--request-price \(text): expected dollars such as 0.005")
    }
    return price
  }

  /// A plan that was applied is needed for undoing it, and other files are not ours.
  private static func checkPlace(_ path: String) throws {
    let journal = PlanFile.journalPath(of: path)
    guard access(journal, F_OK) != 0 else {
      throw UsageError(
        "\(path) has been applied, and undoing needs it with \(journal); give another name")
    }
    guard access(path, F_OK) == 0 else { return }
    let text = String(decoding: try PlanFile.bytes(of: path), as: UTF8.self)
    guard (try? SavedPlan(text: text)) != nil else {
      throw UsageError("\(path) exists and is no plan; give another name")
    }
  }

  private static func awsOptions(
    _ arguments: Arguments, profile: String
  ) throws(UsageError) -> [String] {
    var options = profile.isEmpty ? [] : ["--profile", profile]
    if let url = arguments.value(.endpointURL) {
      let isURL = url.wholeMatch(of: /https?:\/\/[A-Za-z0-9.:\[\]_-]+\/?/) != nil
      guard isURL else {
        throw UsageError("--endpoint-url \(url): expected http://HOST:PORT or https://HOST")
      }
      options += ["--endpoint-url", url]
    }
    return options
  }
}

/// The exit statuses of the set-up.
enum SetupStatus {
  static let done: Int32 = 0
  static let failed: Int32 = 1
  static let changesPending: Int32 = 2
  static let misuse: Int32 = 64
  static let stopped: Int32 = 130
}

extension Command {
  /// Runs what talks to AWS, and says why it could not go on.
  static func stoppable(_ body: () throws -> Int32) throws -> Int32 {
    Interruption.remember()
    do {
      let status = try body()
      return Interruption.signal == nil ? status : SetupStatus.stopped
    } catch let refusal as SetupRefusal {
      guard Interruption.signal == nil else { return SetupStatus.stopped }
      Output.complain(([refusal.reason] + refusal.remedy).joined(separator: "\n"))
      return SetupStatus.failed
    } catch let failure as PlanFailure {
      Output.complain(failure.message)
      return SetupStatus.failed
    } catch let failure as Output.Failure {
      Output.complain(failure.message)
      return SetupStatus.failed
    }
  }
}

extension Flag {
  static let planOut = Flag("out", "PLAN", "the file that the plan is saved in")
  static let offline = Flag(
    "offline", nil, "ask AWS nothing; every step is then read first when it is applied")
  static let profile = Flag("profile", "NAME", "the profile of the AWS CLI")
  static let endpointURL = Flag(
    "endpoint-url", "URL", "another S3 than that of AWS, as for a rehearsal")
  static let requestPrice = Flag(
    "request-price", "DOLLARS",
    "price of 1,000 PUT requests, to estimate the cost of the upload")
  static let replaceStatement = Flag(
    "replace-vendor-statement", nil,
    "replace a statement for Toplyne's role that differs from the guide's")
}

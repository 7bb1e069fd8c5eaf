import BucketSetup

extension Command {
  /// Does what a plan says.
  static let setupApply = Command(
    name: "setup apply", operands: "PLAN",
    summary: "do what a saved plan says, and nothing else", flags: [.agree],
    notes: """
      Each step is read, changed only where it differs, read back, and written down in PLAN.journal.
      What was stopped halfway goes on with the same command.
      Exit status: 0 done, 1 failed or refused, 2 not agreed to, 130 stopped.

      """,
    misuse: SetupStatus.misuse
  ) { arguments in
    try carryOut(.apply, arguments)
  }

  /// Takes back what apply did.
  static let setupUndo = Command(
    name: "setup undo", operands: "PLAN",
    summary: "take back exactly what apply changed, newest first",
    flags: [.agree, .deleteUploads],
    notes: """
      A bucket with objects stays, and so do uploads without --delete-uploads. What somebody changed
      since is not touched.
      Exit status: 0 done, 1 failed or refused, 2 something stays, 130 stopped.

      """,
    misuse: SetupStatus.misuse
  ) { arguments in
    try carryOut(.undo(deletesUploads: arguments.has(.deleteUploads)), arguments)
  }

  /// Proves that what a plan says is so.
  static let setupVerify = Command(
    name: "setup verify", operands: "PLAN",
    summary: "prove that all is as planned; later, what drifted",
    flags: [.format, .output],
    notes: """
      Exit status: 0 proved, 1 AWS could not be asked, 3 something is not as it has to be.

      """,
    misuse: SetupStatus.misuse
  ) { arguments in
    let isJSON = try arguments.choice(.format, default: "text") == "json"
    let path = try plan(arguments, "verify")
    return try stoppable {
      let file = try PlanFile(path)
      var verification = SetupVerification(
        file.plan, ask: AWSReading.answer, time: { Moment.now })
      let ledger = try verification.ledger()
      guard Interruption.signal == nil else { return SetupStatus.stopped }
      try Output.write(isJSON ? ledger.json : ledger.text, to: arguments.value(.output))
      return ledger.status
    }
  }

  private static func plan(_ arguments: Arguments, _ verb: String) throws(UsageError) -> String {
    guard let path = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError("setup \(verb) takes one plan: slipway setup \(verb) PLAN")
    }
    return path
  }

  private static func carryOut(
    _ command: ApplyState.Command, _ arguments: Arguments
  ) throws -> Int32 {
    let path = try plan(arguments, command.name)
    return try stoppable {
      let file = try PlanFile(path)
      var run = try ApplyRun(file, command, isConfirmed: arguments.has(.agree))
      let outcome = try run.run()
      try tell(outcome, command, file)
      return outcome.status
    }
  }

  private static func tell(
    _ outcome: ApplyOutcome, _ command: ApplyState.Command, _ file: PlanFile
  ) throws(Output.Failure) {
    switch outcome {
    case .done(0): try Output.write("Nothing had to be changed.\n")
    case .done(let count):
      let next =
        command == .apply
        ? "Next: slipway setup verify \(file.path); to take it back: slipway setup undo \(file.path)"
        : "All that was changed is as it was before."
      try Output.write("\(count) changed. \(next)\n")
    case .left(let reasons, let count):
      try Output.write("\(count) undone; \(reasons.count) left, as said above.\n")
    case .declined:
      Output.complain("nothing was changed; to agree without being asked, add --yes")
    case .refused(let reason): Output.complain(reason)
    case .failed(let reason, let remedy):
      let resume = "What was done is in \(file.journalPath); the same command goes on from there."
      Output.complain(([reason] + remedy + [resume]).joined(separator: "\n"))
    case .interrupted:
      Output.complain(
        "stopped; slipway setup \(command.name) \(file.path) goes on from here")
    }
  }
}

extension Flag {
  static let agree = Flag("yes", nil, "agree without being asked")
  static let deleteUploads = Flag(
    "delete-uploads", nil, "also delete the objects that were uploaded, and were not there before")
}

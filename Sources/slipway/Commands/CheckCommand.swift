import Contract
import Inspection
import Reports
import Screens
import Tables

extension Command {
  /// Checks a share against the guide.
  static let check = Command(
    name: "check", operands: "[PATH…]", summary: "what breaks the sharing guide, with places",
    flags: [.checkFormat, .output, .failOn, .maxSamples, .ignore, .redact] + Flag.share,
    notes: formats
  ) { arguments in
    let level = try failLevel(arguments)
    let format = CheckFormat(rawValue: try arguments.choice(.checkFormat, default: "text"))
    let redaction = try redaction(arguments)
    let inspection = try inspect(arguments)
    let verdict = CheckVerdict(inspection, failOn: level)
    let outcome = CheckOutcome(
      inspection, verdict: verdict, program: Version.text, redaction: redaction,
      visible: { Visible.text($0) })
    try write(outcome, as: format ?? .text, to: arguments.value(.output))
    _ = complainOfUnreadable(inspection)
    return verdict.exitStatus
  }

  private static var formats: String {
    let width = CheckFormat.allCases.map(\.rawValue.count).max() ?? 0
    let lines = CheckFormat.allCases.map { format in
      let blanks = String(repeating: " ", count: width - format.rawValue.count + 2)
      return "  \(format.rawValue)\(blanks)\(format.summary)\n"
    }
    return "formats:\n" + lines.joined()
  }

  private static func write(
    _ outcome: CheckOutcome, as format: CheckFormat, to path: String?
  ) throws {
    var stream = try Output.Stream(to: path)
    do {
      try format.write(outcome) { try stream.write($0) }
    } catch let error as TableError {
      throw Failure("\(error.path): \(error.reason)")
    }
    try stream.finish()
  }

  /// What `--redact` asks for; where the share cannot keep the salt, it is one for this run alone.
  static func redaction(_ arguments: Arguments) throws -> Redaction {
    guard arguments.has(.redact) else { return .none }
    do {
      guard let file = SettingsFile(try ShareArguments(arguments).paths) else {
        throw Output.Failure(message: "no folder was named that could keep their salt")
      }
      return Redaction(salt: try file.salt())
    } catch let error as Output.Failure {
      Output.complain("the tokens match those of no other report: \(error.message)")
    }
    return Redaction(salt: Redaction.newSalt)
  }

  private static func failLevel(_ arguments: Arguments) throws(UsageError) -> Severity? {
    switch try arguments.choice(.failOn, default: "error") {
    case "error": .error
    case "warning": .warning
    default: nil
    }
  }

  /// Inspects the share of a command line to its end; without rules only its rows are placed.
  static func inspect(_ arguments: Arguments, withRules: Bool = true) throws -> Inspection {
    let share = try ShareArguments(arguments)
    let inspector = CachedInspector(try share.open(), share, withRules: withRules)
    guard let inspection = inspector.run() else { throw Failure("the inspection was stopped") }
    return inspection
  }

  /// Names what could not be read; the exit status of a command that does nothing but read.
  static func complainOfUnreadable(_ inspection: Inspection) -> Int32 {
    for error in inspection.unreadable { Output.complain("\(error.path): \(error.reason)") }
    return inspection.unreadable.isEmpty ? 0 : 3
  }
}

import Contract
import Inspection
import Reports
import Screens
import Tables

extension Command {
  /// Checks a share against the guide.
  static let check = Command(
    name: "check", operands: "[PATH…]", summary: "what breaks the sharing guide, with places",
    flags: [.format, .output, .failOn, .maxSamples, .ignore] + Flag.share
  ) { arguments in
    let level = try failLevel(arguments)
    let format = try arguments.choice(.format, default: "text")
    let inspection = try inspect(arguments)
    let verdict = CheckVerdict(inspection, failOn: level)
    let text =
      format == "json"
      ? JSONCheckReport(inspection, verdict: verdict, program: Version.text).text
      : TextCheckReport(inspection, verdict: verdict, visible: { Visible.text($0) }).text
    try Output.write(text, to: arguments.value(.output))
    _ = complainOfUnreadable(inspection)
    return verdict.exitStatus
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

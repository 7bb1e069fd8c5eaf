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
    for error in inspection.unreadable {
      Output.complain("\(Visible.text(error.path)): \(error.reason)")
    }
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
    var options = share.options
    if !withRules { options.ignored = Set(Rule.catalogue.map(\.id)) }
    let inspector = Inspector(try share.open(), options: options)
    guard let inspection = inspector.run() else { throw Failure("the inspection was stopped") }
    return inspection
  }
}

import Reports
import Screens

extension Command {
  /// Shows what the values of each column are like.
  static let columns = Command(
    name: "columns", operands: "[PATH…]",
    summary: "what the values of each column are like",
    flags: [.format, .top, .output, .redact] + Flag.share
  ) { arguments in
    let format = try arguments.choice(.format, default: "text")
    let top = try arguments.number(.top, in: 0...ColumnReport.topLimit, default: 5)
    let redaction = try redaction(arguments)
    let inspection = try inspect(arguments)
    let report = ColumnReport(inspection, top: top, redaction: redaction) { Visible.text($0) }
    try Output.write(format == "json" ? report.json : report.text, to: arguments.value(.output))
    return complainOfUnreadable(inspection)
  }
}

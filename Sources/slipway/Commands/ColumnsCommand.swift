import Reports
import Screens

extension Command {
  /// Shows what the values of each column are like.
  static let columns = Command(
    name: "columns", operands: "[PATH…]",
    summary: "what the values of each column are like",
    flags: [.format, .top, .output] + Flag.share
  ) { arguments in
    let format = try arguments.choice(.format, default: "text")
    let top = try arguments.number(.top, in: 0...ColumnReport.topLimit, default: 5)
    let inspection = try inspect(arguments)
    let report = ColumnReport(inspection, top: top) { Visible.text($0) }
    try Output.write(format == "json" ? report.json : report.text, to: arguments.value(.output))
    return complainOfUnreadable(inspection)
  }
}

import Inspection
import Reports
import Tables

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

extension Command {
  /// Shows how rows spread over time.
  static let partitions = Command(
    name: "partitions", operands: "[PATH…]",
    summary: "rows per hour, day, week or month, and what is missing",
    flags: [.by, .partitionFormat, .output] + Flag.share
  ) { arguments in
    let unit = PartitionUnit(rawValue: try arguments.choice(.by, default: "day")) ?? .day
    let format = try arguments.choice(.partitionFormat, default: "text")
    let inspection = try inspect(arguments, withRules: false)
    let report = PartitionReport(inspection, by: unit, columns: terminalColumns)
    let text =
      switch format {
      case "json": report.json
      case "csv": report.csv
      default: report.text
      }
    try Output.write(text, to: arguments.value(.output))
    return complainOfUnreadable(inspection)
  }

  /// The width of the terminal, or 80 where the output goes elsewhere.
  private static var terminalColumns: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
    return min(200, Int(size.ws_col))
  }
}

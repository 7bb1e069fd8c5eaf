import Inspection
import Reports
import Screens
import Tables

extension Command {
  /// Counts the records of a share and does nothing else.
  static let count = Command(
    name: "count", operands: "[PATH…]", summary: "data records of each file, and of all",
    flags: [.format, .output, .table, .rename, .threads]
  ) { arguments in
    let format = try arguments.choice(.format, default: "text")
    let arguedShare = try ShareArguments(arguments)
    let share = try arguedShare.open()
    let files = share.tables.flatMap { table in
      table.layout.files.map { (kind: table.kind, file: $0.file) }
    }
    let counts = RecordCounter(files.map(\.file)).run(threads: arguedShare.options.threads)
    let report = CountReport(
      zip(files, counts).map { CountReport.File(table: $0.kind, name: $0.file.name, count: $1) },
      unreadable: share.unreadable)
    try Output.write(
      format == "json" ? report.json : report.text { Visible.text($0) },
      to: arguments.value(.output))
    for error in report.unreadable {
      Output.complain("\(Visible.text(error.path)): \(error.reason)")
    }
    return report.unreadable.isEmpty ? 0 : 3
  }
}

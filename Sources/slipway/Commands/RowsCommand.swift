import Contract
import Reports
import Screens
import Tables

extension Command {
  private static func openFile(_ path: String) throws -> TableFile {
    do throws(TableError) {
      switch try TableFile.open(path, name: path, knownNames: Guide.columnNames) {
      case .table(let file): return file
      case .notATable(let format): throw TableError(.unsupported(format), path: path)
      }
    } catch {
      throw Failure("\(error.path): \(error.reason)")
    }
  }

  /// Prints rows of a file of any type that is read.
  static let rows = Command(
    name: "rows", operands: "FILE",
    summary: "rows of a file of any type, as the explorer shows them",
    flags: [.from, .limit, .rowFormat, .output]
  ) { arguments in
    guard arguments.operands.count == 1 else {
      throw UsageError("rows: name one file, such as slipway rows events.parquet")
    }
    let format =
      RowListing.Format(rawValue: try arguments.choice(.rowFormat, default: "text")) ?? .text
    let first = try arguments.number(.from, in: 1...Int.max, default: 1)
    let limit = try arguments.number(.limit, in: 0...Int.max, default: 100)
    let file = try openFile(arguments.operands[0])
    var listing = RowListing(file, format) {
      Visible.text($0)
    } columns: {
      TextWidth.columns($0)
    }
    var stream = try Output.Stream(to: arguments.value(.output))
    do {
      var rows = try RowCursor(file, from: first - 1)
      var left = limit == 0 ? Int.max : limit
      while left > 0, case let records = try rows.next(min(left, 1000)), !records.isEmpty {
        try stream.write(listing.lines(of: records))
        left -= records.count
      }
    } catch let error as TableError {
      throw Failure("\(error.path): \(error.reason)")
    }
    try stream.write(listing.end)
    try stream.finish()
    if listing.leftOut > 0 {
      Output.complain(
        "\(file.name): \(Amount.of(listing.leftOut, "row")) left out that cannot be split into the "
          + "header's columns; --format json shows them as they stand")
    }
    return 0
  }
}

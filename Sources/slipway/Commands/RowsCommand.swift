import Contract
import Reports
import Screens
import Tables

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension Command {
  /// A file, or `ARCHIVE/FILE` for one that lies in an archive.
  private static func openFile(_ path: String) throws -> TableFile {
    let archive = archive(of: path)
    let opened = FileOpening(
      archive ?? path, name: archive ?? path, knownNames: Guide.columnNames
    ).open().filter { archive == nil || $0.name == path }
    let files = opened.compactMap { file in
      if case .table(let table) = file.outcome { table } else { nil }
    }
    if files.count == 1 { return files[0] }
    guard let first = opened.first else {
      throw Failure("\(path): no such file in the archive \(archive ?? "")")
    }
    if files.count > 1 {
      let names = files.prefix(10).map(\.name).joined(separator: "\n  ")
      throw UsageError("\(path): holds several files; name one of them:\n  \(names)")
    }
    switch first.outcome {
    case .notATable(let format): throw Failure("\(first.name): \(format.reason)")
    case .unreadable(let error): throw Failure("\(first.name): \(error.reason)")
    case .table: throw Failure("\(first.name): no rows")
    }
  }

  /// The longest part of a path that is a file, where the path itself is none.
  private static func archive(of path: String) -> String? {
    guard access(path, F_OK) != 0 else { return nil }
    let ends = path.indices.filter { path[$0] == "/" }
    return ends.reversed().map { String(path[..<$0]) }.first { access($0, R_OK) == 0 }
  }

  /// Prints rows of a file of any type that is read.
  static let rows = Command(
    name: "rows", operands: "FILE",
    summary: "rows of a file of any type, as the explorer shows them",
    flags: [.from, .limit, .rowFormat, .output, .redact]
  ) { arguments in
    guard arguments.operands.count == 1 else {
      throw UsageError("rows: name one file, such as slipway rows events.parquet")
    }
    let format =
      RowListing.Format(rawValue: try arguments.choice(.rowFormat, default: "text")) ?? .text
    let first = try arguments.number(.from, in: 1...Int.max, default: 1)
    let limit = try arguments.number(.limit, in: 0...Int.max, default: 100)
    let file = try openFile(arguments.operands[0])
    var listing = RowListing(file, format, redaction: try redaction(arguments)) {
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

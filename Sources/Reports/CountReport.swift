import Contract
import Tables

/// The data records of each file of a share, and of all.
public struct CountReport {
  /// A file with what was counted in it.
  public struct File: Sendable {
    /// The table it belongs to.
    public let table: TableKind
    /// The name below the folder that the user named.
    public let name: String
    /// Its records.
    public let count: RecordCounter.Count

    /// A file of a table.
    public init(table: TableKind, name: String, count: RecordCounter.Count) {
      (self.table, self.name, self.count) = (table, name, count)
    }
  }

  private let files: [File]
  /// What could not be read, or not to its end, with reasons.
  public let unreadable: [TableError]

  /// A report on files; `unreadable` are those that could not even be opened.
  public init(_ files: [File], unreadable: [TableError]) {
    self.files = files
    self.unreadable = unreadable + files.compactMap(\.count.error)
  }

  private var total: Int { files.reduce(0) { $0 + $1.count.records } }

  /// A line a file and one for all, the numbers in a column.
  ///
  /// `visible` makes names of files harmless for a terminal.
  public func text(visible: (String) -> String) -> String {
    var lines = files.map { file in
      (file.count.records, visible(file.name) + (file.count.error == nil ? "" : "  (incomplete)"))
    }
    lines.append((total, "total" + (unreadable.isEmpty ? "" : "  (incomplete)")))
    let width = Amount.grouped(total).count
    return lines.map { records, name in
      let number = Amount.grouped(records)
      return String(repeating: " ", count: width - number.count) + "\(number)  \(name)\n"
    }.joined()
  }

  /// JSON for programs, format version 1.
  public var json: String {
    JSONValue.object([
      ("version", .integer(1)),
      (
        "files",
        .array(
          files.map { file in
            .object([
              ("table", .string(file.table.rawValue)), ("path", .string(file.name)),
              ("records", .integer(file.count.records)),
              ("complete", .bool(file.count.error == nil)),
            ])
          })
      ),
      ("total", .integer(total)),
      (
        "unreadable",
        .array(
          unreadable.map {
            .object([("path", .string($0.path)), ("reason", .string($0.reason))])
          })
      ),
    ]).text + "\n"
  }
}

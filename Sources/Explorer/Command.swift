import Screens

/// What a user can ask for.
public enum Command: String, CaseIterable, Sendable {
  case enter, back, up, down, left, right, pageUp, pageDown, halfPageUp, halfPageDown
  case first, last, firstColumn, lastColumn, nextTable, previousTable
  case nextError, previousError, nextWarning, previousWarning
  case search, nextHit, previousHit, filter, same, only, unfilter, findings, partitions, setup
  case columns, frequency, sort, bytes, fold
  case rename, assign, freeze, copyCell, copyRow, zoomIn, zoomOut
  case prompt, messages, saveScreen, help, cancel, reload, redraw, suspend, quit
}

/// A command's one description: keys, help, footer and documents are made from it.
public struct CommandInfo: Sendable {
  /// The command.
  public let command: Command
  /// The name on the command line.
  public let name: String
  /// The keys that give it; none where it is for the command line alone.
  public let keys: [Key]
  /// The views where they do.
  public let views: Set<View.Kind>
  /// What it does.
  public let help: String
  /// The word in the footer of those views where it matters most.
  public let footer: [View.Kind: String]
  /// What may stand behind its name on the command line; nothing where nothing may.
  public let arguments: CommandArguments?

  private init(
    _ command: Command, _ name: String, _ keys: String, in views: Set<View.Kind> = browsing,
    _ help: String, footer: [View.Kind: String] = [:], arguments: CommandArguments? = nil
  ) {
    self.command = command
    self.name = name
    self.keys = keys.split(separator: " ").compactMap { Key(name: String($0)) }
    self.views = views
    self.help = help
    self.footer = footer
    self.arguments = arguments
  }

  /// Whether nothing but a command line gives it, with arguments.
  var isTypedOnly: Bool { keys.isEmpty && arguments != nil }

  /// How it is written on the command line: `rename OLD=NEW`.
  var usage: String { arguments.map { "\(name) \($0.parameters.usage)" } ?? name }

  /// The command of a name, or of a beginning that only one name has.
  static func named(_ name: String) -> CommandInfo? {
    let known = all.filter { $0.name.hasPrefix(name) }
    return known.first { $0.name == name } ?? (known.count == 1 ? known[0] : nil)
  }

  /// Views that are moved through by keys; the set-up takes letters as text.
  static let browsing: Set<View.Kind> = Set(View.Kind.allCases).subtracting([.setup])
  /// Views of what is in the tables.
  static let ofTables: Set<View.Kind> = [
    .share, .table, .record, .findings, .partitions, .columns, .frequency,
  ]
  private static let ofRows: Set<View.Kind> = [.table, .record]
  private static let lists: Set<View.Kind> = [.share, .findings, .partitions]

  /// Every command, in the order of help and footer.
  public static let all: [CommandInfo] = [
    CommandInfo(
      .enter, "open", "enter", in: browsing.subtracting([.record, .bytes, .messages, .help]),
      "go deeper: table, record, the place of a finding, a partition, the values of a column",
      footer: [
        .share: "open", .table: "record", .findings: "show", .partitions: "rows",
        .columns: "values", .frequency: "rows",
      ]),
    CommandInfo(
      .fold, "fold", "enter", in: [.record], "unfold JSON of many lines, or fold it again"),
    CommandInfo(
      .nextError, "next-error", "e", in: ofTables, "next error", footer: [.table: "error"]),
    CommandInfo(.previousError, "previous-error", "E", in: ofTables, "previous error"),
    CommandInfo(
      .nextWarning, "next-warning", "w", in: ofTables, "next warning", footer: [.table: "warning"]),
    CommandInfo(.previousWarning, "previous-warning", "W", in: ofTables, "previous warning"),
    CommandInfo(
      .partitions, "partitions", "i", in: ofTables, "rows over time",
      footer: [.share: "partitions", .table: "partitions", .findings: "partitions"]),
    CommandInfo(
      .findings, "findings", "v", in: ofTables, "what is wrong",
      footer: [.share: "findings", .table: "findings", .partitions: "findings"]),
    CommandInfo(
      .setup, "setup", "S", in: ofTables, "set up the bucket", footer: [.share: "set-up bucket"]),
    CommandInfo(
      .columns, "columns", "I", in: ofTables, "what the values of each column are like",
      footer: [.share: "columns"]),
    CommandInfo(
      .frequency, "frequency", "F", in: [.table, .columns],
      "how often each value of the column is there",
      footer: [.table: "frequency"]),
    CommandInfo(
      .sort, "sort", "s", in: [.frequency], "most frequent values first, or in their order",
      footer: [.frequency: "sort"]),
    CommandInfo(
      .search, "search", "/", in: [.table, .help],
      "look for text; small letters match capitals too",
      footer: [.table: "search"]),
    CommandInfo(.nextHit, "next-hit", "n", in: ofRows, "next place with that text"),
    CommandInfo(.previousHit, "previous-hit", "N", in: ofRows, "previous place with that text"),
    CommandInfo(
      .filter, "filter", "&", in: [.table], "show only rows with a text",
      footer: [.table: "filter"]),
    CommandInfo(
      .same, "same", "=", in: [.table], "show only rows with the same value in this column"),
    CommandInfo(
      .bytes, "bytes", "b", in: ofRows, "the cell byte by byte, and what it was read as",
      footer: [.table: "bytes", .record: "bytes"]),
    CommandInfo(
      .only, "only", "f", in: [.findings], "show only the rows of the finding",
      footer: [.findings: "only these rows"]),
    CommandInfo(.unfilter, "unfilter", "x", in: [.table, .help], "show all rows again"),
    CommandInfo(
      .rename, "rename", "r", in: [.share, .table, .findings],
      "accept the column that looks like a required one; kept in slipway.json",
      footer: [.share: "rename", .findings: "rename"], arguments: .rename),
    CommandInfo(
      .assign, "table", "t", in: [.share, .table],
      "say which table a file belongs to; kept in slipway.json", arguments: .table),
    CommandInfo(
      .zoomIn, "zoom-in", "z", in: [.partitions], "shorter partitions: month, week, day, hour",
      footer: [.partitions: "zoom in"]),
    CommandInfo(
      .zoomOut, "zoom-out", "Z", in: [.partitions], "longer partitions",
      footer: [.partitions: "zoom out"]),
    CommandInfo(
      .nextTable, "next-table", "tab", in: [.table, .partitions, .columns], "the next table",
      footer: [.partitions: "next table", .columns: "next table"]),
    CommandInfo(
      .previousTable, "previous-table", "shift-tab", in: [.table, .partitions, .columns],
      "the table before"),
    CommandInfo(
      .freeze, "freeze", "f", in: [.table], "keep the columns up to the cursor in sight"),
    CommandInfo(
      .copyCell, "copy-cell", "y", in: ofRows.union([.bytes, .messages]),
      "copy the cell, the line of its bytes or the message",
      footer: [.bytes: "copy", .messages: "copy"]),
    CommandInfo(
      .copyRow, "copy-row", "Y", in: ofRows.union([.bytes, .messages]),
      "copy the record as it stands in the file, or all messages", footer: [.messages: "copy all"]),
    CommandInfo(.up, "up", "up k", "up"),
    CommandInfo(.down, "down", "down j", "down"),
    CommandInfo(
      .left, "left", "left h", "left; in a record the one before",
      footer: [.record: "record before"]),
    CommandInfo(
      .right, "right", "right l", "right; in a record the next one",
      footer: [.record: "next record"]),
    CommandInfo(.pageUp, "page-up", "pageup ctrl-b", "a page up"),
    CommandInfo(.pageDown, "page-down", "pagedown ctrl-f space", "a page down"),
    CommandInfo(.halfPageUp, "half-page-up", "ctrl-u", "half a page up"),
    CommandInfo(.halfPageDown, "half-page-down", "ctrl-d", "half a page down"),
    CommandInfo(.first, "first", "g home", "the first row"),
    CommandInfo(.last, "last", "G end", "the last row; with a number before it, that row"),
    CommandInfo(.firstColumn, "first-column", "0 ^", in: [.table], "the first column"),
    CommandInfo(.lastColumn, "last-column", "$", in: [.table], "the last column"),
    CommandInfo(.prompt, "command", ":", "type a command or a row number; Tab completes"),
    CommandInfo(.messages, "messages", "M", "what was said, with the times"),
    CommandInfo(
      .saveScreen, "save-screen", "", "write what is on the screen to a file, as text",
      arguments: .saveScreen),
    CommandInfo(
      .help, "help", "? f1", "the keys",
      footer: Dictionary(uniqueKeysWithValues: browsing.map { ($0, "help") })),
    CommandInfo(
      .cancel, "cancel", "ctrl-c", in: Set(View.Kind.allCases),
      "stop what is under way; when nothing is, quit"),
    CommandInfo(.reload, "reload", "ctrl-r", "read the share anew"),
    CommandInfo(
      .redraw, "redraw", "ctrl-l", in: Set(View.Kind.allCases), "draw the screen anew"),
    CommandInfo(.suspend, "suspend", "ctrl-z", in: Set(View.Kind.allCases), "back to the shell"),
    CommandInfo(
      .back, "back", "q escape backspace", "back to where you came from; from the share, quit",
      footer: [
        .share: "quit", .table: "back", .record: "back", .bytes: "back", .findings: "back",
        .partitions: "back",
        .columns: "back", .frequency: "back", .messages: "back", .help: "back",
      ]),
    CommandInfo(.quit, "quit", "Q", "leave Slipway"),
  ]

  /// The command that a key gives in a view.
  static func command(for key: Key, in view: View.Kind) -> Command? {
    all.first { $0.views.contains(view) && $0.keys.contains(key) }?.command
  }

  /// What a number does on the command line.
  static let rowHelp = "go to the row of that number"

  /// The keys of the table as the document `keys.md` lists them.
  public static var document: String {
    var lines = [
      "# Keys", "",
      "Made from the command table in `Sources/Explorer/Command.swift`; do not edit.", "",
      "| key | command | what it does | where |", "|---|---|---|---|",
    ]
    for info in all where !info.isTypedOnly {
      let keys = info.keys.map { "`\($0.name)`" }.joined(separator: " ")
      let isEverywhere = info.views.isSuperset(of: browsing)
      let names = View.Kind.allCases.filter(info.views.contains).map(\.rawValue)
      let place = isEverywhere ? "everywhere" : names.joined(separator: ", ")
      lines.append("| \(keys) | `:\(info.name)` | \(info.help) | \(place) |")
    }
    lines += ["", "## On the command line", "", "| command | what it does |", "|---|---|"]
    lines.append("| `:4711` | \(Self.rowHelp) |")
    for info in all {
      if let arguments = info.arguments { lines.append("| `:\(info.usage)` | \(arguments.help) |") }
    }
    lines += ["", "## While a line is typed", "", "| key | what it does |", "|---|---|"]
    for key in PromptKey.all {
      let keys = key.keys.map { "`\($0.name)`" }.joined(separator: " ")
      lines.append("| \(keys) | \(key.help) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

import Screens

/// What a user can ask for.
public enum Command: String, CaseIterable, Sendable {
  case enter, back, up, down, left, right, pageUp, pageDown, halfPageUp, halfPageDown
  case first, last, firstColumn, lastColumn, nextTable, previousTable
  case nextError, previousError, nextWarning, previousWarning
  case search, searchColumn, nextHit, previousHit, goColumn
  case filter, same, unlike, only, unfilter, filters, toggle, remove, removeAll
  case findings, partitions, setup
  case columns, frequency, sort, bytes, fold, write, severity
  case hide, showColumns, moveLeft, moveRight, narrower, wider, fit, resetColumns, percent
  case mark, nextMark, previousMark, marked, unmark, undo, redo
  case sortAscending, sortDescending, thenAscending, thenDescending
  case rename, assign, freeze, copyCell, copyRow, zoomIn, zoomOut
  case calendar, fileMatrix, localTime, measure, objectKeys, advice
  case scrollUp, scrollDown, writeCopy, theme, mouse, mask, follow
  case width, unrename
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
      "go deeper: table, record, the place of a finding, a partition, the values of a column; switch "
        + "a filter on or off",
      footer: [
        .share: "open", .table: "record", .findings: "show", .partitions: "rows",
        .columns: "values", .frequency: "rows", .filters: "on/off",
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
      footer: [.share: "partitions", .table: "partitions"]),
    CommandInfo(
      .findings, "findings", "v", in: ofTables, "what is wrong",
      footer: [.share: "findings", .table: "findings"]),
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
      .sortAscending, "sort-ascending", "[", in: [.table],
      "sort rows by the column, the least first; again for the order of the files",
      footer: [.table: "sort"]),
    CommandInfo(
      .sortDescending, "sort-descending", "]", in: [.table],
      "sort rows by the column, the greatest first; again for the order of the files"),
    CommandInfo(
      .thenAscending, "then-ascending", "{", in: [.table],
      "sort rows with equal values by this column too, the least first; again without it"),
    CommandInfo(
      .thenDescending, "then-descending", "}", in: [.table],
      "sort rows with equal values by this column too, the greatest first; again without it"),
    CommandInfo(
      .search, "search", "/", in: [.table, .help],
      "look for a text or a regular expression; small letters match capitals too",
      footer: [.table: "search"]),
    CommandInfo(
      .searchColumn, "search-column", "\\", in: [.table], "the same in this column alone"),
    CommandInfo(.nextHit, "next-hit", "n", in: ofRows, "next row with what was searched for"),
    CommandInfo(
      .previousHit, "previous-hit", "N", in: ofRows, "previous row with what was searched for"),
    CommandInfo(
      .goColumn, "go-column", "c", in: [.table],
      "go to the next column whose name has a text or matches a regular expression"),
    CommandInfo(
      .filter, "filter", "&", in: [.table], "show only rows with a text or a regular expression",
      footer: [.table: "filter"]),
    CommandInfo(
      .same, "same", "=", in: [.table], "show only rows with the same value in this column"),
    CommandInfo(
      .unlike, "unlike", "!", in: [.table], "hide rows with the same value in this column"),
    CommandInfo(
      .bytes, "bytes", "b", in: ofRows, "the cell byte by byte, and what it was read as",
      footer: [.table: "bytes", .record: "bytes"]),
    CommandInfo(
      .only, "only", "f", in: [.findings], "show only the rows of the finding",
      footer: [.findings: "only these rows"]),
    CommandInfo(
      .write, "write", "X", in: [.table, .findings],
      "write the rows to a file as they stand, with what is wrong in each beside them",
      footer: [.findings: "write rows"]),
    CommandInfo(
      .unfilter, "unfilter", "x", in: [.table, .help],
      "show all rows again; the panel of filters keeps them"),
    CommandInfo(
      .filters, "filters", "|", in: [.table], "the filters, to switch each on or off"),
    CommandInfo(
      .toggle, "toggle", "space", in: [.filters], "switch the filter on or off, as Enter does"),
    CommandInfo(
      .remove, "remove", "- delete", in: [.filters], "remove the filter",
      footer: [.filters: "remove"]),
    CommandInfo(
      .removeAll, "remove-all", "x", in: [.filters], "remove all filters",
      footer: [.filters: "remove all"]),
    CommandInfo(
      .rename, "rename", "r", in: [.share, .table, .findings, .columns],
      "accept the column that looks like a required one; kept in slipway.json",
      footer: [.share: "rename", .findings: "rename", .columns: "rename"], arguments: .rename),
    CommandInfo(
      .unrename, "unrename", "", "a renamed column has its own name again", arguments: .unrename),
    CommandInfo(
      .severity, "severity", "s", in: [.findings],
      "say how much the rule matters, or turn it off; kept in slipway.json",
      footer: [.findings: "severity"], arguments: .severity),
    CommandInfo(
      .assign, "table", "t", in: [.share, .table],
      "say which table a file belongs to; kept in slipway.json", arguments: .table),
    CommandInfo(
      .zoomIn, "zoom-in", "z", in: [.partitions], "shorter partitions: month, week, day, hour",
      footer: [.partitions: "zoom"]),
    CommandInfo(.zoomOut, "zoom-out", "Z", in: [.partitions], "longer partitions"),
    CommandInfo(
      .calendar, "calendar", "c", in: [.partitions], "days as a calendar, shaded; again: as bars",
      footer: [.partitions: "calendar"]),
    CommandInfo(
      .fileMatrix, "files-over-time", "x", in: [.partitions],
      "which files have rows of which partition", footer: [.partitions: "files"]),
    CommandInfo(
      .localTime, "local-time", "u", in: [.partitions],
      "partitions by the clock of the zone that times are read as or of this machine; again: UTC",
      footer: [.partitions: "local"]),
    CommandInfo(
      .measure, "bytes-or-rows", "B", in: [.partitions], "compare by bytes instead of rows",
      footer: [.partitions: "bytes"]),
    CommandInfo(
      .objectKeys, "object-keys", "K", in: [.partitions],
      "the keys in S3 that these partitions would give", footer: [.partitions: "keys"]),
    CommandInfo(
      .advice, "advice", "A", in: [.partitions], "what one may do about the layout",
      footer: [.partitions: "advice"]),
    CommandInfo(
      .nextTable, "next-table", "tab", in: [.table, .partitions, .columns], "the next table",
      footer: [.columns: "next table"]),
    CommandInfo(
      .previousTable, "previous-table", "shift-tab", in: [.table, .partitions, .columns],
      "the table before"),
    CommandInfo(
      .freeze, "freeze", "f", in: [.table],
      "keep the columns up to the cursor in sight; again: let them go"),
    CommandInfo(.hide, "hide", "-", in: [.table], "hide the column"),
    CommandInfo(.showColumns, "show-columns", "a", in: [.table], "show all columns"),
    CommandInfo(
      .moveLeft, "move-left", "H", in: [.table], "move the column to the left"),
    CommandInfo(
      .moveRight, "move-right", "L", in: [.table], "move the column to the right"),
    CommandInfo(.narrower, "narrower", "<", in: [.table], "a narrower column"),
    CommandInfo(.wider, "wider", ">", in: [.table], "a wider column; :width 20 sets it"),
    CommandInfo(
      .width, "width", "", in: [.table], "set the width of the column", arguments: .width),
    CommandInfo(
      .fit, "fit", "_", in: [.table],
      "columns as wide as the rows in sight need; again: all on the screen; again: as at first"),
    CommandInfo(
      .resetColumns, "reset-columns", "R", in: [.table], "columns as they are in the table"),
    CommandInfo(
      .percent, "percent", "%", in: [.table], "with a number before it: that far into the rows"),
    CommandInfo(
      .mark, "mark", "m", in: [.table], "mark the row or not; with a number before it, so many"),
    CommandInfo(.nextMark, "next-mark", "'", in: [.table], "the next marked row"),
    CommandInfo(.previousMark, "previous-mark", "\"", in: [.table], "the marked row before"),
    CommandInfo(.marked, "marked", "", in: [.table], "show only the marked rows"),
    CommandInfo(.unmark, "unmark", "", in: [.table], "mark no row any more"),
    CommandInfo(
      .undo, "undo", "u", in: [.table], "undo a change of filter, order, columns or marks"),
    CommandInfo(.redo, "redo", "U", in: [.table], "do again what was undone"),
    CommandInfo(
      .copyCell, "copy-cell", "y", in: ofRows.union([.bytes, .messages]),
      "copy the cell, the line of its bytes or the message",
      footer: [.bytes: "copy", .messages: "copy"]),
    CommandInfo(
      .copyRow, "copy-row", "Y", in: ofRows.union([.bytes, .messages]),
      "copy the record as it stands in the file, or all messages", footer: [.messages: "copy all"]),
    CommandInfo(
      .writeCopy, "copy", "", "write what was copied last to a file", arguments: .copy),
    CommandInfo(
      .mask, "mask", "P", "hide ids and e-mail addresses on the screen and in copies, or show them"),
    CommandInfo(
      .follow, "follow", "T", in: ofTables,
      "show what is added to files as it comes, or stop to"),
    CommandInfo(.up, "up", "up k", "up"),
    CommandInfo(.down, "down", "down j", "down"),
    CommandInfo(
      .left, "left", "left h", "left; in a record the one before; folds a finding",
      footer: [.record: "record before"]),
    CommandInfo(
      .right, "right", "right l", "right; in a record the next one; unfolds a finding",
      footer: [.record: "next record", .findings: "patterns"]),
    CommandInfo(.pageUp, "page-up", "pageup ctrl-b", "a page up"),
    CommandInfo(
      .pageDown, "page-down", "pagedown ctrl-f space", in: browsing.subtracting([.filters]),
      "a page down"),
    CommandInfo(.scrollUp, "scroll-up", "ctrl-y", "a line up, as the wheel of the mouse does"),
    CommandInfo(.scrollDown, "scroll-down", "ctrl-e", "a line down"),
    CommandInfo(.halfPageUp, "half-page-up", "ctrl-u", "half a page up"),
    CommandInfo(.halfPageDown, "half-page-down", "ctrl-d", "half a page down"),
    CommandInfo(.first, "first", "g home", "the first row"),
    CommandInfo(.last, "last", "G end", "the last row; with a number before it, that row"),
    CommandInfo(.firstColumn, "first-column", "0 ^", in: [.table], "the first column"),
    CommandInfo(.lastColumn, "last-column", "$", in: [.table], "the last column"),
    CommandInfo(
      .prompt, "command", ":", "type a command, a row number, 50% or a time; Tab completes"),
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
    CommandInfo(
      .theme, "theme", "",
      "show another theme: " + Theme.all.map(\.name).joined(separator: ", "), arguments: .theme),
    CommandInfo(
      .mouse, "mouse", "", "leave the mouse to the terminal, to select text, or take it again"),
    CommandInfo(.reload, "reload", "ctrl-r", "read the share anew"),
    CommandInfo(
      .redraw, "redraw", "ctrl-l", in: Set(View.Kind.allCases), "draw the screen anew"),
    CommandInfo(.suspend, "suspend", "ctrl-z", in: Set(View.Kind.allCases), "back to the shell"),
    CommandInfo(
      .back, "back", "q escape backspace", "back to where you came from; from the share, quit",
      footer: [
        .share: "quit", .table: "back", .record: "back", .bytes: "back", .findings: "back",
        .partitions: "back", .columns: "back", .frequency: "back", .filters: "back",
        .messages: "back", .help: "back",
      ]),
    CommandInfo(.quit, "quit", "Q", "leave Slipway"),
  ]

  /// What the mouse does, for help and documents.
  static let mouse: [(act: String, help: String)] = [
    ("click", "choose a row, a cell, a column by its heading, or press a key of the last line"),
    ("again", "open what is chosen, as Enter does"),
    ("wheel", "scroll"),
    ("shift", "held, the terminal selects text as ever"),
  ]

  /// The command that a key gives in a view.
  static func command(for key: Key, in view: View.Kind) -> Command? {
    all.first { $0.views.contains(view) && $0.keys.contains(key) }?.command
  }

  /// What a command line does that begins with a digit.
  static let destinations = [
    (example: "4711", help: "go to the row of that number"),
    (example: "50%", help: "go to where that much of the rows is before it"),
    (example: "2024-03-01 07:00", help: "go to the first row of that time or later"),
  ]

  /// The keys of the table as the document `keys.md` lists them.
  public static var document: String {
    var lines = [
      "# Keys", "",
      "Made from the command table in `Sources/Explorer/Command.swift`; do not edit.", "",
      "| key | command | what it does | where |", "|---|---|---|---|",
    ]
    for info in all where !info.isTypedOnly {
      // A bar would end the cell.
      let keys = info.keys.map { "`\($0.name.replacing("|", with: "\\|"))`" }.joined(separator: " ")
      let isEverywhere = info.views.isSuperset(of: browsing)
      let names = View.Kind.allCases.filter(info.views.contains).map(\.rawValue)
      let place = isEverywhere ? "everywhere" : names.joined(separator: ", ")
      lines.append("| \(keys) | `:\(info.name)` | \(info.help) | \(place) |")
    }
    lines += ["", "## Mouse", "", "| act | what it does |", "|---|---|"]
    lines += mouse.map { "| \($0.act) | \($0.help) |" }
    lines += ["", "## On the command line", "", "| command | what it does |", "|---|---|"]
    lines += destinations.map { "| `:\($0.example)` | \($0.help) |" }
    for info in all {
      if let arguments = info.arguments { lines.append("| `:\(info.usage)` | \(arguments.help) |") }
    }
    lines += ["", "## While a line is typed", "", "| key | what it does |", "|---|---|"]
    for key in PromptKey.all {
      let keys = key.keys.map { "`\($0.name)`" }.joined(separator: " ")
      lines.append("| \(keys) | \(key.help) |")
    }
    lines += ["", "## In the set-up", "", "| key | what it does |", "|---|---|"]
    for key in SetupKey.all {
      let keys = key.keys.map { "`\($0.name)`" }.joined(separator: " ")
      lines.append("| \(keys) | \(key.help) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

import Reports
import Screens

/// A flag of the command line: described once, for the parser and for help.
struct Flag: Sendable, Equatable {
  /// The name behind two dashes.
  let name: String
  /// What stands for its value in help; nothing for a switch.
  let placeholder: String?
  /// What it does, in one line.
  let help: String

  init(_ name: String, _ placeholder: String? = nil, _ help: String) {
    self.name = name
    self.placeholder = placeholder
    self.help = help
  }
}

extension Flag {
  static let format = Flag("format", "text|json", "how to print (default text)")
  static let checkFormat = Flag(
    "format", CheckFormat.allCases.map(\.rawValue).joined(separator: "|"),
    "how to print (default text); see below")
  static let partitionFormat = Flag("format", "text|json|csv", "how to print (default text)")
  static let contractFormat = Flag(
    "format", "text|json|table-schema|odcs|json-schema", "how to print (default text)")
  static let settingsFormat = Flag("format", "text|markdown", "how to print (default text)")
  static let rowFormat = Flag(
    "format", RowListing.Format.allCases.map(\.rawValue).joined(separator: "|"),
    "how to print (default text)")
  static let from = Flag("from", "N", "the first row, counted from 1 (default 1)")
  static let limit = Flag("limit", "N", "how many rows, 0 for all (default 100)")
  static let output = Flag("output", "FILE", "write there instead of standard output")
  static let failOn = Flag(
    "fail-on", "error|warning|never", "what makes the exit status 1 (default error)")
  static let redact = Flag(
    "redact", nil, "show tokens instead of ids and e-mail addresses")
  static let plain = Flag(
    "plain", nil, "print what a view shows as text, for screen readers and pipes")
  static let view = Flag(
    "view", "VIEW[:TABLE[:COLUMN]]",
    "with --plain: the view, such as findings, table:users or frequency:events:EVENT_NAME; may be "
      + "repeated")
  static let keys = Flag(
    "keys", "KEYS", "with --plain: keys to press in it first, such as \"down enter\"")
  static let width = Flag("width", "N", "with --plain: columns of a line (default 100)")
  static let lines = Flag("lines", "N", "with --plain: lines of a view at most (default 200)")
  static let fresh = Flag("fresh", nil, "start at the share, not where it was left")
  static let maxSamples = Flag("max-samples", "N", "places kept of a finding (default 100)")
  static let now = Flag("now", "ISO8601", "the moment that counts as now")
  static let tzAssume = Flag(
    "tz-assume", "ZONE", "of which times are that name no zone, but UPDATED_AT (default UTC)")
  static let table = Flag(
    "table", "TABLE=GLOB", "files of that name are the table events, users or accounts")
  static let oneTable = Flag("table", "events|users|accounts", "that table alone")
  static let rename = Flag("rename", "OLD=NEW", "the files' column OLD is the guide's NEW")
  static let accountAnalytics = Flag(
    "account-analytics", "yes|no", "whether events need ACCOUNT_ID")
  static let threads = Flag("threads", "N", "threads that read (default: one a core)")
  static let noCache = Flag(
    "no-cache", nil, "read all files anew, and keep nothing of it for the next time")
  static let ignore = Flag("ignore", "RULE", "leave a rule out, by its id; may be repeated")
  static let memory = Flag(
    "memory", "SIZE", "memory for rules over several rows, as 256M (default: a quarter)")
  static let by = Flag("by", "hour|day|week|month", "length of a partition (default day)")
  static let top = Flag("top", "N", "most frequent values of each column, up to 20 (default 5)")
  static let bucket = Flag("bucket", "NAME", "the bucket's name")
  static let rows = Flag("rows", "N", "event rows (default 20,000)")
  static let seed = Flag("seed", "N", "another seed gives other rows (default 1)")
  static let defects = Flag("defects", nil, "plant defects of every kind")
  static let singleFile = Flag("single-file", nil, "all events in one file")
  static let theme = Flag(
    "theme", Theme.all.map(\.name).joined(separator: "|"),
    "how the explorer looks (default: the terminal's own colours)")
  static let ascii = Flag("ascii", nil, "draw signs in ASCII alone")
  static let noMouse = Flag("no-mouse", nil, "leave the mouse to the terminal")
  static let help = Flag("help", nil, "this help")

  /// What every command that opens the explorer takes.
  static let appearance = [theme, ascii, noMouse]

  /// What every command that reads a share takes.
  static let share = [table, rename, accountAnalytics, tzAssume, now, threads, memory, noCache]
}

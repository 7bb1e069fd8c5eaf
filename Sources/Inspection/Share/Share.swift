import Contract
import Tables

/// What the user said about a share beside its files.
public struct ShareSettings: Sendable, Equatable {
  /// Column names of the files and the guide's names for them.
  public var renames: [String: String] = [:]
  /// Tables and the file names (with `*` and `?`) that belong to them, whatever they hold.
  public var tables: [TableChoice] = []
  /// Whether account-level analytics are wanted; nothing while the user has not said.
  public var accountAnalytics: Bool?
  /// Of which zone times of events and of creation are that name none; nothing for UTC.
  public var zone: LocalZone?
  /// What the user said about rules, by their ids.
  public var rules: [String: RuleChoice] = [:]
  /// The secret of the tokens in redacted reports, where one was made; it changes no finding.
  public var salt: String?

  /// A user's word on which files make a table.
  public struct TableChoice: Sendable, Equatable {
    /// The table.
    public let kind: TableKind
    /// A pattern for the files' names.
    public let pattern: String

    /// Files of that name are that table.
    public init(kind: TableKind, pattern: String) {
      (self.kind, self.pattern) = (kind, pattern)
    }

    /// Whether a file of that name is meant.
    public func isAbout(_ name: String) -> Bool { Glob.matches(name, pattern) }
  }

  /// Nothing said.
  public init() {}
}

/// The tables in the folders and files that the user named, with their headers read.
public struct Share: Sendable {
  /// A table with its files.
  public struct Table: Sendable {
    /// Which table it is.
    public let kind: TableKind
    /// Its columns and files.
    public let layout: TableLayout
    /// For each file, why it belongs here.
    public let reasons: [String]

    /// Bytes of all its files.
    public var bytes: UInt64 { layout.files.reduce(0) { $0 + $1.file.size } }
  }

  /// The paths as the user gave them.
  public let paths: [String]
  /// In the order of `TableKind`.
  public let tables: [Table]
  /// Every file but what the names of junk give away, in the order in which they were found.
  public let files: [ShareFile]
  /// Folders without any file that could be part of the share.
  public let emptyFolders: [String]
  /// Files that are no part of the share, with reasons.
  public let leftOut: [Discovery.LeftOut]
  /// Files that could not be read, with reasons.
  public let unreadable: [TableError]
  /// What the user said.
  public let settings: ShareSettings

  /// Bytes of all tables.
  public var bytes: UInt64 { tables.reduce(0) { $0 + $1.bytes } }

  /// What a path that could not be read is called below the folder that the user named.
  public func name(of error: TableError) -> String {
    let folders = paths.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    guard let folder = folders.first(where: error.path.hasPrefix) else { return error.path }
    return String(error.path.dropFirst(folder.count))
  }

  /// Finds and opens the tables, reading no more than the head of each file.
  public init(_ paths: [String], settings: ShareSettings = ShareSettings()) throws(TableError) {
    let discovery = try Discovery(paths)
    var opening = Opening(settings: settings)
    for found in discovery.files { opening.open(found) }
    self.paths = paths
    self.settings = settings
    files = opening.files
    emptyFolders = discovery.emptyFolders
    leftOut = discovery.leftOut + opening.leftOut
    unreadable = discovery.unreadable + opening.unreadable
    tables = TableKind.allCases.compactMap { kind in
      opening.members[kind].map { files in
        let layout = TableLayout(
          files.map(\.file), contract: Guide.table(kind), matcher: opening.matcher,
          zone: settings.zone)
        return Table(kind: kind, layout: layout, reasons: files.map(\.reason))
      }
    }
  }
}

/// Opens the files of a share one by one and tells what becomes of each.
private struct Opening {
  let settings: ShareSettings
  let matcher: ColumnMatcher
  var files: [ShareFile] = []
  var leftOut: [Discovery.LeftOut] = []
  var unreadable: [TableError] = []
  var members: [TableKind: [(file: TableFile, reason: String)]] = [:]

  init(settings: ShareSettings) {
    self.settings = settings
    matcher = ColumnMatcher(renames: settings.renames)
  }

  mutating func open(_ found: Discovery.Found) {
    let opening = FileOpening(found.path, name: found.name, knownNames: Guide.columnNames)
    for opened in opening.open() {
      let size = opened.name == found.name ? found.size : opened.size
      var file = ShareFile(name: opened.name, size: size)
      file.type = opened.type
      switch opened.outcome {
      case .table(let table): add(table, &file)
      case .notATable(let format): leave(&file, .notATable(format), format.reason)
      case .unreadable(let error): fail(error, &file)
      }
      files.append(file)
    }
  }

  private mutating func add(_ table: TableFile, _ file: inout ShareFile) {
    let recognition = recognise(table)
    file.table = recognition.kind
    if let kind = recognition.kind {
      members[kind, default: []].append((table, recognition.reason))
    } else {
      leave(&file, .unrecognised, recognition.reason)
    }
  }

  private mutating func fail(_ error: TableError, _ file: inout ShareFile) {
    if case .empty = error.kind {
      leave(&file, .empty, error.reason)
      return
    }
    file.table = tableNamed(file.name)
    file.fate = .unreadable(error.kind)
    unreadable.append(error)
  }

  private mutating func leave(
    _ file: inout ShareFile, _ kind: Discovery.LeftOut.Kind, _ reason: String
  ) {
    file.table = tableNamed(file.name)
    file.fate = .leftOut(kind)
    leftOut.append(Discovery.LeftOut(name: file.name, kind: kind, reason: reason))
  }

  private func recognise(_ file: TableFile) -> Recognition {
    if let kind = choice(of: file.name) { return Recognition(kind: kind, reason: "you said so") }
    return Recognition.of(header: file.header, path: file.name, matcher: matcher)
  }

  private func tableNamed(_ name: String) -> TableKind? {
    choice(of: name) ?? Recognition.kind(named: name)
  }

  /// The table that the user said files of that name are.
  private func choice(of name: String) -> TableKind? {
    settings.tables.last { Glob.matches(name, $0.pattern) }?.kind
  }
}

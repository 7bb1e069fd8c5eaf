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
  /// What the user said about rules, by their ids.
  public var rules: [String: RuleChoice] = [:]

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
    public var bytes: UInt64 { layout.files.reduce(0) { $0 + $1.file.file.size } }
  }

  /// The paths as the user gave them.
  public let paths: [String]
  /// In the order of `TableKind`.
  public let tables: [Table]
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
    let matcher = ColumnMatcher(renames: settings.renames)
    var (leftOut, unreadable) = (discovery.leftOut, discovery.unreadable)
    var members: [TableKind: [(file: TableFile, reason: String)]] = [:]
    for found in discovery.files {
      do throws(TableError) {
        switch try TableFile.open(found.path, name: found.name, knownNames: Guide.columnNames) {
        case .table(let file):
          let recognition = Self.recognise(file, settings: settings, matcher: matcher)
          if let kind = recognition.kind {
            members[kind, default: []].append((file, recognition.reason))
          } else {
            leftOut.append(Discovery.LeftOut(name: file.name, reason: recognition.reason))
          }
        case .notATable(let reason):
          leftOut.append(Discovery.LeftOut(name: found.name, reason: reason))
        }
      } catch {
        unreadable.append(error)
      }
    }
    self.paths = paths
    self.settings = settings
    self.leftOut = leftOut
    self.unreadable = unreadable
    tables = TableKind.allCases.compactMap { kind in
      members[kind].map { files in
        let layout = TableLayout(
          files.map(\.file), contract: Guide.table(kind), matcher: matcher)
        return Table(kind: kind, layout: layout, reasons: files.map(\.reason))
      }
    }
  }

  private static func recognise(
    _ file: TableFile, settings: ShareSettings, matcher: ColumnMatcher
  ) -> Recognition {
    if let choice = settings.tables.last(where: { Glob.matches(file.name, $0.pattern) }) {
      return Recognition(kind: choice.kind, reason: "you said so")
    }
    return Recognition.of(header: file.header, path: file.name, matcher: matcher)
  }
}

import Contract
import Inspection
import Tables

/// The share that a command line speaks of: its paths, settings and options.
struct ShareArguments {
  let paths: [String]
  private(set) var settings: ShareSettings
  private(set) var options: InspectionOptions
  /// Ids of rules that are left out whatever the settings say.
  private let ignored: Set<String>
  /// Where inspections are kept; nothing where they are not to be.
  let cache: InspectionCache?

  /// A share of nothing but these paths, with the defaults.
  init(paths: [String]) {
    self.paths = paths
    settings = ShareSettings()
    options = InspectionOptions()
    ignored = []
    cache = nil
  }

  init(_ arguments: Arguments) throws(UsageError) {
    paths = arguments.operands.isEmpty ? ["."] : arguments.operands
    var settings = try SettingsFile(paths)?.read() ?? ShareSettings()
    for text in arguments.all(.rename) {
      let (old, new) = try Self.pair(text, .rename)
      guard Guide.columnNames.contains(new) else {
        let names = Guide.columnNames.sorted().joined(separator: ", ")
        throw UsageError("--rename \(text): the guide has no column \(new); it has \(names)")
      }
      settings.renames[old] = new
    }
    for text in arguments.all(.table) {
      let (name, pattern) = try Self.pair(text, .table)
      guard let kind = TableKind(rawValue: name) else {
        throw UsageError("--table \(text): expected events, users or accounts before the =")
      }
      settings.tables.append(ShareSettings.TableChoice(kind: kind, pattern: pattern))
    }
    if arguments.has(.accountAnalytics) {
      settings.accountAnalytics =
        try arguments.choice(.accountAnalytics, default: "yes") == "yes"
    }
    if let text = arguments.value(.tzAssume) {
      do throws(ZoneDatabase.Mistake) {
        settings.zone = try ZoneDatabase.zone(text)
      } catch {
        throw UsageError("--tz-assume \(text): \(error.message)")
      }
    }
    self.settings = settings
    var options = InspectionOptions()
    options.threads = try arguments.number(.threads, in: 1...1024, default: options.threads)
    options.maximumSamples = try arguments.number(.maxSamples, in: 0...1_000_000, default: 100)
    var ignored: Set<String> = []
    for id in arguments.all(.ignore) {
      ignored.insert(try Arguments.rule(id, of: "--ignore").id)
    }
    self.ignored = ignored
    options.ignored = ignored.union(settings.rules.off)
    options.memory = try arguments.bytes(
      .memory, atLeast: Self.leastMemory, default: options.memory)
    if let text = arguments.value(.now) {
      guard let now = Timestamp(text) else {
        throw UsageError("--now \(text): expected a time such as 2023-01-10T00:00:00Z")
      }
      options.now = now
    }
    self.options = options
    cache = arguments.has(.noCache) ? nil : InspectionCache()
  }

  /// The same share under settings that were changed.
  func under(_ settings: ShareSettings) -> ShareArguments {
    var changed = self
    changed.settings = settings
    changed.options.ignored = ignored.union(settings.rules.off)
    return changed
  }

  /// 16 MiB: with less the parts of the work become too many to be worth it.
  private static let leastMemory = 16 << 20

  private static func pair(
    _ text: String, _ flag: Flag
  ) throws(UsageError) -> (String, String) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw UsageError("--\(flag.name) \(text): expected \(flag.placeholder ?? "")")
    }
    return (parts[0], parts[1])
  }

  /// Finds the tables; a share without any is an error that says what lies there.
  func open() throws(Failure) -> Share {
    let share: Share
    do throws(TableError) {
      share = try Share(paths, settings: settings)
    } catch {
      throw Failure("\(error.path): \(error.reason)")
    }
    guard share.tables.isEmpty, share.unreadable.isEmpty else { return share }
    throw Failure(Self.noTable(share))
  }

  private static func noTable(_ share: Share) -> String {
    let place = share.paths.joined(separator: ", ")
    let left = share.leftOut.prefix(5).map { "\n  left out: \($0.name) (\($0.reason))" }
    let more = share.leftOut.count > 5 ? "\n  … and \(share.leftOut.count - 5) more" : ""
    return "\(place): no table of events, users or accounts; name the folder that holds "
      + "the data files, or say which file is which with --table events=FILE"
      + left.joined() + more
  }
}

/// Why a command could not do its work, with the exit status 3.
struct Failure: Error {
  let message: String

  init(_ message: String) { self.message = message }
}

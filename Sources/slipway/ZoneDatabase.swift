import Contract
import FoundationEssentials
import Inspection
import Tables

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// The zones that the system knows by name, such as `Asia/Kolkata`.
///
/// The C library is asked for them, and has but one zone at a time: so this is for the start of the
/// program, before it has other threads.
enum ZoneDatabase {
  /// Why a word is no zone, and which one may be meant.
  struct Mistake: Error {
    let message: String
  }

  /// The zone of a name or of an offset from UTC.
  static func zone(_ text: String) throws(Mistake) -> LocalZone {
    if let fixed = LocalZone(offset: text) { return fixed }
    guard isZone(text) else { throw mistake(text) }
    return withZone(text) {
      LocalZone(name: text, offset: offset(at: first), changes: changes)
    }
  }

  /// The zone of this machine's clock; nothing where that is UTC.
  static var machine: LocalZone? {
    tzset()
    let zone = LocalZone(name: machineName, offset: offset(at: first), changes: changes)
    return zone.isUTC ? nil : zone
  }

  /// As the environment names it, or the system's link to a file of zones.
  private static var machineName: String {
    if let name = getenv("TZ").map({ String(cString: $0) }), !name.isEmpty {
      return String(name.drop { $0 == ":" })
    }
    let path = Discovery.realPath(of: "/etc/localtime")
    guard let mark = path.firstRange(of: "zoneinfo/") else { return "local time" }
    return String(path[mark.upperBound...])
  }

  // MARK: - Names

  private static var folder: String {
    getenv("TZDIR").map { String(cString: $0) } ?? "/usr/share/zoneinfo"
  }

  /// Whether the folder has a file of that name that is one of zones.
  private static func isZone(_ name: String) -> Bool {
    guard !name.hasPrefix("/"), !name.split(separator: "/").contains(".."),
      let file = fopen("\(folder)/\(name)", "re")
    else { return false }
    defer { fclose(file) }
    // Files of zones start with four letters (RFC 9636).
    var start = [UInt8](repeating: 0, count: 4)
    return fread(&start, 1, 4, file) == 4 && start == Array("TZif".utf8)
  }

  private static func mistake(_ text: String) -> Mistake {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    // The same zones again, some of which count leap seconds.
    let copies = ["posix/", "right/"]
    let names = paths.filter { path in !copies.contains(where: path.hasPrefix) && isZone(path) }
      .sorted()
    guard !names.isEmpty else {
      return Mistake(
        message: "this machine knows no zones by name; give an offset such as +05:30")
    }
    // Who writes `kolkata` means the place, whatever is nearer by its letters.
    let word = text.lowercased()
    let named = names.first { $0.lowercased() == word || $0.lowercased().hasSuffix("/\(word)") }
    let nearest = named ?? EditDistance.nearest(to: text, among: names)
    return Mistake(
      message: "expected a zone such as Asia/Kolkata, or an offset such as +05:30"
        + (nearest.map { "; do you mean \($0)?" } ?? ""))
  }

  // MARK: - Clocks

  /// 1970 and 2100, between which changes are looked for; before and after clocks stay.
  private static let (first, last) = (0, 4_102_444_800)
  /// Clocks are changed at most once in as many seconds.
  private static let week = 7 * 86_400

  /// Does something while the C library has a zone, and gives it back its own.
  private static func withZone<Result>(_ name: String, _ body: () -> Result) -> Result {
    let own = getenv("TZ").map { String(cString: $0) }
    setenv("TZ", ":\(name)", 1)
    tzset()
    defer {
      if let own { setenv("TZ", own, 1) } else { unsetenv("TZ") }
      tzset()
    }
    return body()
  }

  private static func offset(at second: Int) -> Int {
    var (moment, clock) = (time_t(second), tm())
    localtime_r(&moment, &clock)
    return clock.tm_gmtoff
  }

  private static var changes: [LocalZone.Change] {
    var changes: [LocalZone.Change] = []
    var before = offset(at: first)
    for start in stride(from: first, to: last, by: week) {
      let after = offset(at: start + week)
      guard after != before else { continue }
      changes.append(LocalZone.Change(at: change(from: start, before), offset: after))
      before = after
    }
    return changes
  }

  /// The second within a week from which on clocks are no longer `offset` ahead of UTC.
  private static func change(from start: Int, _ offset: Int) -> Int {
    var (low, high) = (start, start + week)
    while high - low > 1 {
      let middle = (low + high) / 2
      if self.offset(at: middle) == offset { low = middle } else { high = middle }
    }
    return high
  }
}

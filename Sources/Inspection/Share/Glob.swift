#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Patterns for file names, as shells have them.
enum Glob {
  /// Whether the whole name or its last part is of the pattern.
  static func matches(_ name: String, _ pattern: String) -> Bool {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    return fnmatch(pattern, name, 0) == 0 || fnmatch(pattern, last, 0) == 0
  }
}

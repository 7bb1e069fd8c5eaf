#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The variables the program was started with.
enum Environment {
  /// The value of a variable, or nil when it is absent or empty.
  static func value(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}

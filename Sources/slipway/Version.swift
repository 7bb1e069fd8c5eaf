#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// The version of the program.
enum Version {
  static let text = "0.1.0"

  /// What tells this build from others: rules may change between two builds of one version.
  static var build: String {
    var status = stat()
    guard stat(executable, &status) == 0 else { return text }
    #if canImport(Glibc)
    let time = status.st_mtim
    #else
    let time = status.st_mtimespec
    #endif
    return "\(text) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
  }

  private static var executable: String {
    #if canImport(Glibc)
    return "/proc/self/exe"
    #else
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    var size = UInt32(path.count)
    return _NSGetExecutablePath(&path, &size) == 0 ? String(cString: path) : ""
    #endif
  }
}

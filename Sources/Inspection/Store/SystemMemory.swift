#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What this machine has for rules over several rows.
enum SystemMemory {
  /// A quarter of the machine's memory, in bytes.
  static var quarter: Int {
    let (pages, size) = (Int(sysconf(Int32(_SC_PHYS_PAGES))), Int(sysconf(Int32(_SC_PAGESIZE))))
    return pages > 0 && size > 0 ? pages / 4 * size : 1 << 30
  }
}

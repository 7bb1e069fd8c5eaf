#if canImport(Glibc)
import Glibc
#endif

/// Memory of many pages, in huge ones where the system has them: fewer faults while it is filled,
/// and fewer misses where it is read in no order.
public enum LargeMemory {
  /// Two mebibytes, the usual huge page.
  private static let page = 2 << 20

  /// Memory for so many values, to be given back by `deallocate()`.
  public static func allocate<Value>(_ count: Int, of type: Value.Type) -> UnsafeMutablePointer<
    Value
  > {
    let bytes = count * MemoryLayout<Value>.stride
    guard bytes >= page else { return .allocate(capacity: count) }
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: page)
    #if canImport(Glibc)
    // A wish: without huge pages the usual ones do.
    madvise(memory, bytes, MADV_HUGEPAGE)
    #endif
    return memory.bindMemory(to: type, capacity: count)
  }
}

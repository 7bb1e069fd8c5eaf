#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Plain threads of lower priority, so that reading never starves the screen.
public enum WorkerThreads {
  /// The cores of this machine.
  public static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Runs `body` on `count` threads and returns when all have ended.
  public static func run(_ count: Int, _ body: @escaping @Sendable () -> Void) {
    let threads = (0..<count).compactMap { _ in start(body) }
    // Where the system gives no thread the work is done here.
    if threads.isEmpty { body() }
    for thread in threads { pthread_join(thread, nil) }
  }

  /// Runs `body` on a thread of its own and returns at once.
  public static func detach(_ body: @escaping @Sendable () -> Void) {
    guard let thread = start(body) else { return body() }
    pthread_detach(thread)
  }

  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    let work = Unmanaged.passRetained(Work(body))
    #if canImport(Glibc)
    var thread = pthread_t()
    let code = pthread_create(&thread, nil, entry, work.toOpaque())
    let started: pthread_t? = thread
    #else
    var started: pthread_t?
    let code = pthread_create(&started, nil, entry, work.toOpaque())
    #endif
    guard code == 0 else {
      work.release()
      return nil
    }
    return started
  }

  #if canImport(Glibc)
  private static let entry: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
    { argument in
      // On Linux this is about the calling thread alone.
      setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
      if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
      return nil
    }
  #else
  private static let entry: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? =
    { argument in
      pthread_set_qos_class_self_np(QOS_CLASS_UTILITY, 0)
      Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
      return nil
    }
  #endif
}

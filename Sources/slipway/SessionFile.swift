import Explorer
import FoundationEssentials
import Tables

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// The file that keeps where the user was in a share; it lies outside of the share.
struct SessionFile {
  /// What stands in the file.
  private struct Content: Codable {
    var version: Int
    var share: [String]
    var session: Session
  }

  /// Why a file is not used.
  private struct Refusal: Error {
    let reason: String
  }

  private static let version = 1
  /// Larger than any that is written.
  private static let maximumBytes = 1 << 20

  private let folder: String
  /// The share's paths from the root, so that it is the same one from wherever it is opened.
  private let share: [String]

  /// The file of the share at these paths; nothing where the user has no folder for it.
  init?(_ paths: [String]) {
    guard let folder = UserFolder.path(of: .state) else { return nil }
    self.folder = folder + "/sessions"
    share = paths.map { path in
      guard let full = realpath(path, nil) else { return path }
      defer { free(full) }
      return String(cString: full)
    }
  }

  private var path: String {
    let bytes = Array(share.joined(separator: "\0").utf8)
    let digits = String(bytes.withUnsafeBufferPointer { KeyHash.of($0) }, radix: 16)
    return "\(folder)/\(String(repeating: "0", count: 16 - digits.count))\(digits).json"
  }

  /// What was kept last time, or why it is of no use; neither where nothing was kept.
  func read() -> (session: Session?, problem: String?) {
    do throws(Refusal) {
      return (try content()?.session, nil)
    } catch {
      return (nil, "what was kept of last time is ignored: \(path) \(error.reason)")
    }
  }

  private func content() throws(Refusal) -> Content? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid() else {
      throw Refusal(reason: "is not a file of yours")
    }
    guard status.st_size <= Self.maximumBytes,
      let data = FileManager.default.contents(atPath: path),
      let content = try? JSONDecoder().decode(Content.self, from: data)
    else { throw Refusal(reason: "is damaged, or was written by another version") }
    guard content.version == Self.version else {
      throw Refusal(reason: "was written by another version")
    }
    guard content.share == share else { throw Refusal(reason: "is of another share") }
    return content
  }

  /// Keeps a session for the next time; whatever fails here, nothing is lost but the place.
  func write(_ session: Session) {
    let content = Content(version: Self.version, share: share, session: session)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(content) else { return }
    UserFolder.make(folder)
    try? Output.replaceFile(path, bytes: Array(data) + [0x0A], mode: 0o600, isSafe: false)
  }
}

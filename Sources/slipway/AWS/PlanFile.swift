import BucketSetup
import CSodium

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// A saved plan on the disk, held by one run at a time, with the journal beside it.
final class PlanFile {
  /// The path as the user wrote it.
  let path: String
  /// What the file says.
  let plan: SavedPlan
  /// The SHA-256 of the file.
  let hash: String
  private let descriptor: Int32
  private var journal: Int32 = -1

  /// Opens a plan, and waits for another run that is at it.
  ///
  /// Commands inherit the hold: a command that outlives a killed run keeps the next one waiting.
  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else {
      throw UsageError(
        "\(Output.systemFailure(path).message); slipway setup plan … --out \(path) makes a plan")
    }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      Output.complain("\(path): another run is at it; waiting for its end")
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR, Interruption.signal == nil {}
    }
    let bytes = try Self.bytes(of: path)
    hash = Self.hash(of: bytes)
    do throws(SavedPlanError) {
      plan = try SavedPlan(text: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw PlanFailure("\(path): \(error.message)")
    }
    let policy = plan.reviewedPolicy
    guard plan.policyHash == policy.map({ Self.hash(of: Array($0.utf8)) }) else {
      throw PlanFailure("\(path): the policy in it is not the one that was reviewed; plan again")
    }
  }

  deinit {
    close(descriptor)
    if journal >= 0 { close(journal) }
  }

  /// The path of the journal.
  var journalPath: String { Self.journalPath(of: path) }

  /// The journal of a plan lies beside it.
  static func journalPath(of path: String) -> String { path + ".journal" }

  /// What earlier runs wrote down.
  func readJournal() throws -> Journal {
    guard access(journalPath, F_OK) == 0 else { return Journal() }
    let bytes = try Self.bytes(of: journalPath)
    do throws(SavedPlanError) {
      return try Journal(text: String(decoding: bytes, as: UTF8.self), plan: hash)
    } catch {
      throw PlanFailure("\(journalPath): \(error.message)")
    }
  }

  /// Writes a line of the journal; it is on the disk when this returns.
  func record(_ entry: JournalEntry) throws(Output.Failure) {
    if journal < 0 { try openJournal() }
    let line = Array((entry.line(time: Moment.now, plan: hash) + "\n").utf8)
    guard write(journal, line, line.count) == line.count, fsync(journal) == 0 else {
      throw Output.systemFailure(journalPath)
    }
  }

  /// What a killed run left of a line is cut off.
  private func openJournal() throws(Output.Failure) {
    let isNew = access(journalPath, F_OK) != 0
    journal = open(journalPath, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard journal >= 0 else { throw Output.systemFailure(journalPath) }
    if isNew { return Self.syncFolder(of: journalPath) }
    let bytes = (try? Self.bytes(of: journalPath)) ?? []
    let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    guard end == bytes.count || ftruncate(journal, off_t(end)) == 0 else {
      throw Output.systemFailure(journalPath)
    }
  }

  /// Keeps a policy in the folder `backup` beside the plan, under a name of its own.
  func backUp(_ text: String) throws(Output.Failure) -> String {
    let folder = Self.folder(of: path) + "backup"
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw Output.systemFailure(folder) }
    let name = "\(plan.bucket)-\(Self.hash(of: Array(text.utf8)).prefix(8)).json"
    let file = "\(folder)/\(name)"
    try Output.replaceFile(file, text)
    Self.syncFolder(of: file)
    return file
  }

  // MARK: - Bytes

  /// The SHA-256 in hexadecimal digits.
  static func hash(of bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  static func bytes(of path: String) throws(Output.Failure) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Output.systemFailure(path) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = pread(file, &buffer, buffer.count, off_t(bytes.count))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Output.systemFailure(path) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// A new name is on the disk only once its folder is.
  private static func syncFolder(of path: String) {
    let folder = folder(of: path)
    let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

/// Why a plan cannot be carried out, in words that say what to do.
struct PlanFailure: Error {
  let message: String

  init(_ message: String) { self.message = message }
}

import Synchronization

/// Readers of an archive that stand in or behind one of its files, for who reads one further down.
///
/// An archive is gone through from its start, so that of files by the thousand each would cost as
/// much as all before it. Whoever reads them in their order goes through it once.
final class ArchiveReaders: Sendable {
  /// As many as threads usually read at a time.
  private static let most = 2

  private let idle = Mutex<[ArchiveReader]>([])

  /// The reader with the shortest way to a file, counted over all that is in the archive; nothing
  /// where it is behind them all.
  func take(before member: Int) -> ArchiveReader? {
    idle.withLock { idle in
      let before = idle.indices.filter { idle[$0].passed <= member }
      return before.max { idle[$0].passed < idle[$1].passed }.map { idle.remove(at: $0) }
    }
  }

  /// Keeps a reader in place of the oldest one.
  func giveBack(_ reader: ArchiveReader) {
    idle.withLock { idle in
      if idle.count == Self.most { idle.removeFirst() }
      idle.append(reader)
    }
  }
}

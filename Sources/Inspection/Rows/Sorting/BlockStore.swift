import Synchronization
import Tables

/// Blocks of bytes, on disk where memory does not hold them.
///
/// What is beyond a limit goes to a temporary file without a name. Threads may add blocks at a time.
final class BlockStore: Sendable {
  /// Bytes that were added together.
  enum Block: Sendable {
    case memory([UInt8])
    case file(offset: UInt64, count: Int)
  }

  /// Bytes of a usual block.
  static let blockSize = 1 << 16

  private let memory: MemoryBudget.Share
  private let folder: String
  private let file = Mutex<SpillFile?>(nil)

  /// An empty store that holds so many bytes in memory.
  init(memory: Int, folder: String) {
    (self.memory, self.folder) = (MemoryBudget.Share(memory), folder)
  }

  /// Whether anything went to the temporary file.
  var isSpilled: Bool { file.withLock { $0 != nil } }

  /// Keeps bytes.
  func add(_ bytes: UnsafeRawBufferPointer) throws(TableError) -> Block {
    if memory.take(bytes.count) { return .memory(Array(bytes)) }
    do throws(SpillError) {
      return .file(offset: try spillFile().append(bytes), count: bytes.count)
    } catch {
      throw Self.error(error)
    }
  }

  /// Hands out the bytes of a block from an offset to its end.
  func read(
    _ block: Block, from offset: Int = 0, into buffer: UnsafeMutableRawBufferPointer
  ) throws(TableError) {
    switch block {
    case .memory(let bytes):
      bytes.withUnsafeBytes {
        buffer.copyMemory(
          from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + buffer.count]))
      }
    case .file(let start, _):
      do throws(SpillError) {
        guard let file = file.withLock({ $0 }) else { return }
        try file.read(into: buffer, at: start + UInt64(offset))
      } catch {
        throw Self.error(error)
      }
    }
  }

  private func spillFile() throws(SpillError) -> SpillFile {
    let made = file.withLock { file in
      Result { () throws(SpillError) in
        if let file { return file }
        let new = try SpillFile(in: folder)
        file = new
        return new
      }
    }
    return try made.get()
  }

  private static func error(_ error: SpillError) -> TableError {
    TableError(.unsorted(error.reason), path: error.folder)
  }
}

extension BlockStore.Block {
  /// Bytes of the block.
  var count: Int {
    switch self {
    case .memory(let bytes): bytes.count
    case .file(_, let count): count
    }
  }
}

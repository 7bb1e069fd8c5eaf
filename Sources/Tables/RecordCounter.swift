import CKernels
import Synchronization

/// Counts the data records of files and keeps nothing else of them.
///
/// The files are read in blocks of a fixed size by all threads, in no order: each block is counted
/// for both cases, that it starts inside or outside quotes, and which of them holds is known once
/// the blocks are put together. Behind the first quote that RFC 4180 does not have there, a file is
/// split record by record, so that its count is that of `Piece` in every case. So are files that do not
/// stand on the disk as they are read.
public final class RecordCounter: Sendable {
  /// What was counted in one file.
  public struct Count: Sendable, Equatable {
    /// Data records, those among them that cannot be split into the header's columns.
    public var records = 0
    /// Why the file could not be read to its end; `records` are those before that place.
    public var error: TableError?
  }

  private let files: [TableFile]
  private let blockSize: Int
  private let blocksOfFiles: [Int]
  private let next: Mutex<(file: Int, block: Int)> = Mutex((0, 0))
  private let blocks: Mutex<[[BlockCount?]]>

  /// A counter of files that reads so many bytes at a time.
  public init(_ files: [TableFile], blockSize: Int = 1 << 20) {
    self.files = files
    self.blockSize = blockSize
    blocksOfFiles = files.map { file in
      guard file.isPlain else { return 0 }
      let bytes = file.file.size - min(file.data.offset, file.file.size)
      return Int((bytes + UInt64(blockSize) - 1) / UInt64(blockSize))
    }
    blocks = Mutex(blocksOfFiles.map { Array(repeating: nil, count: $0) })
  }

  /// Counts on so many threads; for each file what was found.
  public func run(threads: Int) -> [Count] {
    WorkerThreads.run(threads) { [self] in countBlocks() }
    let blocks = blocks.withLock { $0 }
    let counts = Mutex(files.map { _ in Count() })
    let claimed = Atomic(0)
    WorkerThreads.run(min(threads, files.count)) { [self] in
      let piece = Piece()
      while true {
        let file = claimed.add(1, ordering: .relaxed).oldValue
        guard file < files.count else { return }
        let count = count(file, blocks[file], piece)
        counts.withLock { $0[file] = count }
      }
    }
    return counts.withLock { $0 }
  }

  // MARK: - Blocks

  /// A block counted for both cases.
  private struct BlockCount {
    var outside: ck_record_count
    var inside: ck_record_count
  }

  private func countBlocks() {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: blockSize + Self.lead, alignment: 64)
    defer { buffer.deallocate() }
    while let (file, block) = claimBlock() {
      // What cannot be read is read again, and complained of, when the blocks are put together.
      guard let count = try? countBlock(block, of: files[file], buffer) else { continue }
      blocks.withLock { $0[file][block] = count }
    }
  }

  private func claimBlock() -> (file: Int, block: Int)? {
    next.withLock { next in
      while next.file < files.count, next.block == blocksOfFiles[next.file] {
        next = (next.file + 1, 0)
      }
      guard next.file < files.count else { return nil }
      defer { next.block += 1 }
      return next
    }
  }

  /// Bytes before a block that the kernel looks at.
  private static let lead = 2

  private func start(of block: Int, in file: TableFile) -> UInt64 {
    min(file.data.offset + UInt64(block) * UInt64(blockSize), file.file.size)
  }

  private func countBlock(
    _ block: Int, of file: TableFile, _ buffer: UnsafeMutableRawBufferPointer
  ) throws(TableError) -> BlockCount {
    let start = start(of: block, in: file)
    let length = Int(self.start(of: block + 1, in: file) - start)
    let lead = block == 0 ? 0 : Self.lead
    buffer[0] = file.dialect.lineEnd
    buffer[1] = file.dialect.lineEnd
    let target = UnsafeMutableRawBufferPointer(
      rebasing: buffer[(Self.lead - lead)..<(Self.lead + length)])
    guard try file.file.read(into: target, at: start - UInt64(lead)) == lead + length else {
      throw TableError(.changed, path: file.file.path)
    }
    return Self.count(
      UnsafeRawBufferPointer(rebasing: buffer[..<(Self.lead + length)]), file.dialect)
  }

  /// Counts the bytes behind the lead.
  ///
  /// The wrong case meets an odd quote soon, so that both together take hardly longer than one.
  private static func count(_ buffer: UnsafeRawBufferPointer, _ dialect: Dialect) -> BlockCount {
    buffer.withMemoryRebound(to: UInt8.self) { bytes in
      guard let base = bytes.baseAddress else { fatalError("there are two bytes before a block") }
      let (start, length) = (base + lead, bytes.count - lead)
      let outside = ck_count_records(start, length, dialect.kernel, 0)
      guard outside.odd_quotes != 0 || outside.has_quotes != 0 else {
        // Without quotes all of it is inside, and nothing ends there.
        var inside = ck_record_count()
        inside.inside = 1
        return BlockCount(outside: outside, inside: inside)
      }
      return BlockCount(
        outside: outside, inside: ck_count_records(start, length, dialect.kernel, 1))
    }
  }

  // MARK: - Files

  private func count(_ position: Int, _ blocks: [BlockCount?], _ piece: Piece) -> Count {
    let file = files[position]
    var (count, place) = chain(blocks, of: file)
    do throws(TableError) {
      if let known = file.rows.recordCount { return Count(records: known) }
      while case let next = try piece.fill(from: file, at: place), next > place {
        count.records += Self.records(in: piece, width: file.header.count)
        place = next
      }
      try file.file.checkUnchanged()
    } catch {
      count.error = error
    }
    return count
  }

  /// Puts blocks together as far as each holds what RFC 4180 allows; returns their records and
  /// where the one behind them starts.
  private func chain(
    _ blocks: [BlockCount?], of file: TableFile
  ) -> (count: Count, place: UInt64) {
    let isOneColumn = file.header.count == 1
    var (count, place, isInside) = (Count(), file.data.offset, false)
    for (number, block) in blocks.enumerated() {
      // A record longer than a piece may be is an error, or a quote that is never closed.
      let mayBeTooLong =
        start(of: number + 1, in: file) - place > UInt64(Piece.maximumRecord)
      guard let block, !mayBeTooLong else { break }
      let found = isInside ? block.inside : block.outside
      guard found.odd_quotes == 0 else { break }
      isInside = found.inside != 0
      // In a table of one column an empty line is an empty cell.
      count.records += found.ends - (isOneColumn ? 0 : found.blank_lines)
      if found.ends > 0 { place = start(of: number, in: file) + UInt64(found.last_end) }
    }
    return (count, place)
  }

  private static func records(in piece: Piece, width: Int) -> Int {
    let rows = piece.rows
    return (0..<rows.count).count { rows.shape($0, width: width) != .blank }
  }
}

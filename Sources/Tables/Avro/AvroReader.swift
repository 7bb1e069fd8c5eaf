import CAvro
import CFormats

/// Reads, decodes and renders rows of an Avro file; one a thread, with buffers that are used again.
public final class AvroReader {
  /// No more rows of a damaged block are shown as such; how many were lost is told in full.
  private static let mostLost = 1 << 20

  /// The file that is read.
  public let file: AvroFile
  /// The rows of the run that was read last, counted from its first.
  ///
  /// Rows that were lost are there as malformed ones, whose text says why.
  public let rows: UnsafeMutablePointer<cf_rows>
  /// The blocks of that run that are not whole.
  public private(set) var damages: [AvroDamage] = []

  private let decoder: OpaquePointer
  private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 1)

  /// A reader with buffers of its own.
  public init(_ file: AvroFile) throws(TableError) {
    guard let rows = cf_rows_new() else { throw Self.noMemory(file) }
    guard let decoder = ca_decoder_new(file.header.handle) else {
      cf_rows_free(rows)
      throw Self.noMemory(file)
    }
    (self.file, self.rows, self.decoder) = (file, rows, decoder)
  }

  deinit {
    ca_decoder_free(decoder)
    cf_rows_free(rows)
    buffer.deallocate()
  }

  /// Reads the rows of a run in place of those read before.
  public func read(_ run: AvroRun) throws(TableError) {
    cf_rows_clear(rows)
    damages.removeAll(keepingCapacity: true)
    for block in run.blocks {
      let origin = UInt32(block.firstRow - run.firstRow)
      if let fault = block.fault {
        lose(block, from: 0, origin: origin, reason: fault.reason)
      } else {
        try read(block, origin: origin)
      }
      if rows.pointee.failed != 0 {
        let reason = "the block at byte \(block.offset) has more text than can be held"
        throw TableError(.unreadable(reason), path: file.file.path)
      }
    }
  }

  private func read(_ block: AvroBlock, origin: UInt32) throws(TableError) {
    let length = block.data.count
    if length > buffer.count {
      buffer.deallocate()
      buffer = .allocate(byteCount: max(length, Piece.size), alignment: 16)
    }
    let target = UnsafeMutableRawBufferPointer(rebasing: buffer[..<length])
    guard try file.file.read(into: target, at: block.data.lowerBound) == length else {
      throw TableError(.changed, path: file.file.path)
    }
    let bytes = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    let count = ca_decoder_read(decoder, bytes, length, block.rowCount, origin, rows)
    guard let reason = ca_decoder_reason(decoder) else { return }
    lose(block, from: count, origin: origin, reason: String(cString: reason))
  }

  /// Notes that rows of a block were not read.
  private func lose(_ block: AvroBlock, from row: Int, origin: UInt32, reason: String) {
    let end = block.firstRow + UInt64(block.rowCount)
    damages.append(
      AvroDamage(
        offset: block.offset, lostRows: block.firstRow + UInt64(row)..<end, reason: reason))
    let text = Array("damaged block at byte \(block.offset): \(reason)".utf8)
    for lost in row..<min(block.rowCount, row + Self.mostLost) {
      cf_rows_malformed(rows, text, text.count, origin + UInt32(lost))
    }
  }

  private static func noMemory(_ file: AvroFile) -> TableError {
    TableError(.unreadable("no memory for its rows"), path: file.file.path)
  }
}

import Tables

/// Room for the value of one cell at a time.
final class CellRoom {
  private var capacity = 0
  private var room: UnsafeMutablePointer<UInt8> = .allocate(capacity: 0)

  deinit { room.deallocate() }

  /// The value of a cell without its quotes, which lives until the next one is asked for.
  @inline(__always)
  func value(of cell: UnsafeBufferPointer<UInt8>, quote: UInt8) -> UnsafeBufferPointer<UInt8> {
    CellBytes.isQuoted(cell, by: quote) ? unquoted(cell, quote: quote) : cell
  }

  private func unquoted(
    _ cell: UnsafeBufferPointer<UInt8>, quote: UInt8
  ) -> UnsafeBufferPointer<UInt8> {
    if cell.count > capacity {
      room.deallocate()
      capacity = 2 * cell.count
      room = .allocate(capacity: capacity)
    }
    return UnsafeBufferPointer(
      start: room, count: CellBytes.unquote(cell, quote: quote, into: room))
  }
}

import CAvro

/// Finds the blocks of an Avro file by what stands around them, without reading them.
struct AvroFraming {
  let file: ByteFile
  let header: AvroHeader

  private static let markerLength = UInt64(CA_MARKER)
  /// No file reaches as far; numbers beyond are not worked with.
  private static let farthest = UInt64(1) << 62

  /// Offset of the first block.
  var start: UInt64 { UInt64(ca_file_first_block(header.handle)) }

  /// The block that should start at an offset; nil where the file ends.
  func block(at offset: UInt64, firstRow: UInt64) throws(TableError) -> AvroBlock? {
    let bytes = try file.bytes(Int(CA_LARGEST_HEAD), at: offset)
    if bytes.isEmpty { return nil }
    guard let head = Self.head(bytes) else {
      return try lost(at: offset, firstRow: firstRow, rowCount: 1, fault: .head)
    }
    let start = offset + UInt64(head.length)
    let end = start + UInt64(head.bytes)
    guard try isEnd(end, of: head) else {
      return try lost(at: offset, firstRow: firstRow, rowCount: Int(head.rows), fault: .marker)
    }
    return AvroBlock(
      offset: offset, firstRow: firstRow, rowCount: Int(head.rows), data: start..<end,
      end: end + Self.markerLength, fault: head.bytes > CA_LARGEST_BLOCK ? .tooLarge : nil)
  }

  private static func head(_ bytes: [UInt8]) -> ca_head? {
    var head = ca_head()
    return ca_read_head(bytes, bytes.count, &head) == 1 ? head : nil
  }

  private func isMarked(_ end: UInt64) throws(TableError) -> Bool {
    guard end < Self.farthest else { return false }
    return try file.bytes(Int(CA_MARKER), at: end).elementsEqual(header.marker)
  }

  /// A marker may be what is damaged; then the block behind it is where it should be.
  private func isEnd(_ end: UInt64, of head: ca_head) throws(TableError) -> Bool {
    if try isMarked(end) { return true }
    guard head.bytes > 0, end < Self.farthest else { return false }
    let bytes = try file.bytes(Int(CA_MARKER + CA_LARGEST_HEAD), at: end)
    if bytes.count == Int(CA_MARKER) { return true }
    guard let next = Self.head(Array(bytes.dropFirst(Int(CA_MARKER)))) else { return false }
    return try isMarked(end + Self.markerLength + UInt64(next.length) + UInt64(next.bytes))
  }

  // MARK: - Damage

  /// A block that cannot be read, up to the next marker; not without a row, so that it is told.
  private func lost(
    at offset: UInt64, firstRow: UInt64, rowCount: Int, fault: AvroBlock.Fault
  ) throws(TableError) -> AvroBlock {
    let (end, isFound) = try nextMarker(from: offset)
    return AvroBlock(
      offset: offset, firstRow: firstRow, rowCount: max(1, rowCount), data: offset..<offset,
      end: end,
      fault: isFound ? fault : .cutShort)
  }

  /// Offset behind the next marker, or of the end of the file.
  private func nextMarker(from offset: UInt64) throws(TableError) -> (UInt64, isFound: Bool) {
    var offset = offset
    while true {
      let bytes = try file.bytes(1 << 16, at: offset)
      let found = ca_find_marker(header.handle, bytes, bytes.count)
      if found < bytes.count { return (offset + UInt64(found) + Self.markerLength, true) }
      if bytes.count < 1 << 16 { return (offset + UInt64(bytes.count), false) }
      // A marker may stand across the end of what was searched.
      offset += UInt64(bytes.count) - Self.markerLength + 1
    }
  }
}

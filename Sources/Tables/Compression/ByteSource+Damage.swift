extension ByteSource {
  /// Throws the damage that ends the first bytes, where they do not end for being all.
  ///
  /// For first bytes that make no sense: a decoder may have made them of damage before it noticed.
  func checkDamage(behind head: [UInt8]) throws(TableError) {
    _ = try bytes(1, at: UInt64(head.count))
  }

  /// Reads as `read` does, and tells why there are fewer bytes than asked for where that is not
  /// because all were read.
  ///
  /// So that what stands before damage can be used before the damage is told.
  ///
  /// - Throws: `TableError` when there is nothing before the damage.
  func readToDamage(
    into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64
  ) throws(TableError) -> (count: Int, damage: TableError?) {
    let count = try read(into: buffer, at: offset)
    let end = offset + UInt64(count)
    // It grew since it was opened.
    if let knownSize, count > 0, end > knownSize { throw TableError(.changed, path: path) }
    guard count < buffer.count, knownSize != end else { return (count, nil) }
    do throws(TableError) {
      // Reading at the damage throws, and at the end of what had no known size gives nothing.
      let next = try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]), at: end)
      let isEnd = next == 0 && end >= knownSize ?? end
      return (count, isEnd ? nil : TableError(.changed, path: path))
    } catch {
      if count == 0 { throw error }
      return (count, error)
    }
  }
}

import Tables

extension TableRows {
  /// Rows of one piece as they stand in their file, each with its line end, where it has one.
  ///
  /// Rows that are made of another format or decoded from another encoding are separated values in
  /// UTF-8, as they are shown.
  public func written(_ rows: [InspectedRow]) throws(TableError) -> [[UInt8]] {
    guard let first = rows.first, let last = rows.last else { return [] }
    let file = table.layout.files[first.file].file
    guard file.isAsWritten else { return rows.map { $0.record.bytes + [file.dialect.lineEnd] } }
    // Behind the last row there are a line end of two bytes at most, or those of the next one.
    let end = min(last.record.end + 2, table.files[first.file].end.offset)
    let start = first.record.offset
    let bytes = try file.bytes(start..<max(end, last.record.end)) ?? []
    var written: [[UInt8]] = []
    written.reserveCapacity(rows.count)
    for row in rows {
      let range = Int(row.record.offset - start)..<Int(row.record.end - start)
      guard bytes[range].elementsEqual(row.record.bytes) else {
        throw TableError(.changed, path: file.file.path)
      }
      let ending = Self.ending(of: bytes[range.upperBound...], file.dialect)
      written.append(row.record.bytes + ending)
    }
    return written
  }

  /// The line end that bytes start with; at the end of a file it may lack its second byte.
  private static func ending(of bytes: ArraySlice<UInt8>, _ dialect: Dialect) -> ArraySlice<UInt8> {
    let returned = bytes.first == UInt8(ascii: "\r") && dialect.lineEnd == UInt8(ascii: "\n")
    let ending = bytes.prefix(returned ? 2 : 1)
    return ending.last == dialect.lineEnd || returned ? ending : []
  }
}

extension Record {
  /// The position behind its last byte, where it stands in the file as it is.
  fileprivate var end: UInt64 { offset + UInt64(bytes.count) }
}

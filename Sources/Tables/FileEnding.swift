/// Tells by its last bytes whether a file of a binary format was cut short.
///
/// Parquet and zip keep at the end what leads to everything else. The sums at the end of compressed
/// data say more, but only to who reads it all.
enum FileEnding {
  /// Whether the file ends as its format wants, as far as the end tells.
  static func isWhole(_ file: ByteFile, format: FileFormat) throws(TableError) -> Bool {
    switch format {
    case .parquet:
      let end = try tail(of: file, bytes: 4)
      return file.size >= smallestParquet && ["PAR1", "PARE"].contains { end == Array($0.utf8) }
    case .zip:
      let end = try tail(of: file, bytes: longestZipEnd)
      return end.firstRange(of: Array("PK\u{5}\u{6}".utf8)) != nil
    default: return true
    }
  }

  /// Both marks and the length of the footer.
  private static let smallestParquet: UInt64 = 12
  /// The record at the end of an archive, with the longest comment.
  private static let longestZipEnd = 22 + 65_535

  private static func tail(of file: ByteFile, bytes count: Int) throws(TableError) -> [UInt8] {
    try file.bytes(count, at: file.size - min(file.size, UInt64(count)))
  }
}

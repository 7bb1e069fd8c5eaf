/// How many bytes compressed data may become before they are held for a trap.
///
/// Measured with rows that no table has more alike: gzip makes 257 bytes of one where all rows are
/// equal, 162 where rows of 2 KB of JSON differ in their times alone, 89 where 1,000 columns are
/// empty but three, and 476 where all are; a byte of zeros becomes 1,030. zstd and xz find longer
/// repeats: up to 1,252 for the rows of 2 KB, and 6,000 and more for equal rows and zeros. Usual
/// tables become 5 to 30 times as much. Small data may be anything: they cost nothing to read.
struct ExpansionLimit: Sendable {
  /// How many times as many bytes as the packed ones are allowed.
  let factor: UInt64
  /// Bytes that are allowed whatever they were packed to.
  static let free: UInt64 = 64 << 20
  /// Nothing larger is read, however it was packed: 1 TiB.
  static let most: UInt64 = 1 << 40

  /// The limit of a kind of compression.
  init(_ format: FileFormat) {
    // Deflate, in zip archives too, never reaches what others do.
    factor = format == .gzip || format == .zip ? 700 : 4000
  }

  /// The most bytes that so many packed ones become before they are stopped, which is looked at
  /// after each chunk.
  func size(of packed: UInt64) -> UInt64 {
    let allowed = packed < Self.most / factor ? (packed + 1) * factor : Self.most
    return max(Self.free, allowed) + UInt64(DecodedExtent.chunk)
  }

  /// Throws when packed bytes became more than they may.
  func check(_ size: UInt64, from packed: UInt64, path: String) throws(TableError) {
    if size > Self.free, size / factor > packed || size > Self.most {
      throw TableError(.expands(to: size, from: packed), path: path)
    }
  }
}

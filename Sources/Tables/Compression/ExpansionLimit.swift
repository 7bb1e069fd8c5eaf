/// How many bytes compressed data may become before they are held for a trap.
///
/// A row of a table costs its packed form a reference and a few bytes that no row before had, such
/// as an id or a time. Gzip makes of that 5 to 30 times as much for usual tables, 100 for wide rows
/// that are nearly equal, 250 for rows that are equal to the byte; zstd and xz find longer repeats,
/// with 300 for rows of 2 KB that differ in their times alone. Zeros become 1,000 times as much
/// with gzip, and far more with all others. Small data may be anything: they cost nothing to read.
enum ExpansionLimit {
  /// How many times as many bytes as the packed ones are allowed.
  static let factor: UInt64 = 500
  /// Bytes that are allowed whatever they were packed to.
  static let free: UInt64 = 64 << 20
  /// Nothing larger is read, however it was packed: 1 TiB.
  static let most: UInt64 = 1 << 40

  /// The most bytes that so many packed ones may become.
  static func size(of packed: UInt64) -> UInt64 {
    min(most, max(free, min(packed, most / factor) * factor))
  }

  /// Throws when packed bytes became more than they may.
  static func check(_ size: UInt64, from packed: UInt64, path: String) throws(TableError) {
    if size > free, size / factor > packed || size > most {
      throw TableError(.expands(to: size, from: packed), path: path)
    }
  }
}

import Tables

/// The keys of a bucket that are taken at a time, where all of them are too many: those whose mixed
/// word begins with some bits.
struct KeyPart {
  private var length: UInt64 = 0
  private var prefix: UInt64 = 0

  /// Whether these are all keys.
  var isAll: Bool { length == 0 }

  /// Whether a key belongs to the part.
  @inline(__always)
  func covers(_ key: UInt64) -> Bool {
    length == 0 || Self.mixed(key) >> (64 - length) == prefix
  }

  // Fibonacci hashing (Knuth, vol. 3, 6.4): places are keys too, and far from random.
  @inline(__always)
  static func mixed(_ key: UInt64) -> UInt64 { key &* 0x9e37_79b9_7f4a_7c15 }

  /// Takes all keys in as many parts as it needs: `fill` is false for a part that is too much, `body`
  /// is called for every other.
  static func forEach(
    _ fill: (KeyPart) throws(TableError) -> Bool, _ body: (KeyPart) throws(TableError) -> Void
  ) throws(TableError) {
    var part = KeyPart()
    while part.prefix >> part.length == 0 {
      if try fill(part) {
        try body(part)
        part.prefix += 1
      } else {
        // The first half of the part that was too much.
        (part.length, part.prefix) = (part.length + 1, part.prefix * 2)
      }
    }
  }
}

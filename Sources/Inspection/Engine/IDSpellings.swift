import Tables

/// The ways in which tools write one id differently.
struct IDSpellings: Sendable {
  /// Bytes of the longest key: as many digits does an id get.
  let longest: Int

  /// Ids of more bytes are not written in other ways.
  private static let most = 100

  /// Calls `body` with each other way to write an id until it returns true; whether it did.
  ///
  /// Without blanks around it, in lower and upper case, and of numbers with and without `.0` and
  /// leading zeros.
  func contains(
    _ id: UnsafeBufferPointer<UInt8>, where body: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Bool {
    let trimmed = Self.trimmed(id)
    guard (1...Self.most).contains(trimmed.count) else { return false }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.most + 2) { room -> Bool in
      let ways = Ways(id: id, room: room)
      return ways.hold(trimmed, body) || ways.hold(trimmed, map: Self.lower, body)
        || ways.hold(trimmed, map: Self.upper, body) || holdsNumber(trimmed, ways, body)
    }
  }

  private func holdsNumber(
    _ id: UnsafeBufferPointer<UInt8>, _ ways: Ways, _ body: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Bool {
    let hasFraction = id.count > 2 && id[id.count - 1] == 48 && id[id.count - 2] == 46
    let number = UnsafeBufferPointer(rebasing: hasFraction ? id.dropLast(2) : id[...])
    guard number.allSatisfy({ (48...57).contains($0) }) else { return false }
    let zeros = min(number.prefix { $0 == 48 }.count, number.count - 1)
    let short = UnsafeBufferPointer(rebasing: number[zeros...])
    let missing = max(0, min(longest, Self.most) - short.count)
    return ways.hold(number, body) || ways.hold(number, fraction: true, body)
      || ways.hold(short, body) || ways.hold(short, fraction: true, body)
      || ways.hold(short, zeros: missing, body)
  }

  /// Writes an id in other ways, in room for one at a time.
  private struct Ways {
    let id: UnsafeBufferPointer<UInt8>
    let room: UnsafeMutableBufferPointer<UInt8>

    /// What `body` says of the bytes with zeros before and `.0` behind them, if that is not the id.
    func hold(
      _ bytes: UnsafeBufferPointer<UInt8>, zeros: Int = 0, fraction: Bool = false,
      map: (UInt8) -> UInt8 = { $0 }, _ body: (UnsafeBufferPointer<UInt8>) -> Bool
    ) -> Bool {
      var length = 0
      func put(_ byte: UInt8) {
        room[length] = byte
        length += 1
      }
      for _ in 0..<zeros { put(48) }
      for byte in bytes { put(map(byte)) }
      if fraction {
        put(46)
        put(48)
      }
      let written = UnsafeBufferPointer(rebasing: room[..<length])
      return !written.elementsEqual(id) && body(written)
    }
  }

  private static func lower(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }
  private static func upper(_ byte: UInt8) -> UInt8 { (97...122).contains(byte) ? byte - 32 : byte }

  private static func trimmed(_ id: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var id = id[...]
    while let first = id.first, first <= 32 { id = id.dropFirst() }
    while let last = id.last, last <= 32 { id = id.dropLast() }
    return UnsafeBufferPointer(rebasing: id)
  }
}

/// The keys that a column of events refers to, as ids written in some way.
struct KeyLookup: Sendable {
  /// The keys.
  let keys: KeyTable
  /// The ways in which ids may be written.
  let shapes: IDSpellings

  /// Whether an id, its quotes doubled, is a key when it is written otherwise.
  func hasOtherShape(of id: UnsafeBufferPointer<UInt8>) -> Bool {
    shapes.contains(id) { keys.contains(KeyHash.of($0)) }
  }

  /// A value as it is hashed.
  static func doubled(_ value: [UInt8]) -> [UInt8] {
    value.flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] }
  }

  /// The first way to write the value of a cell that is a key.
  func otherShape(of value: [UInt8]) -> String? {
    var found: String?
    _ = Self.doubled(value).withUnsafeBufferPointer { id in
      shapes.contains(id) { written in
        guard keys.contains(KeyHash.of(written)) else { return false }
        found = Self.text(written)
        return true
      }
    }
    return found
  }

  /// A value that was hashed as people read it.
  private static func text(_ doubled: UnsafeBufferPointer<UInt8>) -> String {
    var (bytes, isSecond) = ([UInt8](), false)
    for byte in doubled {
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
      if !isSecond { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Remembers of ids that are no keys whether they are ones when written otherwise, since a missing id
/// mostly comes again soon.
final class RecentShapes {
  private static let capacity = 1 << 16
  /// The hashes of ids, each with the answer in its lowest bit; made for the first one.
  private var known: [UInt64] = []

  /// The answer for an id, by a hash of it that is not 0.
  @inline(__always)
  func answer(_ hash: UInt64, or body: () -> Bool) -> Bool {
    if known.isEmpty { known = Array(repeating: 0, count: Self.capacity) }
    let place = Int(truncatingIfNeeded: hash >> 1) & (Self.capacity - 1)
    if known[place] | 1 == hash | 1, known[place] != 0 { return known[place] & 1 == 1 }
    let answer = body()
    known[place] = hash & ~1 | (answer ? 1 : 0)
    return answer
  }
}

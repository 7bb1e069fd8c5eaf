#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The bytes of a record's sort keys: compared byte by byte they give the order wanted.
///
/// No such bytes are the beginning of others, so that keys simply follow each other. The first byte of
/// a key tells what it is of; descending, all its bytes are inverted but those of what always comes
/// last. One a thread, used again and again.
final class OrderedBytes {
  /// What the first byte of a key says; the low four bits of a number or time are its own, and the
  /// last three are never inverted.
  private enum Class {
    static let value: UInt8 = 0x10
    static let text: UInt8 = 0x20
    static let stray: UInt8 = 0xf0
    static let empty: UInt8 = 0xf4
    static let rejected: UInt8 = 0xf8
  }

  private(set) var count = 0
  private var capacity = 256
  private(set) var bytes: UnsafeMutablePointer<UInt8>

  init() { bytes = .allocate(capacity: capacity) }

  deinit { bytes.deallocate() }

  /// Forgets the keys of the last record.
  @inline(__always)
  func clear() { count = 0 }

  /// Adds the key of an empty cell.
  func addEmpty() { add(Class.empty) }

  /// Adds the key of a record that cannot be split.
  func addRejected() { add(Class.rejected) }

  /// Adds the key of a time, in microseconds since 1970.
  func add(time: Int64, ascending: Bool) {
    // Sixty bits are enough for any year that can be written.
    let limit = Int64(1) << 59
    let word = UInt64(Class.value) << 56 | UInt64(min(max(time, -limit), limit - 1) + limit)
    let start = count
    room(8)
    UnsafeMutableRawPointer(bytes + count).storeBytes(of: word.bigEndian, as: UInt64.self)
    count += 8
    finish(start, ascending)
  }

  /// Adds the key of a text; a stray one comes behind all other values in either direction.
  func add(text: UnsafeBufferPointer<UInt8>, isStray: Bool = false, ascending: Bool) {
    room(2 * text.count + 2)
    let start = isStray ? count + 1 : count
    add(isStray ? Class.stray : Class.text)
    // A 0 ends the text, so that one within it is written as two bytes above.
    var least = UInt8.max
    for byte in text { least = min(least, byte) }
    if least > 1, let source = text.baseAddress {
      (bytes + count).update(from: source, count: text.count)
      count += text.count
    } else {
      for byte in text {
        if byte > 1 {
          add(byte)
        } else {
          add(1)
          add(byte + 1)
        }
      }
    }
    add(0)
    finish(start, ascending)
  }

  /// Adds the key of a number that stands in a cell, exactly, however many digits it has.
  func add(_ number: DecimalNumber, in cell: UnsafeBufferPointer<UInt8>, ascending: Bool) {
    let start = count
    room(number.digits.count / 2 + 16)
    guard !number.digits.isEmpty else {
      add(Class.value | 2)
      return finish(start, ascending)
    }
    add(Class.value | (number.isNegative ? 1 : 3))
    let sized = count
    add(exponent: number.exponent)
    var tens: UInt8?
    for byte in cell[number.digits] where byte != UInt8(ascii: ".") {
      if let first = tens {
        add(first * 10 + (byte - 48) + 1)
        tens = nil
      } else {
        tens = byte - 48
      }
    }
    if let tens { add(tens * 10 + 1) }
    add(0)
    if number.isNegative { invert(from: sized) }
    finish(start, ascending)
  }

  /// The usual powers of ten take one byte, others five.
  private func add(exponent: Int) {
    guard abs(exponent) > 100 else { return add(UInt8(exponent + 128)) }
    add(exponent > 0 ? 0xf0 : 0x08)
    let word = UInt32(exponent + 1 << 31)
    for shift: UInt32 in [24, 16, 8, 0] { add(UInt8(truncatingIfNeeded: word >> shift)) }
  }

  // MARK: - Bytes

  /// The first eight bytes as one word, in whose order they are; zeros where there are fewer.
  @inline(__always)
  var firstWord: UInt64 { Self.word(UnsafeRawPointer(bytes), count: count, at: 0) }

  /// Eight bytes from a place on as one word.
  @inline(__always)
  static func word(_ bytes: UnsafeRawPointer, count: Int, at place: Int) -> UInt64 {
    if place + 8 <= count {
      return UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
    var word: UInt64 = 0
    for at in place..<max(place, count) {
      word |=
        UInt64(bytes.load(fromByteOffset: at, as: UInt8.self)) << UInt64(56 - 8 * (at - place))
    }
    return word
  }

  /// Which of two keys comes first: less than 0 where it is the first one.
  static func compare(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Int {
    guard let first = one.baseAddress, let second = other.baseAddress else {
      return one.count - other.count
    }
    let order = memcmp(first, second, min(one.count, other.count))
    return order != 0 ? Int(order) : one.count - other.count
  }

  @inline(__always)
  private func add(_ byte: UInt8) {
    if count == capacity { room(1) }
    bytes[count] = byte
    count += 1
  }

  private func finish(_ start: Int, _ ascending: Bool) {
    if !ascending { invert(from: start) }
  }

  private func invert(from start: Int) {
    for at in start..<count { bytes[at] = ~bytes[at] }
  }

  private func room(_ more: Int) {
    guard count + more > capacity else { return }
    capacity = max(2 * capacity, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = larger
  }
}

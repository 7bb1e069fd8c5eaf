import Tables

/// The shape of a value that breaks a rule, so that a thousand values of one kind read as one.
///
/// Digits become `9`, letters `a`, all else stays; in long values a run of digits or of letters
/// becomes a single one.
enum ValuePattern {
  /// From so many bytes on runs are folded.
  static let long = 32
  /// Bytes of a pattern that are kept.
  static let limit = ColumnExtremes.keptBytes

  /// The pattern of a cell, given as it stands between delimiters, as findings tell it.
  static func text(of cell: UnsafeBufferPointer<UInt8>, quote: UInt8) -> String {
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { target, length in
      length = target.baseAddress.map { write(cell, quote: quote, to: $0) } ?? 0
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes the pattern of a cell, given as it stands between delimiters, to `target`, which holds
  /// `limit` bytes; returns its length.
  static func write(
    _ cell: UnsafeBufferPointer<UInt8>, quote: UInt8, to target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let isQuoted = cell.count >= 2 && cell.first == quote && cell.last == quote
    let value = isQuoted ? UnsafeBufferPointer(rebasing: cell[1..<cell.count - 1]) : cell
    let isLong = value.count >= long
    var (length, last, isSecondQuote) = (0, UInt8(0), false)
    for byte in value where length < limit {
      // The bytes of a character beyond ASCII are one letter.
      if byte & 0xc0 == 0x80 { continue }
      isSecondQuote = isQuoted && byte == quote && last == quote && !isSecondQuote
      if isSecondQuote { continue }
      let sign = sign(byte)
      defer { last = sign }
      if isLong, sign == last, sign == UInt8(ascii: "a") || sign == UInt8(ascii: "9") { continue }
      target[length] = sign
      length += 1
    }
    return length
  }

  @inline(__always)
  private static func sign(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 48...57: UInt8(ascii: "9")
    case 65...90, 97...122, 0x80...: UInt8(ascii: "a")
    case 0..<32, 127: UInt8(ascii: "?")
    default: byte
    }
  }
}

/// For each slot the patterns of the values that broke its rule, counted.
///
/// Exact while they are few; which are kept does not depend on the order of the rows.
final class PatternTallies {
  /// Patterns of a slot that are counted; with more they say little.
  static let limit = 64

  private var tallies: [DistinctSketch?]
  private let pattern = UnsafeMutablePointer<UInt8>.allocate(capacity: ValuePattern.limit)
  private let rows = UnsafeMutablePointer<UInt32>.allocate(capacity: 2)

  /// Tallies for so many slots.
  init(slots: Int) { tallies = Array(repeating: nil, count: slots) }

  deinit {
    pattern.deallocate()
    rows.deallocate()
  }

  /// Counts the pattern of a cell that broke the rule of a slot.
  func add(_ cell: UnsafeBufferPointer<UInt8>, quote: UInt8, slot: Int) {
    let length = ValuePattern.write(cell, quote: quote, to: pattern)
    let text = UnsafeBufferPointer(start: pattern, count: length)
    // 0 stands for no value.
    var hash = max(1, KeyHash.of(text))
    tally(slot).add(&hash, count: 1, rows: rows) { _ in
      RecordPlace(number: 0)
    } text: { _ in
      text
    }
  }

  private func tally(_ slot: Int) -> DistinctSketch {
    if let known = tallies[slot] { return known }
    let made = DistinctSketch(exactLimit: Self.limit)
    tallies[slot] = made
    return made
  }

  /// Adds what another thread counted.
  func merge(_ other: PatternTallies) {
    for (slot, tally) in other.tallies.enumerated() {
      if let tally { self.tally(slot).merge(tally) }
    }
  }

  /// The patterns of slots that make one finding; nothing where none was counted.
  func patterns(of slots: [Int]) -> Finding.Patterns? {
    let counted = slots.compactMap { tallies[$0] }
    guard let first = counted.first else { return nil }
    let tally = counted.count == 1 ? first : DistinctSketch(exactLimit: Self.limit)
    if counted.count > 1 { counted.forEach(tally.merge) }
    let top = (tally.counted ?? []).map {
      Finding.Pattern(text: String(decoding: $0.text, as: UTF8.self), count: $0.count)
    }
    .sorted { $0.count != $1.count ? $0.count > $1.count : $0.text < $1.text }
    return Finding.Patterns(
      distinct: tally.distinct, top: Array(top.prefix(Finding.Patterns.kept)))
  }
}

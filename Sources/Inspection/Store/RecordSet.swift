/// Records of one file, a bit each, so that the size does not depend on how many there are.
struct RecordSet: Sendable, Equatable {
  /// 64 records a word, the first record in the lowest bit; short of empty words at the end.
  var words: [UInt64] = []

  /// Adds a record, counted from 0 over its file.
  mutating func insert(_ record: Int) {
    let word = record >> 6
    if word >= words.count {
      words.append(contentsOf: repeatElement(0, count: word + 1 - words.count))
    }
    words[word] |= 1 << UInt64(record & 63)
  }

  /// None.
  init() {}

  /// All records before one, counted from 0.
  init(below end: Int) {
    words = Array(repeating: .max, count: end >> 6)
    if end & 63 != 0 { words.append((1 << UInt64(end & 63)) - 1) }
  }

  /// How many there are.
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Adds all of another set.
  mutating func formUnion(_ other: RecordSet) {
    if words.count < other.words.count {
      words.append(contentsOf: repeatElement(0, count: other.words.count - words.count))
    }
    for (word, bits) in other.words.enumerated() { words[word] |= bits }
  }

  /// Those that both have.
  func intersection(_ other: RecordSet) -> RecordSet {
    var both = RecordSet()
    both.words = zip(words, other.words).map { $0 & $1 }
    while both.words.last == 0 { both.words.removeLast() }
    return both
  }

  /// The records that are not in another set of the same file.
  func subtracting(_ other: RecordSet) -> RecordSet {
    var rest = self
    for (word, bits) in zip(words.indices, other.words) { rest.words[word] &= ~bits }
    while rest.words.last == 0 { rest.words.removeLast() }
    return rest
  }

  /// Of the records of some files, in their order, the first so many.
  static func first(_ count: Int, of files: [RecordSet]) -> [RecordSet] {
    var rest = count
    return files.map { records in
      var first = RecordSet()
      for record in records.prefix(rest) {
        first.insert(record)
        rest -= 1
      }
      return first
    }
  }

  /// Whether a record, counted from 0, is among them.
  func contains(_ record: Int) -> Bool {
    let word = record >> 6
    return word < words.count && words[word] >> UInt64(record & 63) & 1 == 1
  }

  /// How many of a range of records are among them.
  func count(in range: Range<Int>) -> Int {
    let range = range.clamped(to: 0..<words.count << 6)
    guard !range.isEmpty else { return 0 }
    let (first, last) = (range.lowerBound >> 6, (range.upperBound - 1) >> 6)
    var count = 0
    for word in first...last {
      var bits = words[word]
      if word == first { bits &= .max << UInt64(range.lowerBound & 63) }
      if word == last { bits &= .max >> UInt64(63 - (range.upperBound - 1) & 63) }
      count += bits.nonzeroBitCount
    }
    return count
  }

  /// The first of them, at most `count`, in order.
  func prefix(_ count: Int) -> [Int] {
    var records: [Int] = []
    for (word, content) in words.enumerated() where content != 0 {
      var bits = content
      while bits != 0 {
        guard records.count < count else { return records }
        records.append(word << 6 + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
    return records
  }
}

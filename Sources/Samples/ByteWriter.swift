/// One reused buffer that rows are appended to, without a string in between.
struct ByteWriter: ~Copyable {
  private static let capacity = 1 << 20
  /// No row comes near it, so that a row needs one check and not one a cell.
  private static let longestRow = 4096

  private let start = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
  private var count = 0

  deinit {
    start.deallocate()
  }

  var isFull: Bool { count > Self.capacity - Self.longestRow }

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  mutating func removeAll() {
    count = 0
  }

  mutating func append(_ text: StaticString) {
    (start + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    count += text.utf8CodeUnitCount
  }

  mutating func append(byte: UInt8) {
    start[count] = byte
    count += 1
  }

  mutating func append(_ number: Int) {
    var rest = UInt(number)
    var width = 1
    var limit: UInt = 10
    while rest >= limit {
      width += 1
      limit *= 10
    }
    for position in stride(from: count + width - 1, through: count, by: -1) {
      start[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += width
  }

  /// Appends a time in the form the sharing guide shows, `2022-10-26 07:08:34`.
  mutating func append(time: Int, separator: UInt8 = UInt8(ascii: " ")) {
    let (day, second) = time.quotientAndRemainder(dividingBy: 86_400)
    append(date: CivilDate(daysSince1970: day))
    append(byte: separator)
    append(twoDigits: second / 3600)
    append(byte: UInt8(ascii: ":"))
    append(twoDigits: second / 60 % 60)
    append(byte: UInt8(ascii: ":"))
    append(twoDigits: second % 60)
  }

  mutating func append(date: CivilDate) {
    append(twoDigits: date.year / 100)
    append(twoDigits: date.year % 100)
    append(byte: UInt8(ascii: "-"))
    append(twoDigits: date.month)
    append(byte: UInt8(ascii: "-"))
    append(twoDigits: date.day)
  }

  private mutating func append(twoDigits number: Int) {
    let digits = UInt32(truncatingIfNeeded: number)
    start[count] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits / 10)
    start[count + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits % 10)
    count += 2
  }
}

/// Finds the day that the path of a file names: `event_date=2024-03-01/part-1.csv`,
/// `2024/03/01/events.csv`, `year=2024/month=03/day=01/…`, `events-20240301.csv`.
enum PathDate {
  /// The day that stands furthest behind in a path; nothing where none does.
  static func of(_ path: String) -> CivilDate? {
    let numbers = numbers(in: Array(path.utf8))
    for last in numbers.indices.reversed() {
      if let date = compact(numbers[last]) { return date }
      if last >= 2, let date = date(numbers[last - 2...last]) { return date }
    }
    return nil
  }

  private struct Number {
    let value: Int
    let digits: Int
    /// The bytes between the number before and this one.
    let separator: ArraySlice<UInt8>
  }

  private static func numbers(in path: [UInt8]) -> [Number] {
    var numbers: [Number] = []
    var (at, end) = (0, 0)
    while let start = path[at...].firstIndex(where: isDigit) {
      let digits = path[start...].prefix(while: isDigit)
      // More digits than a day has are no day, and might not fit.
      let value = digits.count > 8 ? 0 : digits.reduce(0) { $0 * 10 + Int($1 - 48) }
      numbers.append(Number(value: value, digits: digits.count, separator: path[end..<start]))
      (at, end) = (digits.endIndex, digits.endIndex)
    }
    return numbers
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// `20240301`.
  private static func compact(_ number: Number) -> CivilDate? {
    guard number.digits == 8 else { return nil }
    return date(number.value / 10_000, number.value / 100 % 100, number.value % 100)
  }

  /// `2024-03-01`, or three folders.
  private static func date(_ numbers: ArraySlice<Number>) -> CivilDate? {
    let (year, month, day) = (
      numbers[numbers.startIndex], numbers[numbers.startIndex + 1], numbers[numbers.endIndex - 1]
    )
    guard year.digits == 4, month.digits <= 2, day.digits <= 2,
      isBetween(month.separator), isBetween(day.separator)
    else { return nil }
    return date(year.value, month.value, day.value)
  }

  /// `-`, `_`, `.`, `/`, or the name of a key in a folder's name: `/month=`.
  private static func isBetween(_ separator: ArraySlice<UInt8>) -> Bool {
    if separator.count == 1 { return "-_./".utf8.contains(separator[separator.startIndex]) }
    return separator.first == UInt8(ascii: "/") && separator.last == UInt8(ascii: "=")
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> CivilDate? {
    (1990...2100).contains(year) ? CivilDate(year: year, month: month, day: day) : nil
  }
}

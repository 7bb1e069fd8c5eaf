/// Reads the forms of time beside the guide's own, from front to back.
struct TimestampScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  init(_ cell: UnsafeBufferPointer<UInt8>) {
    bytes = cell
    while peek == UInt8(ascii: " ") { at += 1 }
  }

  /// The time, if the cell holds one of the forms from its first byte to its last.
  mutating func read() -> TimestampReading? {
    guard let date = readDate() else { return nil }
    guard at < bytes.count else {
      return reading(date, form: date.form ?? .dateOnly, seconds: 0, microseconds: 0)
    }
    _ = take(",")
    guard take("T") || take("t") || take(" ") else { return nil }
    while take(" ") {}
    guard let clock = readClock(), let offset = readZone(), at == bytes.count else { return nil }
    let form = date.form ?? (clock.hasSeconds ? .iso8601 : .minutes)
    let seconds = clock.seconds - offset
    return reading(date, form: form, seconds: seconds, microseconds: clock.microseconds)
  }

  private struct Day {
    var days: Int?
    var form: TimestampForm?
  }

  private func reading(
    _ date: Day, form: TimestampForm, seconds: Int, microseconds: Int
  ) -> TimestampReading {
    guard let days = date.days else { return .other(form, nil) }
    let time = Int64(days * 86_400 + seconds) * 1_000_000 + Int64(microseconds)
    return .other(form, time)
  }

  // MARK: - Dates

  private mutating func readDate() -> Day? {
    if let byte = peek, isLetter(byte) { return readMonthFirst() }
    let start = at
    guard let first = number(), at - start <= 4 || at - start == 8 else { return nil }
    let digits = at - start
    if digits == 8, peek == UInt8(ascii: "T") {
      return day(first / 10_000, first / 100 % 100, first % 100, .iso8601)
    }
    if digits == 4 { return readYearFirst(first) }
    guard digits <= 2 else { return nil }
    return peek == UInt8(ascii: "/") || peek == UInt8(ascii: ".")
      ? readSlashes(first) : readDayThenName(first)
  }

  private mutating func readYearFirst(_ year: Int) -> Day? {
    let separator: Character = peek == UInt8(ascii: "/") ? "/" : "-"
    guard take(separator), let month = number(digits: 1...2), take(separator),
      let dayOfMonth = number(digits: 1...2)
    else { return nil }
    return day(year, month, dayOfMonth, separator == "/" ? .slashesYearFirst : nil)
  }

  private mutating func readSlashes(_ first: Int) -> Day? {
    let separator: Character = peek == UInt8(ascii: ".") ? "." : "/"
    guard take(separator), let second = number(digits: 1...2), take(separator),
      let year = number(digits: 4...4)
    else { return nil }
    // Dots are used with the day first only.
    if first > 12 || separator == "." { return day(year, second, first, .slashesDayFirst) }
    if second > 12 { return day(year, first, second, .slashesMonthFirst) }
    guard day(year, first, second, nil) != nil else { return nil }
    return Day(days: nil, form: .slashesAmbiguous)
  }

  /// `26 Oct 2022`, `26-Oct-2022`.
  private mutating func readDayThenName(_ dayOfMonth: Int) -> Day? {
    guard take(" ") || take("-"), let month = monthName(), take(" ") || take("-"),
      let year = number(digits: 4...4)
    else { return nil }
    return day(year, month, dayOfMonth, .monthName)
  }

  /// `Oct 26, 2022`, or a weekday and then the day first.
  private mutating func readMonthFirst() -> Day? {
    let start = at
    if let month = monthName() {
      guard take(" "), let dayOfMonth = number(digits: 1...2) else { return nil }
      _ = take(",")
      guard take(" "), let year = number(digits: 4...4) else { return nil }
      return day(year, month, dayOfMonth, .monthName)
    }
    at = start
    guard let word = word(), Self.weekdays.contains(String(word.prefix(3))) else { return nil }
    _ = take(",")
    guard take(" "), let dayOfMonth = number(digits: 1...2) else { return nil }
    return readDayThenName(dayOfMonth)
  }

  private func day(_ year: Int, _ month: Int, _ day: Int, _ form: TimestampForm?) -> Day? {
    guard year >= 1, let date = CivilDate(year: year, month: month, day: day) else { return nil }
    return Day(days: date.daysSince1970, form: form)
  }

  // MARK: - Time of day and zone

  private struct Clock {
    var seconds = 0
    var microseconds = 0
    var hasSeconds = false
  }

  private mutating func readClock() -> Clock? {
    guard var hour = number(digits: 1...2) else { return nil }
    let isCompact = !take(":")
    guard let minute = number(digits: 2...2), minute <= 59 else { return nil }
    var clock = Clock()
    if isCompact ? isDigit(peek) : take(":") {
      guard let second = number(digits: 2...2), second <= 59 else { return nil }
      clock.seconds = second
      clock.hasSeconds = true
      if take(".") || take(",") {
        guard let fraction = readFraction() else { return nil }
        clock.microseconds = fraction
      }
    }
    if let half = readHalfOfDay() {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (half == "pm" ? 12 : 0)
    }
    guard hour <= 23 else { return nil }
    clock.seconds += hour * 3600 + minute * 60
    return clock
  }

  private mutating func readFraction() -> Int? {
    let start = at
    var (value, unit) = (0, 100_000)
    while let byte = peek, isDigit(byte) {
      value += Int(byte - 48) * unit
      unit /= 10
      at += 1
    }
    return (1...9).contains(at - start) ? value : nil
  }

  private mutating func readHalfOfDay() -> String? {
    let start = at
    while take(" ") {}
    if let word = word(), word == "am" || word == "pm" { return word }
    at = start
    return nil
  }

  /// Seconds east of UTC, none meaning UTC; zones by name are not guessed.
  private mutating func readZone() -> Int? {
    while take(" ") {}
    guard let byte = peek else { return 0 }
    if isLetter(byte) {
      let name = word()
      return name == "z" || name == "utc" || name == "gmt" ? 0 : nil
    }
    guard take("+") || take("-"), let hours = number(digits: 2...2), hours <= 14 else {
      return nil
    }
    var minutes = 0
    if take(":") || at < bytes.count {
      guard let value = number(digits: 2...2), value <= 59 else { return nil }
      minutes = value
    }
    return (hours * 3600 + minutes * 60) * (byte == UInt8(ascii: "-") ? -1 : 1)
  }

  // MARK: - Pieces

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func take(_ character: Character) -> Bool {
    guard let byte = peek, byte == character.asciiValue else { return false }
    at += 1
    return true
  }

  private mutating func number() -> Int? { number(digits: 1...18) }

  private mutating func number(digits: ClosedRange<Int>) -> Int? {
    let start = at
    var value = 0
    while let byte = peek, isDigit(byte), at - start < digits.upperBound {
      value = value * 10 + Int(byte - 48)
      at += 1
    }
    return digits.contains(at - start) ? value : nil
  }

  private mutating func word() -> String? {
    let start = at
    while let byte = peek, isLetter(byte) { at += 1 }
    guard at > start else { return nil }
    return String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let weekdays: Set = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  private mutating func monthName() -> Int? {
    guard let word = word(), word.count >= 3 else { return nil }
    let month = Self.months.firstIndex {
      $0 == word || $0.prefix(3) == word || word == "sept" && $0 == "september"
    }
    return month.map { $0 + 1 }
  }

  private func isDigit(_ byte: UInt8?) -> Bool {
    byte.map { (48...57).contains($0) } ?? false
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }
}

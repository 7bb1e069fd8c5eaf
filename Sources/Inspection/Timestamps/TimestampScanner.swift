/// Reads the forms of time beside the guide's own, from front to back.
struct TimestampScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  /// Whether the day or the time of day does not exist.
  private var isImpossible = false

  init(_ cell: UnsafeBufferPointer<UInt8>) {
    bytes = cell
    while peek == UInt8(ascii: " ") { at += 1 }
  }

  /// The time, if the cell holds one of the forms from its first byte to its last.
  mutating func read() -> TimestampReading? {
    guard let date = readDate() else { return nil }
    guard at < bytes.count else {
      return reading(date, form: date.form ?? .dateOnly, Clock(), Zone())
    }
    _ = take(",")
    guard take("T") || take("t") || take(" ") else { return nil }
    while take(" ") {}
    guard let clock = readClock(), let zone = readZone(), at == bytes.count else { return nil }
    let form = date.form ?? (clock.hasSeconds ? .iso8601 : .minutes)
    return reading(date, form: form, clock, zone)
  }

  private struct Day {
    var days: Int?
    var form: TimestampForm?
  }

  private func reading(
    _ date: Day, form: TimestampForm, _ clock: Clock, _ zone: Zone
  ) -> TimestampReading {
    if isImpossible { return .impossible }
    let offset = zone.offset ?? 0
    let time = date.days.map { days in
      Int64(days * 86_400 + clock.seconds - offset) * 1_000_000 + Int64(clock.microseconds)
    }
    if zone.hasName { return .zoneName(zone.offset == nil ? nil : time) }
    guard offset == 0 else { return .offset(form, seconds: offset, time) }
    return zone.isUTC || zone.offset != nil ? .utc(form, time) : .other(form, time)
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

  private mutating func day(
    _ year: Int, _ month: Int, _ day: Int, _ form: TimestampForm?
  ) -> Day? {
    guard year >= 1, (1...12).contains(month), (1...31).contains(day) else { return nil }
    let date = CivilDate(year: year, month: month, day: day)
    if date == nil { isImpossible = true }
    return Day(days: date?.daysSince1970, form: form)
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
      guard let second = number(digits: 2...2), second <= 60 else { return nil }
      if second == 60 { isImpossible = true }
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
    clock.seconds += hour * 3600 + minute * 60
    // Only the very end of a day is called 24:00:00.
    let isEndOfDay = hour == 24 && clock.seconds == 86_400
    if isEndOfDay { isImpossible = true }
    return hour <= 23 || isEndOfDay ? clock : nil
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

  private struct Zone {
    /// Seconds east of UTC, where an offset is written.
    var offset: Int?
    /// Whether it is UTC by name.
    var isUTC = false
    var hasName = false
  }

  /// What stands behind the time of day; zones by name are not guessed.
  private mutating func readZone() -> Zone? {
    while take(" ") {}
    var zone = Zone()
    if let byte = peek, isLetter(byte) {
      let start = at
      switch word() {
      case "z":
        zone.isUTC = true
        return zone
      case "utc", "gmt": zone.isUTC = true
      default:
        at = start
        zone.hasName = takeZoneName()
        return zone.hasName ? zone : nil
      }
    }
    guard let sign = peek else { return zone }
    if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      guard let offset = readOffset() else { return nil }
      zone.offset = offset
    }
    zone.hasName = takeNameInBrackets()
    return zone
  }

  /// `+05:30`, `-0800`, `+02`, in seconds.
  private mutating func readOffset() -> Int? {
    let isWest = take("-")
    guard isWest || take("+"), let hours = number(digits: 2...2), hours <= 14 else { return nil }
    var minutes = 0
    if take(":") || isDigit(peek) {
      guard let value = number(digits: 2...2), value <= 59 else { return nil }
      minutes = value
    }
    return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
  }

  /// `EST` or `America/New_York`, up to the end.
  private mutating func takeZoneName() -> Bool {
    let name = bytes[at...]
    at = bytes.count
    if (3...5).contains(name.count), name.allSatisfy({ (65...90).contains($0) }) { return true }
    let marks = Array("/_+-".utf8)
    return name.contains(UInt8(ascii: "/"))
      && name.allSatisfy { isLetter($0) || isDigit($0) || marks.contains($0) }
  }

  /// `[Europe/Berlin]` or ` (India Standard Time)` behind an offset.
  private mutating func takeNameInBrackets() -> Bool {
    while take(" ") {}
    let close: UInt8
    switch peek {
    case UInt8(ascii: "["): close = UInt8(ascii: "]")
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return false
    }
    guard bytes.last == close, bytes[at...].count > 2 else { return false }
    at = bytes.count
    return true
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

/// What a number counts that stands for a time.
public enum TimestampNumber: String, Sendable, Equatable, CaseIterable {
  /// Of 9 or 10 digits, with a fraction or without.
  case seconds = "seconds since 1970"
  /// Of 13 digits.
  case milliseconds = "milliseconds since 1970"
  /// Of 16 digits.
  case microseconds = "microseconds since 1970"
  /// Of 19 digits.
  case nanoseconds = "nanoseconds since 1970"
  /// Of 5 digits, with a fraction for the time of day or without.
  case spreadsheetDays = "days as spreadsheets count them"

  /// 1995-01-01 to 2100-01-01 in microseconds: other numbers are hardly meant for times.
  private static let plausible = Int64(788_918_400_000_000)..<4_102_444_800_000_000
  /// Days from 1899-12-30, which spreadsheets call 0, to 1970-01-01.
  private static let daysBefore1970: Int64 = 25_569
  private static let microsecondsOfDay: Int64 = 86_400_000_000

  /// Reads a cell that holds nothing but a number; nothing where it cannot be meant for a time.
  static func read(_ cell: UnsafeBufferPointer<UInt8>) -> TimestampReading? {
    guard (5...30).contains(cell.count), let (whole, digits, millionths) = number(cell) else {
      return nil
    }
    let (unit, time): (TimestampNumber, Int64)
    switch (digits, millionths) {
    case (9...10, _): (unit, time) = (.seconds, whole * 1_000_000 + (millionths ?? 0))
    case (13, nil): (unit, time) = (.milliseconds, whole * 1000)
    case (16, nil): (unit, time) = (.microseconds, whole)
    case (19, nil): (unit, time) = (.nanoseconds, whole / 1000)
    case (5, _):
      let ofDay = (millionths ?? 0) * 86_400
      (unit, time) = (.spreadsheetDays, (whole - daysBefore1970) * microsecondsOfDay + ofDay)
    default: return nil
    }
    return plausible.contains(time) ? .number(unit, time) : nil
  }

  /// The number before the point, its digits, and the millionths behind the point.
  private static func number(
    _ cell: UnsafeBufferPointer<UInt8>
  ) -> (whole: Int64, digits: Int, millionths: Int64?)? {
    let point = cell.firstIndex(of: UInt8(ascii: ".")) ?? cell.count
    guard (1...19).contains(point), let whole = decimal(cell[..<point]) else { return nil }
    guard point < cell.count else { return (whole, point, nil) }
    let fraction = cell[(point + 1)...]
    guard !fraction.isEmpty, fraction.allSatisfy(isDigit) else { return nil }
    let six = Array(fraction.prefix(6)) + [UInt8](repeating: 48, count: max(0, 6 - fraction.count))
    return (whole, point, decimal(six[...]))
  }

  /// A number that fits; nothing for other bytes.
  private static func decimal(_ digits: some Collection<UInt8>) -> Int64? {
    var value: Int64 = 0
    for byte in digits {
      guard isDigit(byte) else { return nil }
      let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isTooLargeStill) = tens.addingReportingOverflow(Int64(byte - 48))
      guard !isTooLarge, !isTooLargeStill else { return nil }
      value = sum
    }
    return value
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}

/// Reads the time in a cell: the guide's form fast, the others with care.
public enum TimestampReader {
  /// What the bytes of a cell, without its quotes, hold.
  @inline(__always)
  public static func read(_ cell: UnsafeBufferPointer<UInt8>) -> TimestampReading {
    if let time = guideForm(cell) { return .guide(time) }
    return readOther(cell)
  }

  /// `YYYY-MM-DD HH:MM:SS`, with up to nine digits of a fraction.
  @inline(__always)
  static func guideForm(_ cell: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard cell.count >= 19, let at = cell.baseAddress else { return nil }
    guard at[4] == UInt8(ascii: "-"), at[7] == UInt8(ascii: "-"), at[10] == UInt8(ascii: " "),
      at[13] == UInt8(ascii: ":"), at[16] == UInt8(ascii: ":")
    else { return nil }
    var wrong = false
    let year = two(at, &wrong) * 100 + two(at + 2, &wrong)
    let (month, day) = (two(at + 5, &wrong), two(at + 8, &wrong))
    let (hour, minute, second) = (two(at + 11, &wrong), two(at + 14, &wrong), two(at + 17, &wrong))
    guard !wrong, year >= 1, month >= 1, month <= 12, day >= 1, hour <= 23, minute <= 59,
      second <= 59, day <= 28 || day <= CivilDate.days(in: month, of: year)
    else { return nil }
    let days = CivilDate.daysSince1970(year, month, day)
    let seconds = Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    guard cell.count > 19 else { return seconds * 1_000_000 }
    guard let fraction = fraction(cell) else { return nil }
    return seconds * 1_000_000 + fraction
  }

  @inline(__always)
  private static func two(_ at: UnsafePointer<UInt8>, _ wrong: inout Bool) -> Int {
    let (tens, ones) = (Int(at[0]) - 48, Int(at[1]) - 48)
    if UInt(bitPattern: tens) > 9 || UInt(bitPattern: ones) > 9 { wrong = true }
    return tens * 10 + ones
  }

  /// Microseconds of `.123` from byte 19 to the end.
  private static func fraction(_ cell: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard cell[19] == UInt8(ascii: "."), (21...29).contains(cell.count) else { return nil }
    var (value, unit) = (Int64(0), Int64(100_000))
    for byte in cell[20...] {
      guard (48...57).contains(byte) else { return nil }
      value += Int64(byte - 48) * unit
      unit /= 10
    }
    return value
  }

  @inline(never)
  private static func readOther(_ cell: UnsafeBufferPointer<UInt8>) -> TimestampReading {
    if let reading = TimestampNumber.read(cell) ?? accepted(cell) { return reading }
    for dropped in 1...2 where cell.count > dropped + 9 {
      let shorter = UnsafeBufferPointer(rebasing: cell.dropLast(dropped))
      if let time = accepted(shorter)?.microseconds { return .trailingJunk(time) }
    }
    return .unreadable
  }

  private static func accepted(_ cell: UnsafeBufferPointer<UInt8>) -> TimestampReading? {
    if let time = guideForm(cell) { return .guide(time) }
    guard cell.count <= 64 else { return nil }
    var scanner = TimestampScanner(cell)
    return scanner.read()
  }
}

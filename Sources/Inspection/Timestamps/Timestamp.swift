#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A point in time, in microseconds since 1970-01-01T00:00:00 UTC.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Microseconds.
  public let microseconds: Int64

  /// A point in time by its distance from 1970.
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// A point in time in one of the accepted forms; UTC where no zone is given.
  public init?(_ text: String) {
    let reading = Array(text.utf8).withUnsafeBufferPointer { TimestampReader.read($0) }
    guard let microseconds = reading.microseconds, reading != .trailingJunk(microseconds) else {
      return nil
    }
    self.microseconds = microseconds
  }

  /// This very moment, cut to the second.
  public static var now: Timestamp {
    Timestamp(microseconds: Int64(time(nil)) * 1_000_000)
  }

  /// Whole hours since 1970, rounded down.
  @inline(__always)
  static func hour(of microseconds: Int64) -> Int {
    Int(microseconds >= 0 ? microseconds : microseconds - 3_599_999_999) / 3_600_000_000
  }

  /// Whole days since 1970, rounded down.
  @inline(__always)
  static func day(of microseconds: Int64) -> Int {
    Int(microseconds >= 0 ? microseconds : microseconds - 86_399_999_999) / 86_400_000_000
  }

  /// The earlier first.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.microseconds < right.microseconds
  }

  /// As `2024-03-01T12:30:00Z`.
  public var text: String { "\(date.text)T\(clock)Z" }

  /// In the guide's form, `2024-03-01 12:30:00`, with six digits of a fraction where there is one.
  public var guideText: String {
    let fraction = Int((microseconds % 1_000_000 + 1_000_000) % 1_000_000)
    return "\(date.text) \(clock)" + (fraction == 0 ? "" : ".\(padded(fraction, 6))")
  }

  /// The day in UTC.
  public var date: CivilDate { CivilDate(daysSince1970: Self.day(of: microseconds)) }

  /// The time of day in UTC, to the second.
  public var clock: String {
    let seconds = Int(microseconds - Int64(Self.day(of: microseconds)) * 86_400_000_000) / 1_000_000
    return [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
      .joined(separator: ":")
  }
}

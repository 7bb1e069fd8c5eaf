/// The clock that says in which partition an hour of UTC lies: UTC's own, or that of a place.
///
/// Rows are counted by hours of UTC. Where clocks are off by half an hour, such an hour lies in two
/// hours of the place; it stays whole and belongs to the one in which it starts.
public struct PartitionClock: Sendable, Equatable {
  /// Of which place; nothing for UTC.
  public let zone: LocalZone?

  /// The clock of UTC.
  public static let utc = PartitionClock(nil)

  /// The clock of a place.
  public init(_ zone: LocalZone?) { self.zone = zone }

  /// As people call it: `UTC`, `Asia/Kolkata`.
  public var name: String { zone?.name ?? "UTC" }

  private static let hour: Int64 = 3_600_000_000

  private func microseconds(at hour: Int) -> Int64 {
    let utc = Int64(hour) &* Self.hour
    return utc &+ (zone?.offset(at: utc) ?? 0)
  }

  /// The hour that the clock shows when an hour of UTC starts, both since 1970.
  func local(_ hour: Int) -> Int {
    zone == nil ? hour : Timestamp.hour(of: microseconds(at: hour))
  }

  /// The minutes past it that the clock shows then.
  public func minutes(at hour: Int) -> Int {
    Int(microseconds(at: hour) &- Int64(local(hour)) &* Self.hour) / 60_000_000
  }

  /// The first hour of UTC that does not start before an hour of the clock.
  func utc(_ local: Int) -> Int {
    guard let zone else { return local }
    return Timestamp.hour(of: zone.utc(of: Int64(local) &* Self.hour) &+ Self.hour - 1)
  }

  /// The hour of the clock with which the unit starts that holds an hour of UTC.
  func start(of unit: PartitionUnit, holding hour: Int) -> Int {
    let start = unit.start(of: local(hour))
    // An hour in which clocks are changed may be of the unit before or after.
    if hour < utc(start) { return unit.start(of: start - 1) }
    let next = unit.next(after: start)
    return zone != nil && hour >= utc(next) ? next : start
  }

  /// The hours of UTC from one hour of the clock to another; none where clocks skip them.
  func hours(from start: Int, to end: Int) -> Range<Int> {
    let first = utc(start)
    return first..<max(first, utc(end))
  }
}

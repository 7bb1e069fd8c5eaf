/// What clocks of a place show: how far they are ahead of UTC, and when that changes.
///
/// A local time that is skipped reads as if clocks had not been changed yet, and of a local time
/// that comes twice the first is meant.
public struct LocalZone: Sendable, Equatable {
  /// A moment at which clocks are changed.
  public struct Change: Sendable, Equatable {
    /// Seconds since 1970, in UTC.
    public let second: Int
    /// Seconds that clocks are ahead of UTC from then on.
    public let offset: Int

    /// A change at a moment.
    public init(at second: Int, offset: Int) { (self.second, self.offset) = (second, offset) }
  }

  /// Local times that are all as far from UTC.
  struct Span: Equatable {
    /// The first local time, in microseconds, that is another span's.
    let end: Int64
    /// Microseconds that local times are ahead of UTC.
    let offset: Int64
  }

  /// As people write it: `Asia/Kolkata`, `+05:30`, `UTC`.
  public let name: String
  private let spans: [Span]

  /// A zone that is `offset` seconds ahead of UTC until its first change; `changes` are in order.
  public init(name: String, offset: Int, changes: [Change] = []) {
    self.name = name
    let offsets = [offset] + changes.map(\.offset)
    // By the clock that runs ahead, the one before or the one after, the old time lasts longest.
    let ends = changes.indices.map { change in
      changes[change].second + max(offsets[change], offsets[change + 1])
    }
    let micro: Int64 = 1_000_000
    spans = zip(ends.map { Int64($0) * micro } + [.max], offsets).map { end, offset in
      Span(end: end, offset: Int64(offset) * micro)
    }
  }

  /// A zone whose clocks are never changed: `+05:30`, `-0800`, `+02`, `UTC` or `Z`.
  public init?(offset text: String) {
    guard text != "Z", text.lowercased() != "utc" else {
      self.init(name: "UTC", offset: 0)
      return
    }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    let digits = parts.joined()
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits),
      digits.utf8.count == 4 && parts.count <= 2 && [2, 4].contains(parts[0].count)
        || digits.utf8.count == 2 && parts.count == 1
    else { return nil }
    let (hours, minutes) =
      digits.utf8.count == 4 ? number.quotientAndRemainder(dividingBy: 100) : (number, 0)
    guard hours <= 14, minutes <= 59 else { return nil }
    self.init(
      name: "\(sign)\(padded(hours, 2)):\(padded(minutes, 2))",
      offset: (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1))
  }

  /// Whether its clocks always show UTC.
  public var isUTC: Bool { spans.allSatisfy { $0.offset == 0 } }

  /// The span of a local time in microseconds since 1970 by the local clock.
  func span(of local: Int64) -> Span {
    var (low, high) = (0, spans.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if local < spans[middle].end { high = middle } else { low = middle + 1 }
    }
    return spans[low]
  }

  /// Microseconds that local clocks are ahead of UTC at a moment, in microseconds since 1970.
  func offset(at moment: Int64) -> Int64 {
    var (low, high) = (0, spans.count - 1)
    while low < high {
      let middle = (low + high) / 2
      let change = spans[middle].end - max(spans[middle].offset, spans[middle + 1].offset)
      if moment < change { high = middle } else { low = middle + 1 }
    }
    return spans[low].offset
  }

  /// Microseconds since 1970 in UTC of a local time.
  func utc(of local: Int64) -> Int64 { local &- span(of: local).offset }
}

/// The stretch of time that a partition's name speaks of, in UTC.
public struct PartitionTime: Sendable, Equatable {
  /// How long it is.
  public enum Grain: Int, Sendable, Comparable {
    /// From long to short.
    case year = 1
    case month, day, hour, minute

    /// The longer first.
    public static func < (left: Grain, right: Grain) -> Bool { left.rawValue < right.rawValue }
  }

  /// How long it is.
  public let grain: Grain
  /// Microseconds since 1970 from its start up to its end.
  public let range: Range<Int64>

  /// Year, month, day, hour and minute, or the first of them; nothing for a time that never was.
  init?(_ parts: [Int]) {
    guard let grain = Grain(rawValue: min(parts.count, 5)), let year = parts.first,
      (1000...9999).contains(year),
      let date = CivilDate(year: year, month: parts.at(1) ?? 1, day: parts.at(2) ?? 1)
    else { return nil }
    let (hour, minute) = (parts.at(3) ?? 0, parts.at(4) ?? 0)
    guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
    let start = date.daysSince1970 * 1440 + hour * 60 + minute
    let minutes: Int
    switch grain {
    case .year: minutes = (CivilDate.daysSince1970(year + 1, 1, 1) - date.daysSince1970) * 1440
    case .month: minutes = CivilDate.days(in: date.month, of: year) * 1440
    case .day: minutes = 1440
    case .hour: minutes = 60
    case .minute: minutes = 1
    }
    self.grain = grain
    range = Int64(start) * 60_000_000..<Int64(start + minutes) * 60_000_000
  }

  /// The numbers of a date, perhaps with a time of day, such as `2024-03-01`, `20240301` or
  /// `2024-03-01 10`; nothing where the text is of another shape.
  ///
  /// Midnight to the second stands for its day: that is how a truncated time is written.
  static func parts(of text: String) -> [Int]? {
    var text = text[...]
    if text.last == "Z" { text = text.dropLast() }
    let runs = text.split(omittingEmptySubsequences: false) { "-_/. T:".contains($0) }
    guard runs.count <= 7, runs.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDigit) }) else {
      return nil
    }
    var parts = runs.compactMap { Int($0) }
    guard parts.count == runs.count else { return nil }
    if runs.count == 1 {
      switch text.utf8.count {
      case 4: return parts
      case 6: return [parts[0] / 100, parts[0] % 100]
      case 8: return [parts[0] / 10_000, parts[0] / 100 % 100, parts[0] % 100]
      case 10:
        let date = parts[0] / 100
        return [date / 10_000, date / 100 % 100, date % 100, parts[0] % 100]
      default: return nil
      }
    }
    guard runs[0].utf8.count == 4, runs[1...].prefix(4).allSatisfy({ $0.utf8.count <= 2 }) else {
      return nil
    }
    if parts.count >= 6 {
      parts = parts[3...].allSatisfy { $0 == 0 } ? Array(parts[..<3]) : Array(parts[..<5])
    }
    return parts
  }
}

extension Character {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}

extension Array {
  /// The element at a place, if there is one.
  fileprivate func at(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

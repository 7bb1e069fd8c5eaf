import Tables

/// The files of a table in the order in which they were dropped for the vendor.
///
/// Where each file's path names a day, files of one day are one drop. Where they do not, the times
/// of their last change tell: files that follow one another within an hour are one drop.
struct Drops {
  /// Files that were dropped together.
  struct Drop: Equatable {
    /// What it is called: a day or a time.
    let label: String
    /// The positions of its files.
    var files: [Int]
    /// Days since 1970 of the day that its paths name.
    let day: Int?
  }

  /// The earliest first.
  let drops: [Drop]

  /// Files of one drop follow one another within so many nanoseconds.
  private static let gap: Int64 = 3_600_000_000_000

  /// The drops of a table's files.
  init(_ files: [FileLayout]) {
    let days = files.compactMap { PathDate.of($0.file.name)?.daysSince1970 }
    drops = days.count == files.count ? Self.byDay(days) : Self.byTime(files)
  }

  /// How many days or times there are.
  var count: Int { drops.count }

  private static func byDay(_ days: [Int]) -> [Drop] {
    Dictionary(grouping: days.indices) { days[$0] }.sorted { $0.key < $1.key }.map { day, files in
      Drop(label: CivilDate(daysSince1970: day).text, files: files, day: day)
    }
  }

  private static func byTime(_ files: [FileLayout]) -> [Drop] {
    let times = files.map(\.file.file.identity.modified)
    var drops: [Drop] = []
    var last: Int64?
    for file in times.indices.sorted(by: { (times[$0], $0) < (times[$1], $1) }) {
      if let last, times[file] - last <= gap {
        drops[drops.count - 1].files.append(file)
      } else {
        let time = Timestamp(microseconds: times[file] / 1000)
        drops.append(Drop(label: "\(time.date.text) \(time.clock)", files: [file], day: nil))
      }
      last = times[file]
    }
    return drops.map { Drop(label: $0.label, files: $0.files.sorted(), day: $0.day) }
  }

  /// For each drop the greatest time of its files, by the ranges of all files' times.
  ///
  /// A file that holds rows from long after its drop was written again later, with a day of the
  /// rows' events in its path: it tells nothing about the drop.
  func latest(_ ranges: [ClosedRange<Int64>?]) -> [Int64?] {
    drops.indices.map { drop in
      let next = drop + 1 < drops.count ? drops[drop + 1].day : nil
      let end = next.map { Int64($0 + 1) * TimeBounds.day } ?? .max
      return drops[drop].files.compactMap { ranges[$0]?.upperBound }.filter { $0 < end }.max()
    }
  }

  /// For each file the greatest time of the drops before its own; nothing in the first.
  func reached(_ ranges: [ClosedRange<Int64>?]) -> [Int64?] {
    var reached = [Int64?](repeating: nil, count: ranges.count)
    var greatest: Int64?
    for (drop, latest) in zip(drops, latest(ranges)) {
      for file in drop.files { reached[file] = greatest }
      if let latest { greatest = max(greatest ?? latest, latest) }
    }
    return reached
  }
}

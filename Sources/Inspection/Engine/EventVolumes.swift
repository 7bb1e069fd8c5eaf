import Tables

/// Counts the events of each name by day, exactly up to a number of such pairs; one a thread, merged
/// at the end.
///
/// A thread never has more pairs than all threads together, so that whether there are too many does
/// not depend on how many threads there are.
final class EventVolumes {
  /// Names and days that are counted together; of more nothing is known.
  static let maximumPairs = 1 << 19
  /// Bytes of a name that are kept.
  private static let keptBytes = 200

  /// Whether there were more pairs than are counted.
  private(set) var isOverfull = false
  private var tally = HashTally(places: 1 << 12)
  /// What each word of the tally stands for.
  private var pairs: [UInt64: (name: UInt64, day: Int)] = [:]
  private var names: [UInt64: [UInt8]] = [:]

  /// Adds rows by the hashes of their names, 0 being none, and their times.
  ///
  /// `words` is room for a word a row, `fresh` for a row more; `text` gives the name of a row.
  func add(
    _ names: UnsafePointer<UInt64>, _ times: UnsafePointer<Int64>, count: Int,
    words: UnsafeMutablePointer<UInt64>, fresh: UnsafeMutablePointer<UInt32>,
    text: (Int) -> UnsafeBufferPointer<UInt8>
  ) {
    guard !isOverfull else { return }
    var (start, end, day) = (Int64.max, Int64.min, UInt64(0))
    for row in 0..<count {
      let time = times[row]
      if time < start || time >= end {
        guard time != CellColumn.noTime else {
          words[row] = 0
          continue
        }
        let number = Timestamp.day(of: time)
        start = Int64(number) * 86_400_000_000
        end = start + 86_400_000_000
        day = Self.word(ofDay: number)
      }
      words[row] = names[row] == 0 ? 0 : names[row] ^ day
    }
    for index in 0..<tally.add(words, count: count, fresh: fresh) {
      let row = Int(fresh[index])
      let pair = (names[row], Timestamp.day(of: times[row]))
      insert(words[row], pair, count: 1) { Array(text(row).prefix(Self.keptBytes)) }
    }
  }

  @inline(__always)
  private static func word(ofDay day: Int) -> UInt64 {
    UInt64(bitPattern: Int64(day)) &* 0x9e37_79b9_7f4a_7c15
  }

  private func insert(
    _ word: UInt64, _ pair: (name: UInt64, day: Int), count: Int, text: () -> [UInt8]
  ) {
    guard !isOverfull else { return }
    guard tally.add(word, count: count).isNew else { return }
    pairs[word] = pair
    if names[pair.name] == nil { names[pair.name] = text() }
    if tally.used > Self.maximumPairs {
      overfill()
    } else if 2 * tally.used > tally.capacity {
      grow()
    }
  }

  private func grow() {
    let larger = HashTally(places: 2 * tally.capacity)
    for place in tally.places {
      _ = larger.add(tally.hash(at: place), count: tally.count(at: place))
    }
    tally = larger
  }

  private func overfill() {
    isOverfull = true
    tally = HashTally(places: 64)
    (pairs, names) = ([:], [:])
  }

  /// Adds what another thread counted in the same table.
  func merge(_ other: EventVolumes) {
    if other.isOverfull { overfill() }
    for place in other.tally.places {
      let word = other.tally.hash(at: place)
      guard let pair = other.pairs[word] else { continue }
      insert(word, pair, count: other.tally.count(at: place)) { other.names[pair.name] ?? [] }
    }
  }

  /// For each name its events by day, in no order.
  var series: [(name: String, days: [Int: Int])] {
    var days: [UInt64: [Int: Int]] = [:]
    for place in tally.places {
      guard let pair = pairs[tally.hash(at: place)] else { continue }
      days[pair.name, default: [:]][pair.day] = tally.count(at: place)
    }
    return days.map { name, days in
      (String(decoding: names[name] ?? [], as: UTF8.self), days)
    }
  }
}

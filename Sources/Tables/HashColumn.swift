import CKernels

/// Kernels over the words that a column gave, one a row.
public enum HashColumn {
  /// The range of the times of a column.
  public struct TimeRange: Sendable, Equatable {
    fileprivate var raw = ck_time_range(earliest: .max, latest: .min)

    /// Before the first time.
    public init() {}

    /// Microseconds since 1970; nothing before the first time.
    public var times: ClosedRange<Int64>? {
      raw.earliest <= raw.latest ? raw.earliest...raw.latest : nil
    }

    /// Adds a time, unless it is `CellColumn.noTime`.
    public mutating func add(_ time: Int64) {
      guard time != CellColumn.noTime else { return }
      raw.earliest = min(raw.earliest, time)
      raw.latest = max(raw.latest, time)
    }

    /// Adds the range of other times of the same column.
    public mutating func merge(_ other: TimeRange) {
      raw.earliest = min(raw.earliest, other.raw.earliest)
      raw.latest = max(raw.latest, other.raw.latest)
    }

    /// Whether both hold the same.
    public static func == (left: TimeRange, right: TimeRange) -> Bool { left.times == right.times }
  }

  /// Hashes of times, 0 where there is none, and their range.
  public static func hash(
    _ times: UnsafePointer<Int64>, count: Int, into hashes: UnsafeMutablePointer<UInt64>,
    _ range: inout TimeRange
  ) {
    ck_hash_times(times, count, hashes, &range.raw)
  }

  /// Folds hashes into one sum a row; the order in which columns are folded counts.
  public static func fold(
    _ hashes: UnsafePointer<UInt64>, count: Int, into sums: UnsafeMutablePointer<UInt64>
  ) {
    ck_fold(hashes, count, sums)
  }

  /// Puts a hash of two hashes and a time into the given bits of each word; leaves the words of rows
  /// that lack one of the three.
  public static func putEvents(
    _ first: UnsafePointer<UInt64>, _ second: UnsafePointer<UInt64>, _ times: UnsafePointer<Int64>,
    count: Int, bits: UInt64, into words: UnsafeMutablePointer<UInt64>
  ) {
    ck_put_events(first, second, times, count, bits, words)
  }

  /// Puts hashes of a key, of a key and a day, and of a key and a time into bits of each word, each
  /// into those that the ones before it do not have; leaves the words of rows without a key.
  ///
  /// Where there is no time the file stands for the day.
  public static func putEntities(
    _ keys: UnsafePointer<UInt64>, _ times: UnsafePointer<Int64>?, count: Int, file: Int,
    bits: (key: UInt64, day: UInt64, time: UInt64), into words: UnsafeMutablePointer<UInt64>
  ) {
    ck_put_entities(keys, times, count, Int64(file), [bits.key, bits.day, bits.time], words)
  }

  /// The word with its bits mixed.
  public static func mixed(_ word: UInt64) -> UInt64 {
    var word = word
    ck_mix(&word, 1)
    return word
  }

  /// Mixes the bits of each word so that all depend on all.
  public static func mix(_ words: UnsafeMutablePointer<UInt64>, count: Int) {
    ck_mix(words, count)
  }

  /// The rows that a sample of one in `mask + 1` takes, told by their places alone.
  ///
  /// A place is `base` and the row's start. `sampled` holds `count + 1` entries; returns how many
  /// are taken. With a mask of more bits fewer of the same rows are taken.
  public static func sample(
    _ starts: UnsafePointer<UInt32>, count: Int, base: UInt64, mask: UInt64,
    into sampled: UnsafeMutablePointer<UInt32>
  ) -> Int {
    ck_sampled(starts, count, base, mask, sampled)
  }

  /// The rows whose hash is not in a table of open addressing with `mask + 1` places.
  ///
  /// Free places hold zero, and a hash of zero is not looked for. `missing` holds `count + 1`
  /// entries; returns how many are missing.
  public static func missing(
    from table: UnsafePointer<UInt64>, mask: Int, _ hashes: UnsafePointer<UInt64>, count: Int,
    into missing: UnsafeMutablePointer<UInt32>
  ) -> Int {
    ck_missing(table, mask, hashes, count, missing)
  }
}

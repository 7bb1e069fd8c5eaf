import Contract
import Inspection
import Tables

/// What one may do about how a table is laid out, with the numbers that say so.
///
/// Thresholds are those that readers of S3 publish: Snowflake likes files of 100 to 250 MB, packed,
/// Amplitude wants more than 1 MB, Braze takes no more than 512 MB, and Athena advises against hours
/// where readers ask for days.
public struct PartitionAdvice: Sendable {
  /// One sentence.
  public struct Line: Sendable, Equatable {
    /// What it is about, for programs: `size`, `gaps` and the like.
    public let about: String
    /// For people.
    public let text: String
  }

  /// What matters most first; none where no row has a time.
  public private(set) var lines: [Line] = []
  /// Files of the table.
  public let files: Int
  /// Files smaller than readers like.
  public let smallFiles: Int
  /// Days that have rows.
  public let days: Int
  /// Bytes of rows a day.
  public let bytesPerDay: Int
  /// How large they are packed.
  public let size: PackedSize

  private static let (smallFile, largestFile): (UInt64, UInt64) = (1_000_000, 512_000_000)
  /// Below so many bytes a day hours are too fine.
  private static let smallDay = 100_000_000
  private static let (mostPartitions, mostFilesOfDay) = (10_000, 10)

  private let table: TableInspection
  private let spread: PartitionSpread

  /// Advice about a table.
  public init(_ table: TableInspection, now: Timestamp) {
    self.table = table
    spread = PartitionSpread(table, by: .day, now: now)
    let bytes = spread.partitioning.partitions.reduce(0) { $0 + $1.totals.bytes }
    days = spread.present
    bytesPerDay = bytes / max(1, days)
    size = PackedSize(table)
    files = table.layout.files.count
    smallFiles = table.layout.files.count { $0.file.size < Self.smallFile }
    guard days > 0 else { return }
    let sentences = [
      ("size", sizeAdvice(bytes)), ("gaps", gaps), ("partial", partial), ("skew", skew),
      ("unplaced", unplaced), ("files", fileSizes), ("files_of_a_day", filesOfADay),
      ("large_files", largeFiles), ("hours", hours), ("partitions", folders),
      ("estimate", size.note),
    ]
    lines = sentences.compactMap { about, text in text.map { Line(about: about, text: $0) } }
  }

  // MARK: - Sizes

  private func sizeAdvice(_ bytes: Int) -> String {
    let day = size.of(bytesPerDay)
    let facts = "a day has \(Amount.bytes(bytesPerDay)), ~\(Amount.bytes(day)) packed"
    if day > PartitionKeys.largestFile {
      let parts = (day + PartitionKeys.largestFile - 1) / PartitionKeys.largestFile
      return "daily fits: \(facts); \(parts) files a day of ~\(Amount.bytes(day / parts)) each, "
        + "as readers like 100 to 250 MB"
    }
    guard day < Self.smallFile else { return "daily fits: \(facts); one file a day is enough" }
    let longer = days > 1 ? "; \(longer(bytes))" : ""
    return "daily works, yet files stay small: \(facts)\(longer)"
  }

  /// The shortest longer unit whose files are not small.
  private func longer(_ bytes: Int) -> String {
    for unit in [PartitionUnit.week, .month] {
      let count = Partitioning(table.partitions, by: unit).partitions.count { !$0.isMissing }
      let packed = size.of(bytes / max(1, count))
      if packed >= Self.smallFile {
        return "by \(unit.rawValue) a file has ~\(Amount.bytes(packed))"
      }
    }
    return "all \(Amount.of(days, "day")) together have ~\(Amount.bytes(size.of(bytes)))"
  }

  private var fileSizes: String {
    let wish = "readers like 100 to 250 MB, packed, and at least 1 MB"
    if files == 1 { return "1 file of \(Amount.bytes(table.table.bytes)); \(wish)" }
    let mean = table.table.bytes / UInt64(max(1, files))
    let small = smallFiles > 0 ? ", \(Amount.grouped(smallFiles)) below 1 MB" : ""
    return "\(Amount.of(files, "file")) with \(Amount.bytes(mean)) on average\(small); \(wish)"
  }

  private var filesOfADay: String? {
    let counts = spread.looks.compactMap(\.files)
    let several = counts.count { $0 > 1 }
    guard several > 0, let most = counts.max() else { return nil }
    let advice =
      most > Self.mostFilesOfDay && smallFiles * 2 > files
      ? "; join them, since each file costs a request" : ""
    return "\(Amount.of(several, "day")) \(several == 1 ? "has" : "have") rows in several files, "
      + "at most in \(Amount.grouped(most))\(advice)"
  }

  private var largeFiles: String? {
    let large = table.layout.files.count { $0.file.size > Self.largestFile }
    guard large > 0 else { return nil }
    return "\(Amount.of(large, "file")) above 512 MB; some readers take no larger ones, and a "
      + "packed file is read by one reader from its start"
  }

  // MARK: - Folders

  private var hours: String? {
    let fine = table.layout.files.contains { ($0.path.time?.grain ?? .year) >= .hour }
    guard fine, bytesPerDay < Self.smallDay else { return nil }
    return "folders are by the hour or finer; below 100 MB a day readers are better off with days"
  }

  private var folders: String? {
    let folders = Set(table.layout.files.lazy.filter { !$0.path.parts.isEmpty }.map(\.path.folder))
    guard folders.count > Self.mostPartitions else { return nil }
    return "\(Amount.of(folders.count, "folder")) take long to list; more than 10,000 are too many"
  }

  // MARK: - Time

  private var gaps: String? {
    let missing = spread.partitioning.missing
    guard missing > 0 else { return nil }
    let named = spread.partitioning.partitions.filter(\.isMissing).prefix(3).map(\.label)
    let more = missing > named.count ? " and \(Amount.grouped(missing - named.count)) more" : ""
    let names = named.isEmpty ? "" : ": " + named.joined(separator: ", ") + more
    return "\(Amount.of(missing, "day")) between the first and the last "
      + "\(missing == 1 ? "has" : "have") no rows\(names)"
  }

  private var partial: String? {
    let partial = zip(spread.partitioning.partitions, spread.looks).filter { $0.1.isPartial }
    guard !partial.isEmpty else { return nil }
    let named = partial.prefix(3).map { "\($0.0.label) \($0.1.partialNote ?? "")" }
    let more = partial.count > 3 ? " and \(Amount.grouped(partial.count - 3)) more" : ""
    return "\(Amount.of(partial.count, "day")) with rows for a part only: "
      + named.joined(separator: ", ") + more
  }

  private var skew: String? {
    let partitioning = spread.partitioning
    guard partitioning.skew >= 2,
      let largest = partitioning.partitions.first(where: { $0.rows == partitioning.largest })
    else { return nil }
    return "\(largest.label) has \(Amount.of(largest.rows, "row")), "
      + "\(Amount.tenths(partitioning.skew)) times the median"
  }

  private var unplaced: String? {
    let rows = table.partitions.unplaced.rows
    guard rows > 0 else { return nil }
    return "\(Amount.of(rows, "row")) without a usable \(table.layout.contract.partitionColumn) "
      + "\(rows == 1 ? "has" : "have") no partition"
  }

  // MARK: - JSON

  /// The numbers behind it, and the sentences.
  var json: [(String, JSONValue)] {
    [
      (
        "layout",
        .object([
          ("files", .integer(files)), ("files_below_1_mb", .integer(smallFiles)),
          ("days", .integer(days)), ("bytes_per_day", .integer(bytesPerDay)),
          ("packed_bytes_per_day", .integer(size.of(bytesPerDay))),
          ("packed_ratio", .number(size.ratio)), ("packed_ratio_measured", .bool(size.isMeasured)),
        ])
      ),
      (
        "advice",
        .array(
          lines.map { .object([("about", .string($0.about)), ("text", .string($0.text))]) })
      ),
    ]
  }
}

extension PartitionSpread.Look {
  /// When it has rows, where others have some all the time: `from 16:00`.
  public var partialNote: String? {
    switch (from, until) {
    case (let from?, let until?): "\(from)–\(until)"
    case (let from?, nil): "from \(from)"
    case (nil, let until?): "until \(until)"
    case (nil, nil): nil
    }
  }

  /// How far an amount is from the usual: `+38 %`; nothing where nothing is usual.
  public func deviation(of amount: Int) -> String? {
    guard usual > 0 else { return nil }
    let percent = (Double(amount) / usual - 1) * 100
    // Beyond that a percentage says less than how many times it is.
    if percent >= 900 { return "\(Amount.tenths(Double(amount) / usual))×" }
    return "\(percent >= 0 ? "+" : "−")\(Int(abs(percent).rounded())) %"
  }
}

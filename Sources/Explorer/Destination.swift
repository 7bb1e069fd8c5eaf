import Inspection

/// Where a command line leads that begins with a digit.
enum Destination: Equatable {
  /// A row, counted from 1.
  case row(Int)
  /// How much of the rows are before it, in percent.
  case percent(Double)
  /// The first row of a time or later.
  case time(Timestamp)

  /// Reads `1,204`, `50%`, `2024-03-01` or `2024-03-01 07:00`, in UTC unless it names a zone.
  init?(_ text: String) {
    guard let first = text.first, ("0"..."9").contains(first) else { return nil }
    let word = text.filter { $0 != "," && $0 != " " }
    if let row = Int(word) {
      self = .row(row)
    } else if word.last == "%", let percent = Double(word.dropLast()), percent.isFinite {
      self = .percent(percent)
    } else if let time = Self.time(text) {
      self = .time(time)
    } else {
      return nil
    }
  }

  /// A time may end after its month, day, hour or minute.
  private static func time(_ text: String) -> Timestamp? {
    let whole = "0000-01-01 00:00:00"
    let text = text.split(separator: " ").joined(separator: " ")
    let parts = text.split(separator: "T", maxSplits: 1).joined(separator: " ")
    guard [7, 10, 13, 16].contains(parts.count) else { return Timestamp(text) }
    return Timestamp(parts + whole.dropFirst(parts.count))
  }

  /// What may be typed.
  static let usage = "a row number, a percentage, or a time such as 2024-03-01 07:00"
}

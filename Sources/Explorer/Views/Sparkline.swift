import Inspection

/// How a table changed over time, as columns of different heights.
struct Sparkline {
  /// Days since 1970 that are drawn.
  let days: ClosedRange<Int>
  /// Days that a column stands for.
  let step: Int
  /// Rows of days that are not drawn, being so few and so far from the others.
  let outside: Int
  private let cells: FilledCells

  /// Of so many rows at each end one is not to be drawn.
  private static let fewest = 500

  /// The days of a table in at most `width` columns; nothing where rows are of one day, or have no
  /// usable time.
  init?(_ cells: FilledCells, width: Int) {
    let all = cells.days.sorted { $0.key < $1.key }
    let rows = all.reduce(0) { $0 + $1.value.rows }
    guard rows > 0, width > 0 else { return nil }
    let few = rows / Self.fewest
    let start = Self.skipped(all.map { ($0.key, $0.value.rows) }, upTo: few)
    let end = Self.skipped(all.reversed().map { ($0.key, $0.value.rows) }, upTo: few)
    guard start.day < end.day else { return nil }
    self.cells = cells
    days = start.day...end.day
    step = (days.count + width - 1) / width
    outside = start.rows + end.rows
  }

  /// The first day that is drawn, and the rows of those before it.
  private static func skipped(
    _ days: [(day: Int, rows: Int)], upTo few: Int
  ) -> (day: Int, rows: Int) {
    var skipped = 0
    for day in days {
      guard skipped + day.rows <= few else { return (day.day, skipped) }
      skipped += day.rows
    }
    return (days.last?.day ?? 0, 0)
  }

  /// Rows over time, the most as high as a column can be.
  func rows(_ signs: [String]) -> String {
    let sums = sums { $0.rows }.map(\.part)
    let most = max(1, sums.max() ?? 1)
    return sums.map { $0 == 0 ? signs[0] : signs[max(1, ($0 * 8 + most / 2) / most)] }.joined()
  }

  /// What share of the cells of a column is filled: as high as it can be only where all are.
  func filled(_ column: Int, _ signs: [String]) -> String {
    sums { $0.filled[column] }.map { sum in
      if sum.rows == 0 { return signs[0] }
      if sum.part == 0 { return signs[1] }
      return sum.part == sum.rows ? signs[8] : signs[2 + sum.part * 6 / sum.rows]
    }.joined()
  }

  /// For each column of the line the rows, and a part of them.
  private func sums(_ part: (FilledCells.Day) -> Int) -> [(rows: Int, part: Int)] {
    var sums = Array(repeating: (rows: 0, part: 0), count: (days.count + step - 1) / step)
    for (day, cells) in cells.days where days.contains(day) {
      sums[(day - days.lowerBound) / step].rows += cells.rows
      sums[(day - days.lowerBound) / step].part += part(cells)
    }
    return sums
  }

  /// The first and the last day, and what a column stands for.
  func legend(arrow: String) -> String {
    let (first, last) = (
      CivilDate(daysSince1970: days.lowerBound), CivilDate(daysSince1970: days.upperBound)
    )
    let unit = step == 1 ? "a day" : "\(step) days"
    return "\(first.text) \(arrow) \(last.text), \(unit) a column"
  }
}

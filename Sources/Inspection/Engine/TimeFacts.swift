import Tables

/// What is counted of the times of one column.
struct TimeFacts: Sendable {
  /// The earliest and the latest.
  var range = HashColumn.TimeRange()
  /// The latest but for those that are far ahead at any moment of now's day.
  var latestOfDay = Int64.min
  /// Cells in the guide's form.
  var guide = 0
  /// Cells in that form, or in ISO 8601 in UTC, that have a fraction of a second.
  var fractions = 0
  /// Times at 00:00:00.
  var midnights = 0
  /// Cells by their form, where that is another; no counts at all before the first.
  private var others: [Int] = []

  /// How many cells are written in a form beside the guide's.
  subscript(form: TimestampForm) -> Int {
    others.isEmpty ? 0 : others[form.rawValue]
  }

  /// Cells in any form that is understood.
  var written: Int { others.reduce(guide, +) }

  /// Counts a cell in a form beside the guide's.
  mutating func count(_ form: TimestampForm) {
    if others.isEmpty { others = Array(repeating: 0, count: TimestampForm.allCases.count) }
    others[form.rawValue] += 1
  }

  /// Adds what was counted of other rows of the same column.
  mutating func add(_ next: TimeFacts) {
    range.merge(next.range)
    latestOfDay = max(latestOfDay, next.latestOfDay)
    guide += next.guide
    fractions += next.fractions
    midnights += next.midnights
    if others.isEmpty {
      others = next.others
    } else if !next.others.isEmpty {
      for form in others.indices { others[form] += next.others[form] }
    }
  }
}

import Inspection
import Reports
import Screens

extension PartitionsView {
  /// Where weeks stand: one beside the other, in bands one below the other where there is room.
  private struct Weeks {
    /// Lines of a band: its months and seven days, and a blank one between bands.
    static let band = 9
    /// Columns before the days, and of each day.
    static let (margin, cell) = (5, 2)

    let bands: Int
    let perBand: Int
    let hasMonths: Bool
    /// Monday of the first week that is drawn.
    let first: Int
    /// The first weekday that is drawn.
    let topDay: Int
    /// Weekdays that are drawn.
    let days: Int

    init(_ known: Known, focus: Int, width: Int, height: Int) {
      perBand = max(1, (width - Self.margin - 1) / Self.cell)
      bands = max(1, (height + 1) / Self.band)
      hasMonths = height >= Self.band - 1
      days = max(1, min(7, height))
      let start = Self.monday(known.partitions.first?.day ?? 0)
      let page = (Self.monday(focus) - start) / 7 / (perBand * bands)
      first = start + page * perBand * bands * 7
      topDay = max(0, min(focus - Self.monday(focus) - days / 2, 7 - days))
    }

    static func monday(_ day: Int) -> Int {
      day - CivilDate(daysSince1970: day).weekday
    }

    /// Days that are drawn.
    var range: Range<Int> { first..<first + bands * perBand * 7 }

    /// Where a day stands, from the top left of the calendar; nothing where it is not drawn.
    func place(of day: Int) -> Point? {
      guard range.contains(day) else { return nil }
      let (week, weekday) = (day - first).quotientAndRemainder(dividingBy: 7)
      guard (topDay..<topDay + days).contains(weekday) else { return nil }
      let (band, column) = week.quotientAndRemainder(dividingBy: perBand)
      return Point(
        x: Self.margin + column * Self.cell,
        y: band * Self.band + (hasMonths ? 1 : 0) + weekday - topDay)
    }
  }

  /// Up and down go by the day, left and right by the week.
  mutating func moveInCalendar(_ command: Command, _ state: State) -> Bool {
    guard let partitions = known(state)?.partitions, !partitions.isEmpty else { return false }
    let step =
      switch command {
      case .left: -7
      case .right: 7
      case .pageUp, .halfPageUp: -28
      case .pageDown, .halfPageDown: 28
      default: 0
      }
    guard step != 0 else {
      return cursor.move(command, count: partitions.count, page: barLines(state))
    }
    let day = partitions[min(cursor.line, partitions.count - 1)].day + step
    let place = partitions.firstIndex { $0.day >= day } ?? partitions.count
    // A gap that is not listed is passed over by one step.
    cursor.line =
      step > 0 || place == partitions.count || partitions[place].day == day ? place : place - 1
    cursor.settle(count: partitions.count, page: barLines(state))
    return true
  }

  func drawCalendar(_ known: Known, _ state: State, in screen: inout Screen) {
    guard known.partitions.indices.contains(cursor.line) else { return }
    let (body, focus) = (state.body, known.partitions[cursor.line].day)
    let hasLegend = body.height >= Weeks.band
    let weeks = Weeks(
      known, focus: focus, width: state.size.width,
      height: barLines(state) - (hasLegend ? 1 : 0))
    drawNames(weeks, known, body, in: &screen)
    let lastDay = known.partitions.last?.day ?? 0
    let places = Dictionary(
      uniqueKeysWithValues: zip(known.partitions.map(\.day), known.partitions.indices))
    let full = full(known)
    for day in weeks.range.prefix(while: { $0 <= lastDay }) {
      guard day >= known.partitions[0].day, let place = weeks.place(of: day) else { continue }
      let point = Point(x: place.x, y: body.y + place.y)
      let index = places[day]
      let shade = shade(index.map { known.partitions[$0].totals }, of: full, state)
      let isPartial = index.map { known.spread.looks[$0].isPartial } ?? false
      let style = Style(isPartial ? .warning : shade.style.role)
      screen.put(shade.sign + shade.sign, x: point.x, y: point.y, style: style)
      if let index {
        screen.mark(Rect(x: point.x, y: point.y, width: 2, height: 1), as: .line(index))
      }
      if day == focus { screen.cursor = point }
    }
    drawFocus(in: &screen)
    if hasLegend { drawLegend(known, y: body.y + barLines(state) - 1, state, in: &screen) }
    drawFoot(known, state, in: &screen)
  }

  /// Puts brackets around the day under the cursor, over the halves of its neighbours: reversed, a
  /// full day would look like an empty one.
  private func drawFocus(in screen: inout Screen) {
    guard let point = screen.cursor else { return }
    let style = Style(.accent, bold: true)
    screen.put("[", x: point.x - 1, y: point.y, style: style)
    screen.put("]", x: point.x + Weeks.cell, y: point.y, style: style)
  }

  /// What fills a day: the largest, or twice the median where one day would leave all others pale.
  private func full(_ known: Known) -> Int {
    let amounts = known.partitions.lazy.map { $0.totals.amount(self.measure) }.filter { $0 > 0 }
      .sorted()
    guard let largest = amounts.last else { return 0 }
    return min(largest, max(1, amounts[amounts.count / 2] * 2))
  }

  /// The sign and the style of what a place holds.
  func shade(
    _ totals: PartitionTotals?, of largest: Int, _ state: State
  ) -> (sign: String, style: Style) {
    guard let totals, totals.rows > 0 else { return (state.glyphs.gap, .warning) }
    let quarter = (Double(totals.amount(measure)) / Double(max(1, largest)) * 4).rounded(.up)
    return (state.glyphs.shades[Int(max(1, min(4, quarter)))], .bar)
  }

  private func drawNames(
    _ weeks: Weeks, _ known: Known, _ body: Rect, in screen: inout Screen
  ) {
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let lastDay = known.partitions.last?.day ?? 0
    for band in 0..<weeks.bands {
      let first = weeks.first + band * weeks.perBand * 7
      guard first <= lastDay else { return }
      for day in 0..<weeks.days {
        guard let place = weeks.place(of: first + weeks.topDay + day) else { continue }
        screen.put(names[weeks.topDay + day], x: 1, y: body.y + place.y, style: .dim)
      }
      guard weeks.hasMonths else { continue }
      drawMonths(
        from: first, to: min(lastDay, first + weeks.perBand * 7 - 1),
        y: body.y + band * Weeks.band, in: &screen)
    }
  }

  /// Names of months above the weeks in which they start; of the first week too, with the year.
  private func drawMonths(from first: Int, to last: Int, y: Int, in screen: inout Screen) {
    var free = 0
    for week in stride(from: first, through: last, by: 7) {
      let date = CivilDate(daysSince1970: week + 6)
      guard week == first || date.day <= 7 else { continue }
      let x = Weeks.margin + (week - first) / 7 * Weeks.cell
      guard x >= free else { continue }
      let name = String(date.text.dropLast(3))
      let isYear = week == first || date.month == 1
      let text = isYear ? name : String(name.dropFirst(5))
      free = x + 1 + screen.put(text, x: x, y: y, style: .dim, width: 8)
    }
  }

  private func drawLegend(_ known: Known, y: Int, _ state: State, in screen: inout Screen) {
    let full = full(known)
    let most = measure == .rows ? Amount.of(full, "row") : Amount.bytes(full)
    let more = full < known.spread.largest ? ", and more" : ""
    var x = 1
    for (sign, style, text) in [
      (state.glyphs.shades[1...].joined(), Style.bar, "up to \(most)\(more)"),
      (state.glyphs.gap, .warning, "missing"),
    ] {
      x += 1 + screen.put(sign, x: x, y: y, style: style)
      x += 3 + screen.put(text, x: x, y: y, style: .dim)
    }
  }
}

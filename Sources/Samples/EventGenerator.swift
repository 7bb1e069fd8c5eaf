/// Makes the event rows one after the other, spoiling those that the plan names.
struct EventGenerator {
  private static let secondsPerLoad = 4 * 3600
  private static let goldenStep: UInt64 = 0x9E37_79B9_7F4A_7C15

  private let kinds = EventKind.all
  private let kindByFrequency = EventKind.byFrequency
  private let population: Population
  private let placements: [DefectPlan.Placement]
  private var nextPlacement = 0
  private var clock: EventClock
  private var random: SplitMix64
  private var kindPhase: UInt64
  private var loadSecond = 0
  /// The users and kinds of the events of the second at hand.
  private var done: [(user: Int, kind: Int)] = []
  private var last = EventRow(userID: 0, accountID: 0, kind: 0, time: 0, updated: 0, choice: 0)

  init(
    calendar: EventCalendar, population: Population, placements: [DefectPlan.Placement],
    seed: UInt64
  ) {
    self.population = population
    self.placements = placements
    clock = EventClock(calendar)
    random = SplitMix64(seed: seed)
    kindPhase = random.next()
  }

  /// Appends a row; rows are asked for in order, each once.
  mutating func append(_ row: Int, to out: inout ByteWriter) {
    guard nextPlacement < placements.count, placements[nextPlacement].row == row else {
      last = draw(row)
      last.append(to: &out, kinds: kinds, spoiltBy: nil)
      return
    }
    let placed = placements[nextPlacement]
    nextPlacement += 1
    if placed.defect != .exactDuplicate { last = spoil(draw(row), by: placed) }
    last.append(to: &out, kinds: kinds, spoiltBy: placed)
  }

  private mutating func draw(_ row: Int) -> EventRow {
    let time = clock.time(ofRow: row, &random)
    let user =
      population.isTurn(row) ? population.userInTurn(row) : population.anyUser(&random)
    return EventRow(
      userID: population.userID(user),
      accountID: population.accountID(population.account(of: user)),
      kind: nextKind(of: user, at: time),
      time: time, updated: loadTime(of: time), choice: random.next())
  }

  /// The kind of an event; no user does the same thing twice in one second.
  private mutating func nextKind(of user: Int, at time: Int) -> Int {
    if time != last.time { done.removeAll(keepingCapacity: true) }
    // Steps of the golden ratio are spread evenly, so that no kind's daily volume jumps by chance.
    kindPhase &+= Self.goldenStep
    var phase = kindPhase
    while true {
      let kind = Int(kindByFrequency[Int(phase >> 56)])
      let isDone = done.contains { $0 == (user, kind) }
      // A user who did everything in this second is not asked for anything new.
      if !isDone || done.count(where: { $0.user == user }) >= kinds.count {
        done.append((user, kind))
        return kind
      }
      phase &+= Self.goldenStep
    }
  }

  /// When the load that takes up an event writes it: within 17 minutes, begun every four hours.
  ///
  /// Rows of the same second are written at different seconds, so that no two rows are the same.
  private mutating func loadTime(of time: Int) -> Int {
    loadSecond = ((time == last.time ? loadSecond : Int(random.next() >> 54)) + 1) & 1023
    return (time / Self.secondsPerLoad + 1) * Self.secondsPerLoad + 300 + loadSecond
  }

  private func spoil(_ event: EventRow, by placed: DefectPlan.Placement) -> EventRow {
    var event = event
    switch placed.defect {
    case .unclosedJSON, .trailingCommaJSON:
      event.kind = kinds[event.kind].properties == nil ? 0 : event.kind
    case .updatedTwoHoursEarly:
      event.updated = event.time - 2 * 3600
    case .updatedThreeDaysEarly:
      event.updated = event.time - 3 * 86_400
    case .unknownUser:
      event.userID = population.unknownUserID(placed.ordinal)
    case .unknownAccount:
      let user = population.userOfUnknownAccount(placed.ordinal)
      event.userID = population.userID(user)
      event.accountID = population.unknownAccountID(placed.ordinal)
    default:
      break
    }
    return event
  }
}

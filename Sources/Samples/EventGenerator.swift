/// Makes the event rows one after the other, spoiling those that the plan names.
struct EventGenerator {
  private static let secondsPerLoad = 4 * 3600
  private static let secondsPerDay = 86_400

  private let kinds = EventKind.all
  private let kindByFrequency = EventKind.byFrequency
  private let population: Population
  private let placements: [DefectPlan.Placement]
  /// Active users that many apart have an event of a second account.
  private let stepOfSecondAccounts: Int
  private var nextPlacement = 0
  private var clock: EventClock
  private var random: SplitMix64
  private var kindPhase: UInt64
  private var second = Second()
  private var last = EventRow(user: 0, account: 0, kind: 0, time: 0, updated: 0, choice: 0)

  /// The events drawn so far in one second.
  private struct Second {
    struct Event: Equatable {
      let user: Int
      let kind: Int
    }

    var time = 0
    var events: [Event] = []
    /// When they are loaded, in seconds since their load began.
    var load = 0
  }

  init(
    calendar: EventCalendar, population: Population, plan: DefectPlan,
    placements: [DefectPlan.Placement], seed: UInt64
  ) {
    self.population = population
    self.placements = placements
    let secondAccounts = max(1, plan.count(of: .account(.second)))
    stepOfSecondAccounts = population.activeUsers / secondAccounts
    clock = EventClock(calendar)
    random = SplitMix64(seed: seed)
    kindPhase = random.next()
  }

  /// Appends a row; rows are asked for in order, each once.
  mutating func append(_ row: Int, to out: inout ByteWriter) {
    guard nextPlacement < placements.count, placements[nextPlacement].row == row else {
      last = draw(row, for: nil)
      last.append(to: &out, population)
      return
    }
    let placed = placements[nextPlacement]
    nextPlacement += 1
    switch placed.fault {
    case .row(.copy): break
    case .row(.copyUpdatedLater): last.updated += 1
    default: last = spoil(draw(row, for: placed), by: placed)
    }
    last.append(to: &out, population, spoiltBy: placed.fault, ordinal: placed.ordinal)
  }

  private mutating func draw(_ row: Int, for placed: DefectPlan.Placement?) -> EventRow {
    let time = clock.time(ofRow: row, &random)
    let isTurn = population.isTurn(row)
    var user = isTurn ? population.userInTurn(row) : population.anyUser(&random)
    if let placed, placed.fault == .account(.second) {
      user = placed.ordinal * stepOfSecondAccounts
    }
    // Steps of the golden ratio are spread evenly, so that no kind's daily volume jumps by chance.
    kindPhase &+= 0x9E37_79B9_7F4A_7C15
    var kind = Int(kindByFrequency[Int(kindPhase >> 56)])
    if let fault = placed?.fault, !isPossible(kind, for: fault) { kind = EventKind.mostUsual }
    begin(time)
    // No user does the same thing twice in one second, since nothing would tell the two apart.
    while second.events.contains(Second.Event(user: user, kind: kind)) {
      // A user's turn may be its only event, and a kind may be what a defect needs.
      if isTurn {
        kind = (kind + 1) % kinds.count
      } else {
        user = (user + 1) % population.activeUsers
      }
    }
    second.events.append(Second.Event(user: user, kind: kind))
    return EventRow(
      user: user, account: population.account(of: user), kind: kind, time: time,
      updated: loadTime(of: time), choice: random.next())
  }

  private func isPossible(_ kind: Int, for fault: Fault) -> Bool {
    if fault.needsUsualKind { return kind == EventKind.mostUsual }
    return !fault.needsProperties || kinds[kind].properties != nil
  }

  private mutating func begin(_ time: Int) {
    guard time != second.time else { return }
    second.time = time
    second.events.removeAll(keepingCapacity: true)
    second.load = Int(random.next() >> 54)
  }

  /// When the load that takes up an event writes it: within 17 minutes, begun every four hours.
  ///
  /// Rows of the same second are written at different seconds.
  private mutating func loadTime(of time: Int) -> Int {
    second.load = (second.load + 1) & 1023
    return (time / Self.secondsPerLoad + 1) * Self.secondsPerLoad + 300 + second.load
  }

  private func spoil(_ event: EventRow, by placed: DefectPlan.Placement) -> EventRow {
    var event = event
    if let user = population.ownUser(placed.fault, placed.ordinal) {
      event.user = user
      event.account = population.account(of: user)
    }
    switch placed.fault {
    case .user(.unknown): event.user = population.unknownUser(placed.ordinal)
    case .account(.unknown): event.account = population.unknownAccount(placed.ordinal)
    case .account(.second): event.account = (event.account + 1) % population.accounts
    case .update(.twoHoursEarly): event.updated = event.time - 2 * 3600
    case .update(.threeDaysEarly): event.updated = event.time - 3 * Self.secondsPerDay
    case .update(.decadesAhead): event.updated += 75 * 365 * Self.secondsPerDay
    case .row(.late):
      event.time -= 14 * Self.secondsPerDay
      event.updated -= 14 * Self.secondsPerDay
    default: break
    }
    return event
  }
}

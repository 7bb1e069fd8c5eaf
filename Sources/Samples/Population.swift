/// Who the share is about: how many users and accounts there are, their ids, who belongs to whom.
struct Population: Sendable {
  /// Users who are there for one way to spoil rows; each has one event, and it is spoilt.
  private struct Own: Sendable {
    let fault: Fault
    let users: Range<Int>
  }

  let users: Int
  let accounts: Int
  /// The users whose events are drawn; behind them are those of single spoilt rows, and at the end
  /// those without any event.
  let activeUsers: Int
  /// Every so many rows belong to the next user in turn, so that no user is without events.
  let rowsPerTurn: Int
  private let own: [Own]

  init(rows: Int, _ plan: DefectPlan) {
    users = max(3, rows / 20)
    accounts = max(2, users / 20)
    var own: [Own] = []
    var end = users - plan.idleUsers
    for defect in plan.defects where defect.fault.hasOwnUser {
      let first = end - plan.count(of: defect)
      own.append(Own(fault: defect.fault, users: first..<end))
      end = first
    }
    self.own = own
    activeUsers = end
    rowsPerTurn = max(1, rows / activeUsers)
  }

  func isTurn(_ row: Int) -> Bool {
    row.isMultiple(of: rowsPerTurn)
  }

  /// The user whose turn a row is: each in its turn, in no visible order.
  func userInTurn(_ row: Int) -> Int {
    // A prime above every population, so that no user comes twice before all came once.
    let stride = 2_147_483_647
    return row / rowsPerTurn % activeUsers * stride % activeUsers
  }

  /// Few users cause most events, as everywhere: a product of two even draws leans to zero.
  func anyUser(_ random: inout SplitMix64) -> Int {
    random.below(random.below(activeUsers) + 1)
  }

  func account(of user: Int) -> Int { user % accounts }

  func accountID(_ account: Int) -> Int { 5001 + account }

  /// Appends the id as all tables have it.
  func appendUserID(_ user: Int, to out: inout ByteWriter) {
    out.append(Self.number(of: user))
    switch fault(of: user) {
    case .user(.damaged): out.append(".0")
    case .user(.address): out.append("@example.com")
    default: break
    }
  }

  static func number(of user: Int) -> Int { 100_231 + user }

  /// The fault that a user is there for, if any.
  func fault(of user: Int) -> Fault? {
    user < activeUsers ? nil : own.first { $0.users.contains(user) }?.fault
  }

  /// The user of the one event that is spoilt that way.
  func ownUser(_ fault: Fault, _ ordinal: Int) -> Int? {
    own.first { $0.fault == fault }?.users.dropFirst(ordinal).first
  }

  /// A user like the others that the user table does not have.
  func unknownUser(_ ordinal: Int) -> Int { users + 1000 + ordinal }

  /// An account like the others that the account table does not have.
  func unknownAccount(_ ordinal: Int) -> Int { accounts + 1000 + ordinal }
}

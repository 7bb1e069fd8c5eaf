/// Who the share is about: how many users and accounts there are, their ids, who belongs to whom.
struct Population: Sendable {
  let users: Int
  let accounts: Int
  /// The users whose events are drawn; each of the others has one event, in an unknown account.
  ///
  /// An unknown account on anyone else's event would be a second account of that user too.
  let activeUsers: Int
  /// Every so many rows belong to the next user in turn, so that no user is without events.
  let rowsPerTurn: Int

  init(rows: Int, unknownAccounts: Int) {
    users = max(3, rows / 20)
    accounts = max(2, users / 20)
    activeUsers = users - unknownAccounts
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

  func userID(_ user: Int) -> Int { 100_231 + user }

  func accountID(_ account: Int) -> Int { 5001 + account }

  /// An id like the others that the user table does not have.
  func unknownUserID(_ ordinal: Int) -> Int { userID(users + 1000 + ordinal) }

  /// An id like the others that the account table does not have.
  func unknownAccountID(_ ordinal: Int) -> Int { accountID(accounts + 1000 + ordinal) }

  /// The user whose one event names an unknown account.
  func userOfUnknownAccount(_ ordinal: Int) -> Int { activeUsers + ordinal }
}

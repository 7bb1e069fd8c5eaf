/// Makes the rows of the user and account tables, each from its number alone.
struct ProfileGenerator {
  static let userHeader: StaticString = "USER_ID,USER_CREATION_TIME,UPDATED_AT,email,Country,Plan\n"
  static let accountHeader: StaticString =
    "ACCOUNT_ID,ACCOUNT_CREATION_TIME,UPDATED_AT,AccountName,Country,Plan\n"

  private static let names: [StaticString] = [
    "ada", "bruno", "chen", "divya", "elif", "femi", "greta", "hugo", "ines", "jonas", "kavya",
    "liam", "maya", "noor", "olga", "pedro",
  ]
  private static let hosts: [StaticString] = ["@example.com,", "@example.org,"]
  private static let countries: [StaticString] = ["US", "UK", "IN", "DE", "FR", "BR", "JP", "CA"]
  private static let plans: [StaticString] = ["Free", "Monthly Plan", "Annual Plan"]
  private static let adjectives: [StaticString] = [
    "Amber", "Bright", "Cedar", "Delta", "Evergreen", "Golden", "Quiet", "Zürich",
  ]
  private static let nouns: [StaticString] = [
    "Harbor", "Studio", "Analytics", "Logistics", "Works", "Robotics", "Foods", "Labs",
  ]

  private static let sentinelTimes: [StaticString] = ["1970-01-01 00:00:00", "1900-01-01 00:00:00"]

  private let population: Population
  private let plan: DefectPlan
  private let seed: UInt64
  /// Active users that many apart have spoilt rows, those of one fault after those of another.
  private let step: Int

  init(_ population: Population, _ plan: DefectPlan, seed: UInt64) {
    (self.population, self.plan, self.seed) = (population, plan, seed)
    step = plan.isEmpty ? 0 : population.activeUsers / (plan.profileFaults.count * plan.scale)
  }

  var userRows: Int {
    population.users + plan.profileFaults.count(where: \.isFurtherRow) * plan.scale
  }

  // MARK: - Users

  /// Appends a user; numbers past the last user are the further rows of others.
  func appendUser(_ row: Int, to out: inout ByteWriter) {
    if row < population.users {
      let fault = fault(of: row)
      appendUser(row, fault.map { $0.isFurtherRow ? nil : $0 } ?? nil, to: &out)
      return
    }
    let (number, ordinal) = (row - population.users).quotientAndRemainder(dividingBy: plan.scale)
    let further = plan.profileFaults.indices.filter { plan.profileFaults[$0].isFurtherRow }
    let user = (further[number] * plan.scale + ordinal) * step
    appendUser(user, plan.profileFaults[further[number]], to: &out)
  }

  /// The way in which a user's row is spoilt, or repeated by a spoilt one.
  private func fault(of user: Int) -> ProfileFault? {
    guard step > 0, user.isMultiple(of: step) else { return nil }
    let number = user / step / plan.scale
    return number < plan.profileFaults.count ? plan.profileFaults[number] : nil
  }

  private func appendUser(_ user: Int, _ fault: ProfileFault?, to out: inout ByteWriter) {
    var random = SplitMix64(seed: seed &+ UInt64(user) &* 2)
    population.appendUserID(user, to: &out)
    out.append(byte: UInt8(ascii: ","))
    appendCreation(of: user, fault, &random, to: &out)
    appendUpdate(
      &random, number: fault == .againOtherDay ? user + 1 : user,
      later: fault == .againSameDay ? 1800 : 0, to: &out)
    out.append(Self.names[random.below(Self.names.count)])
    out.append(Population.number(of: user))
    out.append(Self.hosts[random.below(Self.hosts.count)])
    let country = random.below(Self.countries.count)
    out.append(fault == .nullCountry ? "NULL" : Self.countries[country])
    out.append(byte: UInt8(ascii: ","))
    appendPlan(&random, offset: fault?.isFurtherRow == true ? 1 : 0, to: &out)
    if user == 0, plan.hasAll { out.append(byte: UInt8(ascii: "\r")) }
    out.append(byte: UInt8(ascii: "\n"))
  }

  private func appendCreation(
    of user: Int, _ fault: ProfileFault?, _ random: inout SplitMix64, to out: inout ByteWriter
  ) {
    let time = Self.creation(from: 18_687, &random)
    switch fault {
    case .createdIn1970: out.append(Self.sentinelTimes[user / step % Self.sentinelTimes.count])
    case .createdBefore1971: out.append("1969-07-20 20:17:40")
    default:
      let isLater = population.fault(of: user) == .user(.createdLater)
      out.append(time: isLater ? (EventCalendar.firstDay + 100) * 86_400 : time)
    }
    out.append(byte: UInt8(ascii: ","))
  }

  // MARK: - Accounts

  /// Appends an account, all but its line end.
  func appendAccount(_ account: Int, to out: inout ByteWriter) {
    var random = SplitMix64(seed: seed &+ UInt64(account) &* 2 &+ 1)
    out.append(population.accountID(account))
    out.append(byte: UInt8(ascii: ","))
    let time = Self.creation(from: 17_591, &random)
    if account == 0, plan.hasAll {
      out.append("2124-03-01 00:00:00")
    } else {
      out.append(time: time)
    }
    out.append(byte: UInt8(ascii: ","))
    appendUpdate(&random, number: account, later: 0, to: &out)
    appendName(of: account, to: &out)
    out.append(Self.countries[random.below(Self.countries.count)])
    out.append(byte: UInt8(ascii: ","))
    appendPlan(&random, offset: 0, to: &out)
    // The last row of a spoilt table has no line end.
    if account < population.accounts - 1 || !plan.hasAll { out.append(byte: UInt8(ascii: "\n")) }
  }

  private func appendName(of account: Int, to out: inout ByteWriter) {
    out.append(byte: UInt8(ascii: "\""))
    out.append(Self.adjectives[account % 8])
    out.append(byte: UInt8(ascii: " "))
    out.append(Self.nouns[account / 8 % 8])
    if account >= 64 {
      out.append(byte: UInt8(ascii: " "))
      out.append(account / 64 + 1)
    }
    out.append(", Inc.\",")
  }

  // MARK: - Both

  /// When a profile was created, in the three years from a day on, and so before the first event.
  private static func creation(from day: Int, _ random: inout SplitMix64) -> Int {
    day * 86_400 + random.below(1095 * 86_400)
  }

  /// Appends when a profile was last updated; the updates leave out none of the last 30 days.
  private func appendUpdate(
    _ random: inout SplitMix64, number: Int, later: Int, to out: inout ByteWriter
  ) {
    let day = EventCalendar.firstDay + 60 + number * 7 % 30
    out.append(time: day * 86_400 + random.below(22 * 3600) + later)
    out.append(byte: UInt8(ascii: ","))
  }

  private func appendPlan(_ random: inout SplitMix64, offset: Int, to out: inout ByteWriter) {
    out.append(Self.plans[(random.below(Self.plans.count) + offset) % Self.plans.count])
  }
}

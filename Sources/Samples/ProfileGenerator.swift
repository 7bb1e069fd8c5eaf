/// Makes the rows of the user and account tables, each from its number alone.
struct ProfileGenerator {
  static let userHeader: StaticString = "USER_ID,USER_CREATION_TIME,UPDATED_AT,email,Country,Plan\n"
  static let nearMissUserHeader: StaticString =
    "userId,USER_CREATION_TIME,UPDATED_AT,email,Country,Plan\n"
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

  let population: Population
  let repeatedUsers: Int
  let seed: UInt64

  var userRows: Int { population.users + repeatedUsers }

  /// Appends a user; numbers past the last user repeat earlier ones, later the same day.
  func appendUser(_ row: Int, to out: inout ByteWriter) {
    let isRepeated = row >= population.users
    let user =
      isRepeated ? (row - population.users) * (population.users / repeatedUsers) : row
    var random = SplitMix64(seed: seed &+ UInt64(user) &* 2)
    out.append(population.userID(user))
    out.append(byte: UInt8(ascii: ","))
    appendTimes(createdFrom: 18_687, &random, later: isRepeated ? 1800 : 0, number: user, to: &out)
    out.append(Self.names[random.below(Self.names.count)])
    out.append(population.userID(user))
    out.append(Self.hosts[random.below(Self.hosts.count)])
    appendCountryAndPlan(&random, planOffset: isRepeated ? 1 : 0, to: &out)
  }

  func appendAccount(_ account: Int, to out: inout ByteWriter) {
    var random = SplitMix64(seed: seed &+ UInt64(account) &* 2 &+ 1)
    out.append(population.accountID(account))
    out.append(byte: UInt8(ascii: ","))
    appendTimes(createdFrom: 17_591, &random, later: 0, number: account, to: &out)
    out.append(byte: UInt8(ascii: "\""))
    out.append(Self.adjectives[account % 8])
    out.append(byte: UInt8(ascii: " "))
    out.append(Self.nouns[account / 8 % 8])
    if account >= 64 {
      out.append(byte: UInt8(ascii: " "))
      out.append(account / 64 + 1)
    }
    out.append(", Inc.\",")
    appendCountryAndPlan(&random, planOffset: 0, to: &out)
  }

  /// Appends when a profile was created, in the three years from a day on, and last updated.
  ///
  /// All are created before the first event; the updates leave out none of the last 30 days.
  private func appendTimes(
    createdFrom day: Int, _ random: inout SplitMix64, later: Int, number: Int,
    to out: inout ByteWriter
  ) {
    out.append(time: day * 86_400 + random.below(1095 * 86_400))
    out.append(byte: UInt8(ascii: ","))
    let updatedDay = EventCalendar.firstDay + 60 + number * 7 % 30
    out.append(time: updatedDay * 86_400 + random.below(22 * 3600) + later)
    out.append(byte: UInt8(ascii: ","))
  }

  private func appendCountryAndPlan(
    _ random: inout SplitMix64, planOffset: Int, to out: inout ByteWriter
  ) {
    out.append(Self.countries[random.below(Self.countries.count)])
    out.append(byte: UInt8(ascii: ","))
    out.append(Self.plans[(random.below(Self.plans.count) + planOffset) % Self.plans.count])
    out.append(byte: UInt8(ascii: "\n"))
  }
}

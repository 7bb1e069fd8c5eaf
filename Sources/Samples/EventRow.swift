/// The values of one event, written as CSV.
struct EventRow {
  static let header: StaticString =
    "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES\n"

  /// The number of the user, and of the account.
  var user: Int
  var account: Int
  var kind: Int
  /// Seconds since 1970, as is `updated`.
  var time: Int
  var updated: Int
  /// What the values of the properties are chosen by.
  var choice: UInt64

  /// Appends the row as it should be.
  func append(to out: inout ByteWriter, _ population: Population) {
    population.appendUserID(user, to: &out)
    out.append(byte: UInt8(ascii: ","))
    out.append(population.accountID(account))
    out.append(byte: UInt8(ascii: ","))
    out.append(EventKind.all[kind].name)
    out.append(byte: UInt8(ascii: ","))
    out.append(time: time)
    out.append(byte: UInt8(ascii: ","))
    out.append(time: updated)
    out.append(byte: UInt8(ascii: ","))
    EventKind.all[kind].properties?.values(choice).append(to: &out)
    out.append(byte: UInt8(ascii: "\n"))
  }
}

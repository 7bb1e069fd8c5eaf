/// One row of the event table, and how it is written.
struct EventRow {
  static let header: StaticString =
    "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES\n"

  private static let unparseableTimes: [StaticString] = [
    "24:61:00", "not a date", "2024-13-41 99:99:99",
  ]

  var userID: Int
  var accountID: Int
  var kind: Int
  /// Seconds since 1970, as is `updated`.
  var time: Int
  var updated: Int
  /// What the values of the properties are chosen by.
  var choice: UInt64

  /// Appends the row as CSV, spoilt by the defect if there is one.
  func append(to out: inout ByteWriter, kinds: [EventKind], spoiltBy placed: DefectPlan.Placement?)
  {
    let defect = placed?.defect
    if defect != .emptyUserID { out.append(userID) }
    out.append(byte: UInt8(ascii: ","))
    out.append(accountID)
    out.append(byte: UInt8(ascii: ","))
    if defect != .emptyEventName { out.append(kinds[kind].name) }
    out.append(byte: UInt8(ascii: ","))
    if let placed { appendTimestamp(to: &out, spoiltBy: placed) } else { out.append(time: time) }
    out.append(byte: UInt8(ascii: ","))
    out.append(time: updated)
    if defect != .shortRow {
      out.append(byte: UInt8(ascii: ","))
      if let properties = kinds[kind].properties {
        append(properties, to: &out, spoiltBy: defect)
      }
    }
    if defect == .longRow { out.append(",extra") }
    out.append(byte: UInt8(ascii: "\n"))
  }

  private func appendTimestamp(to out: inout ByteWriter, spoiltBy placed: DefectPlan.Placement) {
    switch placed.defect {
    case .unparseableTimestamp:
      out.append(Self.unparseableTimes[placed.ordinal % Self.unparseableTimes.count])
    case .isoTimestamp:
      out.append(time: time, separator: UInt8(ascii: "T"))
      out.append(byte: UInt8(ascii: "Z"))
    case .junkAfterTimestamp:
      out.append(time: time)
      out.append(byte: UInt8(ascii: "_"))
    default:
      out.append(time: time)
    }
  }

  /// Appends the properties as a JSON object in a quoted cell, its quotes doubled (RFC 4180).
  private func append(
    _ properties: EventKind.Properties, to out: inout ByteWriter, spoiltBy defect: Defect?
  ) {
    out.append("\"{\"\"")
    out.append(properties.textKey)
    out.append("\"\": \"\"")
    out.append(properties.texts[Int(choice & 3)])
    out.append("\"\", \"\"")
    out.append(properties.numberKey)
    out.append("\"\": ")
    out.append(1 + (Int((choice >> 8) & 0xFFFF) * properties.numberLimit) >> 16)
    if properties.hasDecimal {
      out.append(byte: UInt8(ascii: "."))
      out.append((Int((choice >> 32) & 0xFFFF) * 10) >> 16)
    }
    if defect == .trailingCommaJSON { out.append(byte: UInt8(ascii: ",")) }
    if defect != .unclosedJSON { out.append(byte: UInt8(ascii: "}")) }
    out.append(byte: UInt8(ascii: "\""))
  }
}

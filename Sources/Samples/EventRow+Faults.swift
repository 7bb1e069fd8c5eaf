/// How spoilt rows are written.
extension EventRow {
  private static let sentinels: [StaticString] = ["0", "-1", "anonymous", "unknown"]
  private static let nullTokens: [StaticString] = ["NULL", "None", "N/A", "\\N"]
  /// Spellings of the kind that is most usual.
  private static let otherSpellings: [StaticString] = ["page_viewed", "PAGE_VIEWED", "Page Viewed"]
  private static let unparseableTimes: [StaticString] = [
    "24:61:00", "not a date", "2024-13-41 99:99:99",
  ]
  private static let impossibleTimes: [StaticString] = [
    "2024-02-30 07:08:34", "2024-03-01 07:08:60", "2024-04-31 24:00:00",
  ]

  /// Appends the row, of whose defect `ordinal` rows came before.
  func append(
    to out: inout ByteWriter, _ population: Population, spoiltBy fault: Fault, ordinal: Int
  ) {
    if case .row(let row) = fault, let line = row.line {
      out.append(line)
      return
    }
    appendUser(to: &out, population, fault, ordinal)
    out.append(byte: UInt8(ascii: ","))
    if fault == .account(.nullToken) {
      out.append(Self.nullTokens[ordinal % Self.nullTokens.count])
    } else {
      out.append(population.accountID(account))
    }
    out.append(byte: UInt8(ascii: ","))
    appendName(to: &out, fault, ordinal)
    out.append(byte: UInt8(ascii: ","))
    appendTime(to: &out, fault, ordinal)
    out.append(byte: UInt8(ascii: ","))
    if fault == .update(.offset) {
      appendOffset(updated, to: &out)
    } else {
      out.append(time: updated)
    }
    appendRest(to: &out, fault)
    out.append(byte: UInt8(ascii: "\n"))
  }

  private func appendUser(
    to out: inout ByteWriter, _ population: Population, _ fault: Fault, _ ordinal: Int
  ) {
    switch fault {
    case .user(.empty): break
    case .user(.sentinel): out.append(Self.sentinels[ordinal % Self.sentinels.count])
    case .user(.zeroPadded):
      // So long that no other id has as many digits, and these did not lose their zeros.
      out.append("000000")
      population.appendUserID(user, to: &out)
    default:
      population.appendUserID(user, to: &out)
      if fault == .user(.padded) { out.append(byte: UInt8(ascii: " ")) }
    }
  }

  private func appendName(to out: inout ByteWriter, _ fault: Fault, _ ordinal: Int) {
    let name = EventKind.all[kind].name
    switch fault {
    case .name(.empty): break
    case .name(.otherCase): out.append(Self.otherSpellings[ordinal % Self.otherSpellings.count])
    case .name(.bareQuote): out.append("Page_\"Viewed\"")
    case .name(.spacedQuote):
      out.append(" \"")
      out.append(name)
      out.append("\"")
    default:
      out.append(name)
      switch fault {
      case .name(.padded): out.append(byte: UInt8(ascii: " "))
      case .name(.numbered): out.append("_10231")
      case .name(.invisible): out.append("\u{200B}")
      default: break
      }
    }
  }

  private func appendTime(to out: inout ByteWriter, _ fault: Fault, _ ordinal: Int) {
    switch fault {
    case .time(.unparseable):
      out.append(Self.unparseableTimes[ordinal % Self.unparseableTimes.count])
    case .time(.impossible):
      out.append(Self.impossibleTimes[ordinal % Self.impossibleTimes.count])
    case .time(.iso):
      out.append(time: time, separator: UInt8(ascii: "T"))
      out.append(byte: UInt8(ascii: "Z"))
    case .time(.offset): appendOffset(time, to: &out)
    case .time(.epoch):
      out.append(time)
      if !ordinal.isMultiple(of: 2) { out.append("000") }
    default:
      out.append(time: time)
      switch fault {
      case .time(.junkBehind): out.append(byte: UInt8(ascii: "_"))
      case .time(.zoneName): out.append(" EST")
      case .time(.tooFine): out.append(".123456789")
      default: break
      }
    }
  }

  /// Appends the same moment by a clock in India.
  private func appendOffset(_ time: Int, to out: inout ByteWriter) {
    out.append(time: time + 5 * 3600 + 1800, separator: UInt8(ascii: "T"))
    out.append("+05:30")
  }

  private func appendRest(to out: inout ByteWriter, _ fault: Fault) {
    guard fault != .row(.short) else { return }
    out.append(byte: UInt8(ascii: ","))
    let values = EventKind.all[kind].properties?.values(choice)
    if case .properties(let fault) = fault {
      values?.append(to: &out, spoiltBy: fault)
    } else {
      values?.append(to: &out)
    }
    switch fault {
    case .row(.long): out.append(",extra")
    case .row(.delimiterBehind): out.append(byte: UInt8(ascii: ","))
    default: break
    }
  }
}

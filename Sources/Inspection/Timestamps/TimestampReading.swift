/// What a cell that should hold a time turned out to hold.
public enum TimestampReading: Sendable, Equatable {
  /// The form of the guide's samples: `YYYY-MM-DD HH:MM:SS`, with a fraction or without.
  case guide(Int64)
  /// Another form that is understood; no time where day and month cannot be told apart.
  case other(TimestampForm, Int64?)
  /// Such a form that says it is in UTC: with `Z`, `UTC`, `GMT` or an offset of zero.
  case utc(TimestampForm, Int64?)
  /// Such a form with an offset from UTC other than zero, in seconds to the east.
  case offset(TimestampForm, seconds: Int, Int64?)
  /// A form with the name of a zone behind it; a time only where an offset stands there too.
  case zoneName(Int64?)
  /// A number that lands between 1995 and 2100.
  case number(TimestampNumber, Int64)
  /// A form that is understood, of a day or a time of day that does not exist: February 30,
  /// 24:00:00, a second 60.
  case impossible
  /// An accepted form once one or two characters at the end are dropped.
  case trailingJunk(Int64)
  /// No form that is understood.
  case unreadable

  /// Microseconds since 1970 UTC, as far as the time is known.
  @inline(__always)
  public var microseconds: Int64? {
    switch self {
    case .guide(let time), .trailingJunk(let time), .number(_, let time): time
    case .other(_, let time), .utc(_, let time), .offset(_, _, let time): time
    case .zoneName(let time): time
    case .impossible, .unreadable: nil
    }
  }

  /// How the time is written, where that is neither the guide's form nor a mistake.
  var form: TimestampForm? {
    switch self {
    case .other(let form, _), .utc(let form, _), .offset(let form, _, _): form
    case .number: .number
    case .guide, .zoneName, .impossible, .trailingJunk, .unreadable: nil
    }
  }

  /// Whether a time is known and is the same one in any zone.
  var namesZone: Bool {
    switch self {
    case .number(let unit, _): unit != .spreadsheetDays
    case .utc, .offset, .zoneName: microseconds != nil
    case .guide, .other, .impossible, .trailingJunk, .unreadable: false
    }
  }

  /// Microseconds since 1970 UTC, where times that name no zone are local ones.
  func microseconds(in zone: LocalZone?) -> Int64? {
    guard let zone, let time = microseconds, !namesZone, !TimestampSentinel.isSentinel(time) else {
      return microseconds
    }
    return zone.utc(of: time)
  }
}

/// A way to write a time that is understood beside the guide's.
public enum TimestampForm: Int, Sendable, Equatable, CaseIterable {
  /// `2022-10-26T07:08:34`, with a zone or without, also with a blank before the zone.
  case iso8601
  /// `2022-10-26`.
  case dateOnly
  /// `2022-10-26 07:08`.
  case minutes
  /// `2022/10/26 07:08:34`.
  case slashesYearFirst
  /// `26/10/2022 07:08`; the first number is above 12.
  case slashesDayFirst
  /// `10/26/2022 7:08 AM`; the second number is above 12.
  case slashesMonthFirst
  /// `04/05/2022`: both readings are possible.
  case slashesAmbiguous
  /// `26 Oct 2022 07:08:34`, `Oct 26, 2022`, `Wed, 26 Oct 2022 07:08:34 GMT`.
  case monthName
  /// `1666768114`.
  case number

  /// What people call it.
  public var name: String {
    switch self {
    case .iso8601: "ISO 8601"
    case .dateOnly: "a date without a time"
    case .minutes: "a time without seconds"
    case .slashesYearFirst: "slashes, year first"
    case .slashesDayFirst: "slashes, day first"
    case .slashesMonthFirst: "slashes, month first"
    case .slashesAmbiguous: "slashes, day or month first cannot be told"
    case .monthName: "a month by name"
    case .number: "a number"
    }
  }
}

/// What a cell that should hold a time turned out to hold.
public enum TimestampReading: Sendable, Equatable {
  /// The form of the guide's samples: `YYYY-MM-DD HH:MM:SS`, with a fraction or without.
  case guide(Int64)
  /// Another form that is understood; no time where day and month cannot be told apart.
  case other(TimestampForm, Int64?)
  /// An accepted form once one or two characters at the end are dropped.
  case trailingJunk(Int64)
  /// No form that is understood.
  case unreadable

  /// Microseconds since 1970 UTC, as far as the time is known.
  @inline(__always)
  public var microseconds: Int64? {
    switch self {
    case .guide(let time), .trailingJunk(let time): time
    case .other(_, let time): time
    case .unreadable: nil
    }
  }
}

/// A way to write a time that is understood beside the guide's.
public enum TimestampForm: String, Sendable, Equatable, CaseIterable {
  /// `2022-10-26T07:08:34`, with a zone or without, also with a blank before the zone.
  case iso8601 = "ISO 8601"
  /// `2022-10-26`.
  case dateOnly = "a date without a time"
  /// `2022-10-26 07:08`.
  case minutes = "a time without seconds"
  /// `2022/10/26 07:08:34`.
  case slashesYearFirst = "slashes, year first"
  /// `26/10/2022 07:08`; the first number is above 12.
  case slashesDayFirst = "slashes, day first"
  /// `10/26/2022 7:08 AM`; the second number is above 12.
  case slashesMonthFirst = "slashes, month first"
  /// `04/05/2022`: both readings are possible.
  case slashesAmbiguous = "slashes, day or month first cannot be told"
  /// `26 Oct 2022 07:08:34`, `Oct 26, 2022`, `Wed, 26 Oct 2022 07:08:34 GMT`.
  case monthName = "a month by name"
}

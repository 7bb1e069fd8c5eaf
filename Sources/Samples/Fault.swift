/// What is wrong with one event row, by the part of it that is written otherwise.
enum Fault: Hashable, Sendable {
  case user(UserFault)
  case account(AccountFault)
  case name(NameFault)
  case time(TimeFault)
  case update(UpdateFault)
  case properties(PropertiesFault)
  case row(RowFault)

  /// Whether the row is about a user who has no other event, so that nothing else is spoilt too.
  var hasOwnUser: Bool {
    switch self {
    case .user(.damaged), .user(.address), .user(.createdLater): true
    // On anyone else's event it would be a second account of that user too.
    case .account(.unknown): true
    case .row(.late): true
    default: false
    }
  }

  /// Whether the event is of the kind that happens most often.
  ///
  /// Few rows of another kind may be so large a part of it that they look like what is usual.
  var needsUsualKind: Bool {
    switch self {
    case .name(.otherCase), .name(.numbered), .name(.invisible), .name(.bareQuote): true
    case .properties(.deep), .properties(.manyKeys), .properties(.numberAsText): true
    default: false
    }
  }

  var needsProperties: Bool {
    if case .properties = self { true } else { false }
  }
}

enum UserFault: Hashable, Sendable {
  case empty, unknown
  /// One of the words that stand for no one.
  case sentinel
  case padded, zeroPadded
  /// An id with a fraction of nothing behind it, in the users table too.
  case damaged
  /// An e-mail address for an id, in the users table too.
  case address
  /// The event comes before the user's creation.
  case createdLater
}

enum AccountFault: Hashable, Sendable {
  case nullToken, unknown
  /// An account beside that of the user's other events.
  case second
}

enum NameFault: Hashable, Sendable {
  case empty, padded, otherCase, numbered
  /// A character without width at the end.
  case invisible
  case bareQuote
  /// A blank between the delimiter and the quote.
  case spacedQuote
}

enum TimeFault: Hashable, Sendable {
  case unparseable, junkBehind, iso, offset, zoneName, epoch
  /// A day or time of day that does not exist.
  case impossible
  /// More than six digits of a second.
  case tooFine
}

enum UpdateFault: Hashable, Sendable {
  case twoHoursEarly, threeDaysEarly, offset
  case decadesAhead
}

enum PropertiesFault: Hashable, Sendable {
  case unclosed, trailingComma, python, javaScript, notANumber
  case list, doubleEncoded, repeatedKey, deep, manyKeys, numberAsText
  case latin1, encodedTwice, lostCharacter
  case lineEnd, textBehindQuote, quotesNotDoubled, openQuote
}

enum RowFault: Hashable, Sendable {
  case short, long
  /// An empty cell behind the last.
  case delimiterBehind
  /// The row before once more, as it is or updated a second later.
  case copy, copyUpdatedLater
  /// An event of two weeks before, written then.
  case late
  case header, otherHeader, comment, footer

  /// What stands there instead of an event, if anything.
  var line: StaticString? {
    switch self {
    case .header: EventRow.header
    case .otherHeader: "USER_ID,UPDATED_AT,Plan\n"
    case .comment: "# exported by the nightly job\n"
    case .footer: "(2314 rows)\n"
    case .short, .long, .delimiterBehind, .copy, .copyUpdatedLater, .late: nil
    }
  }
}

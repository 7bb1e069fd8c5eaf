/// A way to spoil one event row, and what is found in it then.
struct Defect: Sendable {
  /// Which files may hold the row.
  enum Place: Sendable {
    /// An `UPDATED_AT` set back in a later file would also lie behind the files before it.
    case first
    case between
    /// What says that it came early or late must be the last that is delivered.
    case last
  }

  let fault: Fault
  /// The rule that the row breaks.
  let rule: String
  /// The column it breaks it in; nothing where the whole row is at fault.
  let column: String?
  /// How many rows are spoilt this way for each one of the rarest ways.
  var frequency = 1
  var place = Place.between
  /// The table that the finding is about.
  var table = "events"
  /// Whether there is one such row whatever the size, since a few would be found by another rule.
  var isSingle = false
  /// Whether it is found only where the events came in several files.
  var needsSeveralFiles = false

  init(_ fault: Fault, breaks rule: String, in column: String? = nil, frequency: Int = 1) {
    (self.fault, self.rule, self.column, self.frequency) = (fault, rule, column, frequency)
  }

  private func with(_ change: (inout Defect) -> Void) -> Defect {
    var defect = self
    change(&defect)
    return defect
  }

  private func at(_ place: Place) -> Defect { with { $0.place = place } }
}

extension Defect {
  /// Those of every share with defects, however small.
  static let usual: [Defect] = [
    Defect(.user(.empty), breaks: "cell.null_required", in: "USER_ID"),
    Defect(.name(.empty), breaks: "cell.null_required", in: "EVENT_NAME"),
    Defect(.time(.unparseable), breaks: "ts.unparseable", in: "TIMESTAMP", frequency: 3),
    Defect(.time(.junkBehind), breaks: "ts.trailing_junk", in: "TIMESTAMP"),
    Defect(.time(.iso), breaks: "ts.not_guide_format", in: "TIMESTAMP", frequency: 2),
    Defect(.properties(.unclosed), breaks: "json.invalid", in: "EVENT_PROPERTIES"),
    Defect(
      .properties(.trailingComma), breaks: "json.trailing_comma", in: "EVENT_PROPERTIES",
      frequency: 2),
    Defect(.row(.short), breaks: "csv.ragged_short"),
    Defect(.row(.long), breaks: "csv.ragged_long"),
    Defect(.update(.twoHoursEarly), breaks: "cur.before_event", in: "UPDATED_AT").at(.first),
    Defect(.update(.threeDaysEarly), breaks: "cur.before_event", in: "UPDATED_AT").at(.first),
    Defect(.row(.copy), breaks: "row.dup_exact", frequency: 2),
    Defect(.user(.unknown), breaks: "xref.user_missing", in: "USER_ID", frequency: 2),
    Defect(.account(.unknown), breaks: "xref.account_missing", in: "ACCOUNT_ID"),
  ]

  /// Those for which only larger shares have room.
  static let further = ids + names + times + properties + lines

  private static let ids: [Defect] = [
    Defect(.user(.sentinel), breaks: "id.sentinel", in: "USER_ID"),
    Defect(.user(.padded), breaks: "cell.whitespace", in: "USER_ID"),
    Defect(.user(.zeroPadded), breaks: "xref.id_shape", in: "USER_ID"),
    Defect(.user(.damaged), breaks: "id.format_damage", in: "USER_ID"),
    Defect(.user(.address), breaks: "id.pii", in: "USER_ID").with { $0.isSingle = true },
    Defect(.user(.createdLater), breaks: "xref.before_creation", in: "TIMESTAMP"),
    Defect(.account(.nullToken), breaks: "cell.null_token", in: "ACCOUNT_ID"),
    Defect(.account(.second), breaks: "xref.user_multi_account", in: "USER_ID")
      .with { $0.table = "users" },
  ]

  private static let names: [Defect] = [
    Defect(.name(.padded), breaks: "name.whitespace", in: "EVENT_NAME"),
    Defect(.name(.otherCase), breaks: "name.case_variants", in: "EVENT_NAME"),
    Defect(.name(.numbered), breaks: "name.reserved_pii", in: "EVENT_NAME"),
    Defect(.name(.invisible), breaks: "enc.control", in: "EVENT_NAME"),
    Defect(.name(.bareQuote), breaks: "csv.quote_stray", in: "EVENT_NAME"),
    Defect(.name(.spacedQuote), breaks: "csv.space_after_delim", in: "EVENT_NAME"),
  ]

  private static let times: [Defect] = [
    Defect(.time(.offset), breaks: "ts.tz_offset", in: "TIMESTAMP"),
    Defect(.time(.zoneName), breaks: "ts.tz_name", in: "TIMESTAMP"),
    Defect(.time(.epoch), breaks: "ts.epoch", in: "TIMESTAMP"),
    Defect(.time(.impossible), breaks: "ts.precision", in: "TIMESTAMP"),
    Defect(.time(.tooFine), breaks: "ts.precision", in: "TIMESTAMP"),
    Defect(.update(.offset), breaks: "ts.tz_offset", in: "UPDATED_AT"),
    Defect(.update(.decadesAhead), breaks: "cur.future", in: "UPDATED_AT").at(.last),
    Defect(.row(.late), breaks: "cur.late_invisible", in: "UPDATED_AT").at(.last)
      .with { $0.needsSeveralFiles = true },
  ]

  private static let properties: [Defect] = [
    (.python, "json.python"), (.javaScript, "json.js"), (.notANumber, "json.nan"),
    (.list, "json.not_object"), (.doubleEncoded, "json.double_encoded"),
    (.repeatedKey, "json.dup_key"), (.deep, "json.depth"), (.manyKeys, "json.size"),
    (.numberAsText, "json.type_drift"), (.latin1, "enc.invalid_utf8"),
    (.encodedTwice, "enc.mojibake"), (.lostCharacter, "enc.control"),
    (.lineEnd, "csv.newline_in_cell"), (.textBehindQuote, "csv.quote_stray"),
  ].map { fault, rule in Defect(.properties(fault), breaks: rule, in: "EVENT_PROPERTIES") }

  private static let lines: [Defect] = [
    Defect(.properties(.quotesNotDoubled), breaks: "csv.quote_stray"),
    Defect(.properties(.openQuote), breaks: "csv.quote_unclosed"),
    Defect(.row(.delimiterBehind), breaks: "csv.ragged_long"),
    Defect(.row(.copyUpdatedLater), breaks: "row.dup_event_key"),
    Defect(.row(.header), breaks: "csv.header_repeated"),
    Defect(.row(.otherHeader), breaks: "csv.multi_table"),
    Defect(.row(.comment), breaks: "csv.comment"),
    Defect(.row(.footer), breaks: "csv.footer"),
  ]
}

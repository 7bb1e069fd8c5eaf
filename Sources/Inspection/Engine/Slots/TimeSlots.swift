import Contract

/// Where a column's findings about times are counted, for `PiecePass+Times`; each -1 where the rule
/// is not about the column.
struct TimeSlots: Sendable {
  /// A rule about how a time is written, with one of its severities.
  struct Written: Sendable {
    let check: any TimestampRule.Type
    let severity: Severity
    let slot: Int
  }

  /// The column; nothing where it is read some other way.
  let column: ContractColumn?
  /// Where cells are counted that are written in some other way than the guide's.
  let written: [Written]
  /// Where those are counted that a kernel has read: ISO 8601 in UTC.
  var iso = -1
  /// Fractions of more digits than a microsecond has.
  var precision = -1
  var sentinel = -1
  var ancient = -1
  /// Times that are still to come: a little, and by more than a day.
  var soon = -1
  var late = -1
  /// Whether times at 00:00:00 are counted.
  var countsMidnights = false
  /// The times, in microseconds, from which on they are still to come.
  var bounds = TimeBounds(now: .now)
  /// The zone of times that name none; nothing for UTC.
  var zone: LocalZone?

  /// Of a column that is read some other way.
  init() { (column, written) = (nil, []) }

  /// Of a column of a table.
  init(
    _ column: TableLayout.Column, now: Timestamp, zone: LocalZone?, _ slots: inout FindingSlots
  ) {
    let position = column.position
    self.column = column.contract
    self.zone = zone
    bounds = TimeBounds(now: now)
    written = RuleBook.timestamps.flatMap { check in
      check.severities.map { severity in
        Written(
          check: check, severity: severity,
          slot: slots.slot(check, column: position, severity: severity))
      }
    }
    iso = slots.slot(TimestampNotGuideFormat.self, column: position)
    precision = slots.slot(TimestampPrecision.self, column: position, severity: .warning)
    sentinel = slots.slot(TimestampSentinel.self, column: position)
    ancient = slots.slot(TimestampAncient.self, column: position)
    if column.name == "UPDATED_AT" {
      soon = slots.slot(UpdatedInFuture.self, column: position)
      late = soon
    } else {
      soon = slots.slot(TimestampFuture.self, column: position, severity: .warning)
      late = slots.slot(TimestampFuture.self, column: position, severity: .error)
    }
    countsMidnights = column.name == "TIMESTAMP"
  }
}

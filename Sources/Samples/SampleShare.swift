/// A share made up from a seed: events of 90 days, and the users and accounts they belong to.
///
/// The same arguments give the same bytes. Without defects the share keeps every rule of the sharing
/// guide; with them it breaks exactly the rules that `planted` lists, each in rows of its own or as
/// a flaw of whole files.
public struct SampleShare: Sendable {
  private struct EventFile {
    let path: String
    let rows: Range<Int>
  }

  /// From here on there is a file a day; below, one for nine days.
  private static let rowsForDailyFiles = 1_000_000

  private let rows: Int
  private let seed: UInt64
  private let plan: DefectPlan
  private let population: Population
  private let calendar: EventCalendar
  /// The events as they would be delivered, file by file, also where one file takes them all.
  private let deliveries: [EventFile]
  private let singleFile: Bool

  /// Lays out a share.
  ///
  /// - Parameters:
  ///   - rows: How many events there are, at least one; there is a user for every 20 events and an
  ///     account for every 20 users.
  ///   - seed: What all values follow from.
  ///   - defects: Whether to plant defects; below 200 rows there is no room for them, and below 1100
  ///     only for the most usual ones.
  ///   - singleFile: Whether all events go to one file, `events.csv`.
  public init(rows: Int, seed: UInt64, defects: Bool, singleFile: Bool = false) {
    precondition(rows > 0, "a share has at least one event")
    self.rows = rows
    self.seed = seed
    plan = DefectPlan(rows: rows, defects: defects)
    population = Population(rows: rows, plan)
    calendar = EventCalendar(rows: rows, hasMissingDay: plan.hasAll, seed: seed)
    deliveries = Self.deliveries(calendar, daysPerFile: rows < Self.rowsForDailyFiles ? 9 : 1)
    self.singleFile = singleFile
  }

  /// The files of the share, by their paths in it.
  public var files: [String] {
    eventFiles.map(\.path) + ["users.csv", "accounts.csv"]
      + (plan.hasAll ? [FileFlaws.junk, FileFlaws.empty] : [])
  }

  private var eventFiles: [EventFile] {
    singleFile ? [EventFile(path: "events.csv", rows: 0..<rows)] : deliveries
  }

  /// What was planted, once for each rule and column of a table.
  ///
  /// Of `cur.before_event` one half is two hours early and the other half three days. What comes
  /// too late to be seen is found only where the events came in several files.
  public var planted: [PlantedDefect] { plan.planted(inOneFile: singleFile) }

  /// Generates every file in order, handing out pieces of at most 1 MiB.
  ///
  /// - Parameter write: Takes the next bytes of a file; they are valid during the call only.
  public func generate(
    _ write: (_ path: String, _ bytes: UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    var random = SplitMix64(seed: seed)
    let placements = placements(seed: random.next())
    var events = EventGenerator(
      calendar: calendar, population: population, plan: plan, placements: placements,
      seed: random.next())
    let profiles = ProfileGenerator(population, plan, seed: random.next())
    var out = ByteWriter()
    for file in eventFiles {
      out.append(EventRow.header)
      try emit(file.rows, of: file.path, through: &out, write) { events.append($0, to: &$1) }
    }
    out.append(userHeader)
    try emit(0..<profiles.userRows, of: "users.csv", through: &out, write) { row, out in
      profiles.appendUser(row, to: &out)
      if plan.hasAll, row == profiles.userRows - 1 { out.append("\n") }
    }
    out.append(plan.hasAll ? FileFlaws.accountHeader : ProfileGenerator.accountHeader)
    try emit(0..<population.accounts, of: "accounts.csv", through: &out, write) {
      profiles.appendAccount($0, to: &$1)
    }
    if plan.hasAll {
      try FileFlaws.junkBytes.withUnsafeBytes { try write(FileFlaws.junk, $0) }
      try write(FileFlaws.empty, UnsafeRawBufferPointer(start: nil, count: 0))
    }
  }

  private var userHeader: StaticString {
    if plan.isEmpty { return ProfileGenerator.userHeader }
    return plan.hasAll ? FileFlaws.userHeader : FileFlaws.nearMissUserHeader
  }

  /// Appends rows to a file, handing on what is written whenever the buffer is full and at the end.
  private func emit(
    _ rows: Range<Int>, of path: String, through out: inout ByteWriter,
    _ write: (String, UnsafeRawBufferPointer) throws -> Void,
    append: (Int, inout ByteWriter) -> Void
  ) rethrows {
    for row in rows {
      if out.isFull {
        try write(path, out.bytes)
        out.removeAll()
      }
      append(row, &out)
    }
    try write(path, out.bytes)
    out.removeAll()
  }

  /// Finds rows for the defects that are neither a user's turn nor the first of a file.
  ///
  /// A user's turn may be its only event, and a duplicate of another file's last row would be late.
  private func placements(seed: UInt64) -> [DefectPlan.Placement] {
    guard !plan.isEmpty else { return [] }
    let firstRows = Set(deliveries.map(\.rows.lowerBound))
    return plan.placements(
      first: deliveries[0].rows, last: deliveries[deliveries.count - 1].rows,
      avoiding: { population.isTurn($0) || firstRows.contains($0) }, seed: seed)
  }

  /// The files of so many days each, but none for days without events.
  private static func deliveries(_ calendar: EventCalendar, daysPerFile: Int) -> [EventFile] {
    stride(from: 0, to: EventCalendar.days, by: daysPerFile).compactMap { first in
      let rows = calendar.rows(ofDays: first..<first + daysPerFile)
      guard !rows.isEmpty else { return nil }
      var date = ByteWriter()
      date.append(date: CivilDate(daysSince1970: EventCalendar.firstDay + first))
      let name = String(decoding: date.bytes, as: UTF8.self)
      return EventFile(path: "events/events-\(name).csv", rows: rows)
    }
  }
}

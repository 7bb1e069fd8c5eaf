/// The vendor's guide "Setting up tables" as data.
///
/// Sections are named by the guide's own headings, joined by "›". The guide does
/// not call `UPDATED_AT` of a profile table required, but partitions the table on
/// it, so it is treated as required.
public enum Guide {
  /// The heading over all that is said here.
  public static let title = "Setting up tables"

  /// What the guide says about a table.
  public static func table(_ kind: TableKind) -> TableContract {
    switch kind {
    case .events: events
    case .users: profile(.users, of: "USER")
    case .accounts: profile(.accounts, of: "ACCOUNT")
    }
  }

  /// Every name that the guide gives to a column, in upper case.
  public static let columnNames: Set<String> = Set(
    TableKind.allCases.flatMap { table($0).columns.map(\.name) })

  private static let events = TableContract(
    kind: .events, meaning: "what users did; each row is an event",
    section: "Event data table",
    columns: [
      event("USER_ID", .required, .id, "the user who did it"),
      event("ACCOUNT_ID", .accountAnalytics, .id, "the account which the user belongs to"),
      event("EVENT_NAME", .required, .text, "what was done"),
      event("TIMESTAMP", .required, .timestamp, "when it was done"),
      event("UPDATED_AT", .required, .timestamp, "when the row was written or changed, in UTC"),
      event("EVENT_PROPERTIES", .optional, .json, "further keys and values of the event"),
    ],
    partitionColumn: "TIMESTAMP", key: nil, takesFurtherColumns: false)

  private static func event(
    _ name: String, _ need: Need, _ type: ColumnType, _ meaning: String
  ) -> ContractColumn {
    ContractColumn(
      name: name, need: need, type: type, meaning: meaning,
      section: "Event data table › Columns › \(name)")
  }

  private static func profile(_ kind: TableKind, of entity: String) -> TableContract {
    let noun = entity.lowercased()
    let columns = [
      ("\(entity)_ID", Need.required, ColumnType.id, "the \(noun) whose properties the row lists"),
      ("\(entity)_CREATION_TIME", .optional, .timestamp, "since when the \(noun) is active"),
      ("UPDATED_AT", .required, .timestamp, "when the row was written or changed, in UTC"),
    ]
    return TableContract(
      kind: kind, meaning: "who the \(noun)s are; each row is one of them",
      section: "Profile data table",
      columns: columns.map { name, need, type, meaning in
        ContractColumn(
          name: name, need: need, type: type, meaning: meaning,
          section: "Profile data table › Columns › \(name)")
      },
      partitionColumn: "UPDATED_AT", key: "\(entity)_ID", takesFurtherColumns: true)
  }
}

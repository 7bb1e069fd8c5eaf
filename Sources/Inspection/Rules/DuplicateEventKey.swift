import Contract
import Tables

/// A user does the same thing twice at one moment, with other cells that differ.
enum DuplicateEventKey: RepeatRule {
  static let rule = Rule(
    id: "row.dup_event_key", title: "same user, event and time as an earlier row",
    severity: .warning, basis: .inferred, cost: .hashed,
    why: "The guide has no id of an event (insert_id), so nothing tells a retry from a second "
      + "event of the same moment; the vendor may count both, or drop one. Rows that are equal in "
      + "every cell are counted by row.dup_exact. Up to 0.1 % of the rows it is a hint: people "
      + "click twice.",
    section: "Event data table › Rows; Event data table › Columns › TIMESTAMP",
    fix: "Write times to the millisecond or finer, and each event once, also after a retry.")
  static let severities: [Severity] = [.warning, .info]

  static func applies(to contract: TableContract) -> Bool { contract.kind == .events }
  static func column(of contract: TableContract) -> String? { nil }
  static func severity(for contract: TableContract) -> Severity { .warning }
  static let bits = RepeatBits.event

  static func severity(of counted: Severity, count: Int, among rows: Int) -> Severity? {
    count * 1000 > rows ? .warning : .info
  }

  /// User, event and moment; a row that lacks one of them is no such event.
  static func identity(_ record: Record, _ file: FileLayout) -> [[UInt8]]? {
    func value(_ column: String) -> [UInt8] { file.cell(named: column).map(record.value) ?? [] }
    let (user, name) = (value("USER_ID"), value("EVENT_NAME"))
    let time = value("TIMESTAMP").withUnsafeBufferPointer { cell in
      TimestampReader.read(cell).microseconds(in: file.zone(of: "TIMESTAMP"))
    }
    guard let time, !isBlank(user), !isBlank(name) else { return nil }
    return [user, name, Array("\(time)".utf8)]
  }

  private static func isBlank(_ value: [UInt8]) -> Bool {
    value.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}

import Contract
import Tables

/// A user or account has more than one row in one partition of its table.
enum DuplicateEntity: RepeatRule {
  static let rule = Rule(
    id: "ent.dup_same_partition", title: "entity repeated within a partition", severity: .error,
    basis: .explicit, cost: .hashed,
    why: "Each row of a profile table is a unique entity. The table is partitioned on UPDATED_AT, "
      + "so an entity may come again on a later day (UTC), but not on the same one. "
      + "The first row is not counted.",
    section: "Profile data table › Rows",
    fix: "Keep the latest row of each entity and day.")

  static func applies(to contract: TableContract) -> Bool { contract.key != nil }
  static func column(of contract: TableContract) -> String? { contract.key }
  static func severity(for contract: TableContract) -> Severity { .error }
  static let bits = RepeatBits.entityOfDay

  /// The key and the day; rows without a day are compared within their file.
  static func identity(_ record: Record, _ file: FileLayout) -> [[UInt8]]? {
    guard let (key, time) = entity(record, file) else { return nil }
    let day = time.map { "day \(Timestamp.day(of: $0))" } ?? "file \(file.position)"
    return [key, Array(day.utf8)]
  }

  /// The key of a profile row, and the microseconds of its UPDATED_AT where that is a time; nothing
  /// for a row without a key.
  static func entity(_ record: Record, _ file: FileLayout) -> (key: [UInt8], updated: Int64?)? {
    let key = file.cell(named: file.contract.key ?? "").map(record.value) ?? []
    guard !key.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return nil }
    let updated = file.cell(named: file.contract.partitionColumn).map(record.value) ?? []
    return (key, updated.withUnsafeBufferPointer { TimestampReader.read($0).microseconds })
  }
}

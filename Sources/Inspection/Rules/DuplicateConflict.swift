import Contract
import Tables

/// A user or account has two rows of one UPDATED_AT that say different things.
enum DuplicateConflict: RepeatRule {
  static let rule = Rule(
    id: "ent.dup_conflict", title: "rows of one entity and UPDATED_AT that differ",
    severity: .error, basis: .explicit, cost: .hashed,
    why: "Each row of a profile table is a unique entity, and the row with the latest UPDATED_AT "
      + "is the one that holds. Of two rows with the same UPDATED_AT neither does, so which one is "
      + "kept is chance. The first row is not counted, nor is one that says the same.",
    section: "Profile data table › Rows; Profile data table › Columns › UPDATED_AT",
    fix: "Write one row for each entity and change, with the time of that change.")

  static func applies(to contract: TableContract) -> Bool { contract.key != nil }
  static func column(of contract: TableContract) -> String? { contract.key }
  static func severity(for contract: TableContract) -> Severity { .error }
  static let bits = RepeatBits.entityOfTime

  /// The key and the very time; rows without a time do not compete.
  static func identity(_ record: Record, _ file: FileLayout) -> [[UInt8]]? {
    guard let entity = DuplicateEntity.entity(record, file) else { return nil }
    return entity.updated.map { [entity.key, Array("\($0)".utf8)] }
  }
}

import Contract
import Tables

/// A user or account comes again on another day of its table.
enum DuplicateHistory: RepeatRule {
  static let rule = Rule(
    id: "ent.dup_history", title: "entity repeated on another day", severity: .info,
    basis: .inferred, cost: .hashed,
    why: "A table that is partitioned on UPDATED_AT may keep what an entity was like before: its "
      + "row with the latest UPDATED_AT holds. If no history is meant, these rows are old ones "
      + "that were never removed. The first row is not counted.",
    section: "Profile data table › Rows; Profile data table › Columns › UPDATED_AT",
    fix: "Nothing, if you share a history; else keep the latest row of each entity.")

  static func applies(to contract: TableContract) -> Bool { contract.key != nil }
  static func column(of contract: TableContract) -> String? { contract.key }
  static func severity(for contract: TableContract) -> Severity { .info }
  static let bits = RepeatBits.entity

  /// The key alone; rows without a time are no part of a history.
  static func identity(_ record: Record, _ file: FileLayout) -> [[UInt8]]? {
    guard let entity = DuplicateEntity.entity(record, file) else { return nil }
    return entity.updated.map { _ in [entity.key] }
  }
}

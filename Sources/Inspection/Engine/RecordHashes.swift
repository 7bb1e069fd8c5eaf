import Tables

/// The hashes of a piece's records under the rules about repeated records.
struct RecordHashes {
  private var rows: [RecordHash] = []
  private var entities: [RecordHash] = []
  private let file: Int
  private let offset: UInt64
  private let rules: [any RepeatRule.Type]
  private let hashesRows: Bool
  private let hashesEntities: Bool

  init(
    _ plan: TablePlan, file: Int, offset: UInt64, rows count: Int,
    _ purpose: PieceWorker.Purpose
  ) {
    (self.file, self.offset) = (file, offset)
    rules = plan.repeats.map(\.check)
    guard case .totals = purpose else {
      (hashesRows, hashesEntities) = (false, false)
      return
    }
    hashesRows = rules.contains { $0 == DuplicateRow.self }
    hashesEntities = rules.contains { $0 == DuplicateEntity.self }
    rows.reserveCapacity(hashesRows ? count : 0)
    entities.reserveCapacity(hashesEntities ? count : 0)
  }

  /// Adds the row that was checked last.
  @inline(__always)
  mutating func add(_ row: Int, _ pass: RowPass) {
    guard hashesRows || hashesEntities else { return }
    let place = RecordPlace(file: file, offset: offset + UInt64(pass.rows.start(row)))
    if hashesRows { rows.append(RecordHash(hash: pass.rowHash(row), place: place)) }
    if hashesEntities, let hash = pass.entityHash(row, file: file) {
      entities.append(RecordHash(hash: hash, place: place))
    }
  }

  /// For each rule of the plan its hashes.
  var perRule: [[RecordHash]] {
    rules.map { $0 == DuplicateRow.self ? rows : entities }
  }
}

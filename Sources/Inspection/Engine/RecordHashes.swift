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

  /// Adds the rows of the block that was checked last.
  mutating func add(_ pass: PiecePass) {
    let starts = pass.buffers.starts
    if hashesRows {
      pass.hashRows()
      for row in 0..<pass.count {
        let place = RecordPlace(file: file, offset: offset + UInt64(starts[row]))
        rows.append(RecordHash(hash: pass.buffers.rowHashes[row], place: place))
      }
    }
    if hashesEntities, pass.hashEntities(file: file) {
      for row in 0..<pass.count where pass.buffers.rowHashes[row] != 0 {
        let place = RecordPlace(file: file, offset: offset + UInt64(starts[row]))
        entities.append(RecordHash(hash: pass.buffers.rowHashes[row], place: place))
      }
    }
  }

  /// For each rule of the plan its hashes.
  var perRule: [[RecordHash]] {
    rules.map { $0 == DuplicateRow.self ? rows : entities }
  }
}

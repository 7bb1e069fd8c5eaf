import Contract
import Tables

/// Rules about several cells of one record, by the words of its columns.
extension PiecePass {
  /// Applies them to the rows of the block, whose columns are all read.
  mutating func checkRows() {
    checkOrder()
    countEqualTimes()
    checkBothKeys()
  }

  private mutating func checkOrder() {
    guard program.rowSlots.order.warning >= 0 else { return }
    let bounds = program.rowSlots.bounds
    let (happened, updated) = (times(program.happened), times(program.updated))
    for row in 0..<count where updated[row] < happened[row] && updated[row] != CellColumn.noTime {
      let severity = UpdatedBeforeEvent.severity(happened: happened[row], updated: updated[row])
      // A time that cannot be is one mistake, found in its own column.
      guard let severity, bounds.holds(happened[row]), bounds.holds(updated[row]) else { continue }
      let slot = severity == .error ? program.rowSlots.order.error : program.rowSlots.order.warning
      hit(slot, blockRow: row, program.cellOfColumn[program.updated])
    }
  }

  private mutating func countEqualTimes() {
    guard program.happened >= 0, program.updated >= 0 else { return }
    let (happened, updated) = (times(program.happened), times(program.updated))
    var equal = 0
    for row in 0..<count where updated[row] == happened[row] && updated[row] != CellColumn.noTime {
      equal += 1
    }
    facts.equalTimes += equal
  }

  private mutating func checkBothKeys() {
    guard program.rowSlots.bothKeys >= 0, program.key >= 0 else { return }
    let (keys, users) = (hashes(program.key), hashes(program.userOfAccount))
    for row in 0..<count where keys[row] != 0 && users[row] != 0 {
      hit(program.rowSlots.bothKeys, blockRow: row, program.cellOfColumn[program.userOfAccount])
    }
  }
}

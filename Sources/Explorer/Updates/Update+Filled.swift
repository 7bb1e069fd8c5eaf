import Contract
import Inspection

extension State {
  /// What is known of the filled cells of a table.
  struct Filling: Sendable, Equatable {
    var cells: FilledCells
    var progress = 0.0
    var isCounting = true

    mutating func take(_ cells: FilledCells, progress: Double) {
      guard isCounting else { return }
      (self.cells, self.progress) = (cells, progress)
      isCounting = !cells.isComplete
    }
  }

  /// Asks for the filled cells of a table that is read to its end, once.
  mutating func countFilled(of kind: TableKind) -> [Effect] {
    guard let table = inspection.table(kind), table.isComplete, fillings[kind] == nil else {
      return []
    }
    // Whoever asks for another table does not wait for the one before.
    fillings = fillings.filter { !$0.value.isCounting }
    fillings[kind] = Filling(cells: FilledCells(columns: table.layout.columns.count))
    return [.countFilled(FilledRequest(kind: kind, generation: generation))]
  }
}

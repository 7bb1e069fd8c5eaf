import Contract
import Inspection
import Tables

/// Every change of what is shown of a table is kept, whatever brought it about.
extension State {
  /// The look of the rows that are seen, and of which view it is.
  struct ShownLook {
    let look: TableLook
    let kind: TableKind
    let depth: Int
    let generation: Int
    /// Undoing is no change that could be undone.
    let revision: Int
  }

  var shownLook: ShownLook? {
    guard let depth = views.lastIndex(where: { $0.kind == .table }),
      case .table(let view) = views[depth]
    else { return nil }
    return ShownLook(
      look: view.look(self), kind: view.kind, depth: depth, generation: generation,
      revision: view.history.revision)
  }

  /// Keeps what was changed in the view that was shown before and still is.
  mutating func noteChange(since before: ShownLook?) {
    guard let before, let now = shownLook, now.kind == before.kind, now.depth == before.depth,
      now.generation == before.generation, now.revision == before.revision,
      now.look != before.look
    else { return }
    let columns = inspection.table(now.kind)?.layout.columns ?? []
    let column = table?.column ?? 0
    let focus = columns.indices.contains(column) ? columns[column].name : ""
    let what = now.look.change(since: before.look, focus: focus)
    changeTable { $0.history.record(what, from: before.look, to: now.look) }
  }

  /// Forgets the marks of tables whose files are others now: the numbers of their rows changed.
  mutating func forgetMarks(of next: Inspection) {
    let files = { (inspection: Inspection, kind: TableKind) in
      inspection.table(kind)?.layout.files.map { "\($0.file.size) \($0.file.name)" }
    }
    for kind in marks.keys where !marks(of: kind).isEmpty {
      guard files(inspection, kind) != files(next, kind) else { continue }
      marks[kind] = nil
      message = "the files of \(kind.rawValue) are others now, so that no row is marked any more"
    }
  }
}

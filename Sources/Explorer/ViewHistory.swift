/// The changes of a view, so that they can be undone and done again.
public struct ViewHistory: Sendable {
  /// A change, with the look on its other side.
  struct Step: Sendable, Equatable {
    let what: String
    let look: TableLook
  }

  /// Changes that are kept.
  static let limit = 100

  private var past: [Step] = []
  private var future: [Step] = []
  /// The look after the change that was recorded, undone or done again last.
  private var latest: TableLook?
  /// How often it has changed.
  private(set) var revision = 0

  /// Takes note of a change.
  mutating func record(_ what: String, from before: TableLook, to after: TableLook) {
    noteElsewhere(before)
    push(Step(what: what, look: before))
    (future, latest) = ([], after)
    revision += 1
  }

  /// The last change with the look before it; nothing where there was none.
  mutating func undo(from look: TableLook) -> Step? {
    noteElsewhere(look)
    guard let step = past.popLast() else { return nil }
    future.append(Step(what: step.what, look: look))
    latest = step.look
    revision += 1
    return step
  }

  /// The change that was undone last with the look behind it; nothing where others came since.
  mutating func redo(from look: TableLook) -> Step? {
    noteElsewhere(look)
    guard let step = future.popLast() else { return nil }
    push(Step(what: step.what, look: look))
    latest = step.look
    revision += 1
    return step
  }

  /// Marks and columns of a table are those of all its views: what another one did is one change.
  private mutating func noteElsewhere(_ look: TableLook) {
    guard let latest, latest != look else { return }
    push(Step(what: "what was done in another view", look: latest))
    future = []
  }

  private mutating func push(_ step: Step) {
    past.append(step)
    if past.count > Self.limit { past.removeFirst() }
  }
}

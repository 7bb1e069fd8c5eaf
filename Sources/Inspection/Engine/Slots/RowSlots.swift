import Contract

/// Where findings about several cells of one record are counted, for `PiecePass+Rows`; each -1
/// where the file does not have the cells.
struct RowSlots: Sendable {
  /// A row written before its event: warning, error.
  let order: (warning: Int, error: Int)
  /// The times that rules about single times leave to rules about two.
  let bounds: TimeBounds
  /// A row of an account that names a user.
  let bothKeys: Int

  /// Of a file with some columns of the table, given by their positions there, -1 being none.
  init(
    happened: Int, updated: Int, userOfAccount: Int, now: Timestamp, _ slots: inout FindingSlots
  ) {
    bounds = TimeBounds(now: now)
    bothKeys = userOfAccount < 0 ? -1 : slots.slot(UserAndAccount.self, column: userOfAccount)
    guard happened >= 0, updated >= 0 else {
      order = (-1, -1)
      return
    }
    order = (
      slots.slot(UpdatedBeforeEvent.self, column: updated, severity: .warning),
      slots.slot(UpdatedBeforeEvent.self, column: updated, severity: .error)
    )
  }
}

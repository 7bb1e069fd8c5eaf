/// The three tables that the sharing guide describes.
public enum TableKind: String, CaseIterable, Sendable, Comparable {
  /// What users did: a row an event.
  case events
  /// Who the users are: a row a user.
  case users
  /// Who the accounts are: a row an account.
  case accounts

  /// The order in which tables are shown.
  public static func < (left: TableKind, right: TableKind) -> Bool {
    left.position < right.position
  }

  private var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

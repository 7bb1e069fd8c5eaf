import Tables

extension TableError {
  /// What became of that which the error is about: it is unreadable, or was not checked.
  public var label: String { isAboutChecks ? "not checked" : "unreadable" }

  /// Whether all was read, and only the means to check it were wanting.
  public var isAboutChecks: Bool { if case .temporary = kind { true } else { false } }
}

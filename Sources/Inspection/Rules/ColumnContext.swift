import Contract

/// What rules about columns can see: the layout, and what the pass has found out.
struct ColumnContext {
  /// The columns of the table and of each of its files.
  let layout: TableLayout
  /// The user's word on account-level analytics; nothing while the user has not said.
  let accountAnalytics: Bool?
  /// Whether the share has an accounts table.
  let hasAccounts: Bool
  /// For each column the one value all its records have; nothing where they differ or are few.
  let constants: [String: String]

  /// The contract's columns that pass `test` in at least one file, with those files.
  func columns(
    where test: (ContractColumn, ColumnMatch) -> Bool
  ) -> [(column: ContractColumn, files: [FileLayout])] {
    layout.contract.columns.enumerated().compactMap { position, column in
      let files = layout.files.filter { test(column, $0.matches[position]) }
      return files.isEmpty ? nil : (column, files)
    }
  }

  /// Whether a column has to be there, as far as it is known.
  func isNeeded(_ column: ContractColumn) -> Bool {
    switch column.need {
    case .required: true
    case .optional: false
    case .accountAnalytics: accountAnalytics ?? hasAccounts
    }
  }
}

/// A column that breaks a rule.
struct BrokenColumn {
  /// The name to show.
  let column: String
  /// How much it matters here.
  let severity: Severity
  /// The files where it is so.
  let files: [FileLayout]
  /// What was found in its place, if anything.
  let found: String?
  /// More about it.
  let detail: String?

  init(
    _ column: String, _ severity: Severity, in files: [FileLayout], found: String? = nil,
    detail: String? = nil
  ) {
    self.column = column
    self.severity = severity
    self.files = files
    self.found = found
    self.detail = detail
  }
}

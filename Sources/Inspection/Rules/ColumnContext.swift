import Contract
import Tables

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
      let files = layout.files.filter {
        $0.headerFault == nil && test(column, $0.matches[position])
      }
      return files.isEmpty ? nil : (column, files)
    }
  }

  /// The columns that the guide does not name and whose names in a header pass `test`, with the
  /// files where it is so; files without a header of use have no names.
  func namedColumns(
    where test: (String) -> Bool
  ) -> [(column: TableLayout.Column, files: [FileLayout])] {
    layout.columns.filter { $0.contract == nil }.compactMap { column in
      let files = layout.files.filter { file in
        guard file.headerFault == nil, let cell = file.cell(of: column.position) else {
          return false
        }
        return test(file.file.header[cell])
      }
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

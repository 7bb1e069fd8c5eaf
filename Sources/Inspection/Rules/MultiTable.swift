import Contract
import Tables

/// The header of another table stands among the rows.
enum MultiTable: CheckedRule {
  static let rule = Rule(
    id: "csv.multi_table", title: "the header of another table", severity: .error,
    basis: .convention,
    why: "The rows behind it belong to other columns than those of the file's header, and cannot "
      + "be read by it. Those with another number of cells are rejected too.",
    section: "Setting up tables",
    fix: "Write each table to files of its own.")

  static func detail(_ place: SamplePlace) -> String? {
    "\(place.record.cells.count) cells, \(place.width) columns"
  }
}

import Contract
import Tables

/// A record has fewer cells than the header.
enum RaggedShort: ShapeRule {
  static let rule = Rule(
    id: "csv.ragged_short", title: "too few cells", severity: .error, basis: .convention,
    why: "It cannot be told which cells are missing, so the record belongs to no column and is "
      + "rejected. (RFC 4180, section 2.4: every line has the same number of fields.)",
    section: "Prerequisites › supported file types",
    fix: "Write every cell, empty ones too; quote cells that hold line ends.")

  static func severity(of shape: SplitRows.Shape) -> Severity? {
    shape == .short ? .error : nil
  }

  static func detail(_ place: SamplePlace) -> String? {
    "\(place.record.cells.count) of \(place.width) cells"
  }
}

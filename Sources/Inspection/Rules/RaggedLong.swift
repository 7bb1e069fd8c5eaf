import Contract
import Tables

/// A record has more cells than the header.
enum RaggedLong: ShapeRule {
  static let rule = Rule(
    id: "csv.ragged_long", title: "too many cells", severity: .error, basis: .convention,
    why: "A delimiter inside a cell that is not quoted shifts all cells behind it, so the record "
      + "is rejected. With nothing but empty cells behind the last column it is read. "
      + "(RFC 4180, section 2.4.)",
    section: "Prerequisites › supported file types",
    fix: "Quote cells that hold the delimiter; write no delimiter behind the last cell.")
  static let severities: [Severity] = [.error, .warning]

  static func severity(of shape: SplitRows.Shape) -> Severity? {
    switch shape {
    case .long: .error
    case .longButEmpty: .warning
    default: nil
    }
  }

  static func detail(_ place: SamplePlace) -> String? {
    "\(place.record.cells.count) cells, \(place.width) columns"
  }
}

import Contract
import Tables

/// A record is very long.
///
/// Records of more than `Piece.maximumRecord` are not read at all: their file is unreadable.
enum LineTooLong: CheckedRule {
  static let rule = Rule(
    id: "csv.line_too_long", title: "record of more than 2 MiB", severity: .info,
    basis: .convention,
    why: "Many readers have a limit for a record, often 2 MiB, and stop there. It may also be that "
      + "line ends are missing.",
    section: "Prerequisites › supported file types",
    fix: "Keep large texts elsewhere, and share what is needed of them.")

  /// Bytes that any reader takes.
  static let limit = 2 << 20

  static func detail(_ place: SamplePlace) -> String? { "\(place.record.bytes.count) bytes" }
}

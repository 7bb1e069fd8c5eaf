import Contract
import Tables

/// A cell holds bytes that are no UTF-8.
enum InvalidUTF8: CheckedRule {
  static let rule = Rule(
    id: "enc.invalid_utf8", title: "bytes that are no UTF-8", severity: .error, basis: .inferred,
    why: "A file without a byte order mark is read as UTF-8. Other bytes end the reading of the "
      + "row, or become replacement characters from which nothing can be won back.",
    section: "Prerequisites › supported file types and encodings",
    fix: "Export the file as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8, if it comes "
      + "from a western Windows or Excel.")

  static func detail(_ place: SamplePlace) -> String? {
    let value = place.value
    guard let offset = UTF8Bytes.firstError(in: value) else { return nil }
    let digits = String(value[offset], radix: 16, uppercase: true)
    return "the byte \(digits), at byte \(offset) of the cell"
  }
}

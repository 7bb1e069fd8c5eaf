import Contract
import Tables

/// A cell holds a control, a lost character or, in a key, one that does not show.
enum ControlCharacter: CheckedRule {
  static let rule = Rule(
    id: "enc.control", title: "character that does not show or is lost", severity: .warning,
    basis: .convention,
    why: "Controls upset programs that read the cell, U+FFFD shows that a character was lost in an "
      + "earlier conversion, and what has no width makes two keys of one that look the same.",
    section: "Prerequisites › supported file types and encodings",
    fix: "Remove such characters in the export; find out where characters were lost.")

  static func detail(_ place: SamplePlace) -> String? {
    guard let cell = place.cell else { return nil }
    let record = place.record
    return record.bytes.withUnsafeBufferPointer { bytes in
      let cell = UnsafeBufferPointer(rebasing: bytes[record.cells[cell]])
      // What was found in text that is no key comes first there too.
      let odd =
        OddCharacter.first(
          in: cell, isKey: false, isJSON: false, isQuoted: record.isQuoted(place.cell ?? 0))
        ?? OddCharacter.first(in: cell, isKey: true, isJSON: false, isQuoted: true)
      return odd.map { "\($0.name), at byte \($0.offset) of the cell" }
    }
  }
}

import Contract
import Tables

/// A cell holds text that was encoded twice.
///
/// Only what becomes UTF-8 again when it is undone counts, so that a single cell is enough and no
/// threshold is needed.
enum Mojibake: CheckedRule {
  static let rule = Rule(
    id: "enc.mojibake", title: "text that was encoded twice", severity: .warning,
    basis: .convention,
    why: "UTF-8 was read as Windows-1252 and written as UTF-8 again, so that names and ids are not "
      + "those of the source any more.",
    section: "Prerequisites › supported file types and encodings",
    fix: "Read the source as UTF-8 in the export.")

  static func detail(_ place: SamplePlace) -> String? {
    place.value.withUnsafeBufferPointer { value in
      DoubleEncoding.first(in: value).map { "\($0.shown) was \($0.meant)" }
    }
  }
}

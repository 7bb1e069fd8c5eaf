import Contract
import Tables

/// A file ends too early.
///
/// Parquet and zip lack their ends, and compressed data stop before theirs; a text file ends in the middle of its last row, which has too
/// few cells or an open quote and no line end. That row counts here and as no other finding. A file
/// that was cut exactly at a cell's or row's end cannot be told from a whole one.
enum FileTruncated: ShareRule {
  static let rule = Rule(
    id: "file.truncated", title: "file that was cut short", severity: .error, basis: .inferred,
    unit: .files,
    why: "The file ends in the middle, as after a broken copy or while it is still written; "
      + "everything behind is missing, and its last row is not read.",
    section: prerequisites,
    fix: "Write or copy the file again, and share it when it is whole.")

  static func broken(in share: ShareContext) -> ShareContext.Found {
    let errors = share.errors
    // The row in whose middle a file ends was told where it was read.
    let told = Set(
      share.tables.values.flatMap(\.findings).filter { $0.rule == rule }
        .flatMap { $0.samples.map(\.file) })
    return share.files(.error) { file in
      guard let error = errors[file.name] ?? file.error, !told.contains(file.name) else {
        return nil
      }
      switch error {
      case .cutShort(let format): return file.sample("\(format.text) without its end")
      case .corrupt(let format, let offset, _):
        return file.sample("\(format.text), damaged at byte \(offset) or shortly before")
      default: return nil
      }
    }
  }

  static func detail(_ place: SamplePlace) -> String? {
    place.record.shape == .broken
      ? "it ends inside a quote"
      : "its last row has \(place.record.cells.count) of \(place.width) cells and no line end"
  }
}

import Contract
import Tables

/// A file in another encoding than UTF-8 has bytes that are no characters of it.
enum MalformedText: ShareRule {
  static let rule = Rule(
    id: "enc.malformed", title: "bytes that are no characters", severity: .error, basis: .inferred,
    unit: .files,
    why: "What such bytes were cannot be told, so that the cells they are in are damaged. They are "
      + "shown as replacement characters.",
    section: "Prerequisites › supported file types and encodings",
    fix: "Export the file again, as UTF-8.")

  static func broken(in share: ShareContext) -> [(table: TableKind?, broken: Broken)] {
    share.files(.error) { file in
      let (count, first) = file.file.malformed
      guard count > 0, let first else { return nil }
      let places = count == 1 ? "1 place that is" : "\(count) places that are"
      let name = file.file.encoding.name
      return .file(
        file.file.name, detail: "\(places) no \(name), the first at byte \(first)")
    }
  }
}

import Contract
import Tables

/// A file has no rows and no header.
enum EmptyFile: ShareRule {
  static let rule = Rule(
    id: "file.empty", title: "empty file", severity: .error, basis: .inferred, unit: .files,
    why: "There is not even a header, as when an export broke off before its first row. Many "
      + "loaders stop at such a file.",
    section: prerequisites,
    fix: "Export the file again, or leave it out.")

  static func broken(in share: ShareContext) -> ShareContext.Found {
    share.files(.error) { file in
      file.fate == .leftOut(.empty)
        ? file.sample(file.size == 0 ? nil : "\(file.size) bytes without a row") : nil
    }
  }
}

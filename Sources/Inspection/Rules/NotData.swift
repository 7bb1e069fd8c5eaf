import Contract
import Tables

/// A file holds what came in place of its data.
enum NotData: ShareRule {
  static let rule = Rule(
    id: "file.not_data", title: "something else in place of the data", severity: .error,
    basis: .inferred, unit: .files,
    why: "The file holds an error page or a pointer that a download left in place of the data, so "
      + "its rows are missing.",
    section: prerequisites,
    fix: "Fetch or export the file again.")

  static func broken(in share: ShareContext) -> ShareContext.Found {
    share.files(.error) { file in
      isBroken(by: file) ? file.sample(file.format?.text) : nil
    }
  }

  /// A page that is called one is a document beside the data.
  static func isBroken(by file: ShareFile) -> Bool {
    switch file.foreignFormat {
    case .pointer: true
    case .webPage: !["html", "htm", "xhtml", "xml", "svg"].contains(file.ending)
    default: false
    }
  }
}

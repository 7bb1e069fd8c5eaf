import Contract
import Tables

/// A file is of a type that no loader of tables takes.
///
/// The guide asks for "supported file types" and lists none, so Fivetran's list, from whose guide
/// it is made, stands in. What claims to hold data is an error, a document beside the data a
/// warning.
enum UnsupportedType: ShareRule {
  static let rule = Rule(
    id: "file.type_unsupported", title: "file of a type that is not supported", severity: .error,
    basis: .inferred, unit: .files,
    why: "The guide asks for supported file types and does not list them. Usual are separated "
      + "values, JSON, Avro and Parquet; this is none of them, and a loader that reads the whole "
      + "folder fails on it or takes it for rows.",
    section: prerequisites,
    fix: "Export the table as CSV or Parquet; keep documents out of the shared folder.")
  static let severities: [Severity] = [.error, .warning]

  static func broken(in share: ShareContext) -> ShareContext.Found {
    severities.flatMap { severity in
      share.files(severity) { file in
        self.severity(of: file) == severity ? file.sample(text(file)) : nil
      }
    }
  }

  private static func severity(of file: ShareFile) -> Severity? {
    switch file.fate {
    case .unreadable(.binary), .unreadable(.unsupported(.orc)), .unreadable(.unsupported(.feather)):
      return .error
    case .leftOut(.notATable) where !NotData.isBroken(by: file):
      return dataEndings.contains(file.ending) ? .error : .warning
    default: return nil
    }
  }

  private static let dataEndings: Set = [
    "csv", "tsv", "psv", "json", "jsonl", "ndjson", "parquet", "avro",
  ]

  private static func text(_ file: ShareFile) -> String? {
    if case .unreadable(.binary(let offset)) = file.fate {
      return "binary data, with a NUL byte at offset \(offset)"
    }
    return file.format == .prose ? nil : file.format?.text
  }
}

import Contract
import Tables

/// A file holds something else than the ending of its name says.
enum ExtensionMismatch: ShareRule {
  static let rule = Rule(
    id: "file.ext_mismatch", title: "name that tells another type than the file has",
    severity: .error, basis: .inferred, unit: .files,
    why: "Loaders choose how to read a file by the ending of its name; this one would be read as "
      + "what it is not.",
    section: prerequisites,
    fix: "Give the file the ending of its type, such as .csv, .csv.gz or .parquet.")

  static func broken(in share: ShareContext) -> ShareContext.Found {
    share.files(.error) { file in
      guard file.isData, let format = file.format, let wanted = formats[file.ending],
        // Whatever cannot be loaded at all has a finding that says so.
        format != .orc, format != .feather, !wanted.contains(format)
      else { return nil }
      return file.sample("named .\(file.ending), but \(format.text)")
    }
  }

  /// What is found in files by the endings of their names.
  private static let formats: [String: Set<FileFormat>] = [
    "csv": [.separatedValues], "tsv": [.separatedValues],
    "psv": [.separatedValues], "json": [.json], "jsonl": [.json],
    "ndjson": [.json], "parquet": [.parquet], "pq": [.parquet], "avro": [.avro],
    "gz": [.gzip], "gzip": [.gzip], "tgz": [.gzip], "bz2": [.bzip2], "zip": [.zip],
    "tar": [.tar], "zst": [.zstandard], "xz": [.xz], "lz4": [.lz4], "snappy": [.snappy],
  ]
}

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
      // Whatever cannot be loaded at all has a finding that says so.
      guard file.isData, let type = file.type, type.content != .orc, type.content != .feather
      else { return nil }
      let layers = type.compressions + [type.content]
      for (ending, format) in zip(file.endings, layers) {
        guard let wanted = formats[ending] else { break }
        if !wanted.contains(format) {
          return file.sample("named .\(ending), but \(format.text)")
        }
      }
      return nil
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

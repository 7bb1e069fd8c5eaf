import Contract
import Tables

/// A file is compressed in a way that few loaders know.
enum UnlistedCompression: ShareRule {
  static let rule = Rule(
    id: "file.compression_unlisted", title: "compression that may not be supported",
    severity: .warning, basis: .inferred, unit: .files,
    why: "The guide lists no compressions. Usual are gzip and bzip2, and archives of tar and zip; "
      + "zstd, xz, LZ4 and Snappy files are read by few loaders.",
    section: prerequisites,
    fix: "Compress with gzip, or ask the vendor whether this one is read.")

  static func broken(in share: ShareContext) -> ShareContext.Found {
    share.files(.warning) { file in
      let used = file.type.map { $0.compressions + [$0.content] } ?? []
      return used.first(where: unlisted.contains).map { file.sample($0.text) }
    }
  }

  private static let unlisted: Set<FileFormat> = [.zstandard, .xz, .lz4, .snappy]
}

import Contract

/// A file is larger than loaders like.
enum LargeFile: ShareRule {
  static let rule = Rule(
    id: "file.size_large", title: "file that is very large", severity: .warning,
    basis: .convention, unit: .files,
    why: "Loaders of shared files take up to 512 MB or 1 GB each, and read files side by side but "
      + "each from front to back.",
    section: prerequisites,
    fix: "Split it, best by day, into files of 100 to 250 MB.")
  static let severities: [Severity] = [.warning, .info]

  /// Bytes above which some loaders refuse a file, and above which all do.
  private static let (large, huge): (UInt64, UInt64) = (512_000_000, 1_000_000_000)

  static func broken(in share: ShareContext) -> ShareContext.Found {
    severities.flatMap { severity in
      share.files(severity) { file in
        guard file.isData, file.size > large, (file.size > huge) == (severity == .warning) else {
          return nil
        }
        return file.sample(megabytes(file.size))
      }
    }
  }
}

/// Bytes as whole megabytes, for details of findings.
func megabytes(_ bytes: UInt64) -> String { "\((bytes + 500_000) / 1_000_000) MB" }

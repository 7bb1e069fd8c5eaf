import Contract
import Tables

/// A file that systems and tools leave behind lies in the share.
enum JunkFile: ShareRule {
  static let rule = Rule(
    id: "file.junk", title: "file that systems and tools leave behind", severity: .warning,
    basis: .convention, unit: .files,
    why: "It holds no rows. Slipway passes it over; a loader that reads the whole folder may not. "
      + "The sign of a job that is done (_SUCCESS) and hidden files are mostly ignored.",
    section: prerequisites,
    fix: "Delete it, or exclude it from the copy to S3.")
  static let severities: [Severity] = [.warning, .info]

  static func broken(in share: ShareContext) -> ShareContext.Found {
    severities.compactMap { severity in
      let files = share.share.leftOut.filter { self.severity(of: $0.kind) == severity }
      guard !files.isEmpty else { return nil }
      return (nil, Broken(severity, files: files.map { .file($0.name, detail: $0.reason) }))
    }
  }

  private static func severity(of kind: Discovery.LeftOut.Kind) -> Severity? {
    switch kind {
    case .junk: .warning
    case .marker, .hidden: .info
    default: nil
    }
  }
}

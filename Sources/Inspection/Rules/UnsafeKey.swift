import Contract

/// A file's name makes trouble as a key in S3.
enum UnsafeKey: ShareRule {
  static let rule = Rule(
    id: "file.key_unsafe", title: "file name that makes trouble in S3", severity: .warning,
    basis: .convention, unit: .files,
    why: "Blanks, signs such as : { } % ? * and letters beyond ASCII are written differently in "
      + "keys, addresses and patterns, so that tools miss such files. A key has at most 1,024 "
      + "bytes.",
    section: "Create a bucket for Toplyne",
    fix: "Use letters, digits and - _ . = in names of files and folders.")

  private static let longest = 1024

  static func broken(in share: ShareContext) -> ShareContext.Found {
    share.files(.warning) { file in
      file.isData ? reason(against: file.name).map(file.sample) : nil
    }
  }

  /// What is wrong with a name, if anything.
  static func reason(against name: String) -> String? {
    if name.utf8.count > longest { return "\(name.utf8.count) bytes" }
    guard let scalar = name.unicodeScalars.first(where: isUnsafe) else { return nil }
    switch scalar {
    case " ": return "a blank"
    case _ where scalar.value < 0x20 || scalar.value == 0x7f: return "a control character"
    case _ where !scalar.isASCII: return "a letter beyond ASCII"
    default: return "the sign \(scalar)"
    }
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    let signs: Set<Unicode.Scalar> = [
      " ", ":", "{", "}", "%", "?", "*", "\\", "^", "`", "[", "]", "\"", "<", ">", "~", "#", "|",
    ]
    return !scalar.isASCII || scalar.value < 0x20 || scalar.value == 0x7f || signs.contains(scalar)
  }
}

import Contract
import Tables

/// A file is in an encoding that nothing in it names, such as Windows-1252.
enum OtherEncoding: ShareRule {
  static let rule = Rule(
    id: "enc.not_utf8", title: "text in another encoding than UTF-8", severity: .error,
    basis: .inferred, unit: .files,
    why: "A file without a byte order mark is read as UTF-8, so that letters such as é become "
      + "replacement characters. Slipway guessed the encoding from the letters, and checked the "
      + "rows as it reads them.",
    section: "Prerequisites › supported file types and encodings",
    fix: "Export the file as UTF-8, or convert it, as with: iconv -f WINDOWS-1252 -t UTF-8.")

  static func broken(in share: ShareContext) -> [(table: TableKind?, broken: Broken)] {
    share.files(.error) { file in
      let encoding = file.file.encoding
      guard !encoding.isUTF8, !encoding.charset.isWide else { return nil }
      return .file(file.file.name, detail: "probably \(encoding.name)")
    }
  }
}

import Contract
import Tables

/// A file is in UTF-16 or UTF-32, and says so.
enum WideText: ShareRule {
  static let rule = Rule(
    id: "enc.utf16_32_bom", title: "text with two or four bytes a character", severity: .warning,
    basis: .inferred, unit: .files,
    why: "Such files are larger, and many readers expect UTF-8. Slipway does not read them yet, so "
      + "their rows are not checked.",
    section: "Prerequisites › supported file types and encodings",
    fix: "Convert the file: iconv -f UTF-16 -t UTF-8.")

  static func broken(in share: ShareContext) -> [(table: TableKind?, broken: Broken)] {
    share.wideFiles(.warning) { $0.hasMark }
  }
}

/// A file is in UTF-16 or UTF-32, and nothing says so.
enum WideTextWithoutMark: ShareRule {
  static let rule = Rule(
    id: "enc.utf16_no_bom", title: "UTF-16 without a byte order mark", severity: .error,
    basis: .inferred, unit: .files,
    why: "A file without a byte order mark is read as UTF-8, which makes NULs of every second byte "
      + "of it, so that no row can be read.",
    section: "Prerequisites › supported file types and encodings",
    fix: "Convert the file: iconv -f UTF-16LE -t UTF-8 (or UTF-16BE).")

  static func broken(in share: ShareContext) -> [(table: TableKind?, broken: Broken)] {
    share.wideFiles(.error) { !$0.hasMark }
  }
}

extension ShareContext {
  /// Files in a wide encoding that passes a test.
  fileprivate func wideFiles(
    _ severity: Severity, where test: (TextEncoding) -> Bool
  ) -> [(table: TableKind?, broken: Broken)] {
    let unread = share.unreadable.compactMap { error -> Finding.Sample? in
      guard case .unreadEncoding(let encoding) = error.kind, encoding.charset.isWide, test(encoding)
      else { return nil }
      return .file(share.name(of: error), detail: encoding.name)
    }
    let read = files(severity) { file in
      let encoding = file.file.encoding
      guard encoding.charset.isWide, test(encoding) else { return nil }
      return .file(file.file.name, detail: encoding.name)
    }
    return read + (unread.isEmpty ? [] : [(nil, Broken(severity, files: unread))])
  }
}

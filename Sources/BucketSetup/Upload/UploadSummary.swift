/// A comparison in words.
enum UploadSummary {
  /// How many files are in which state, and by what one knows.
  static func text(_ comparison: UploadComparison) -> String {
    let bytes = comparison.toSend.reduce(0) { $0 + ($1.bytes ?? 0) }
    let parts: [(Int, String)] = [
      (comparison.count { $0 == .same(.content) }, "there by content (MD5)"),
      (comparison.count { $0 == .same(.size) }, "there by size alone"),
      (comparison.count { $0 == .missing }, "missing"),
      (comparison.count { if case .otherSize = $0 { true } else { false } }, "of another size"),
      (comparison.count { $0 == .otherContent }, "of another content"),
      (comparison.count { $0 == .unreadable }, "not readable here"),
    ]
    let said = parts.filter { $0.0 > 0 }.map { "\(PlainText.grouped($0)) \($1)" }
    let send = comparison.toSend.isEmpty ? "" : "; \(PlainText.size(bytes)) to send"
    return
      "\(PlainText.count(comparison.files.count, "file")): \(said.joined(separator: ", "))\(send)"
  }

  /// What is wrong with one file.
  static func words(_ state: UploadComparison.State) -> String {
    switch state {
    case .same(.content): "is there with the same content"
    case .same(.size): "is there with the same size"
    case .missing: "is not in the bucket"
    case .otherSize(let bytes): "has \(PlainText.count(bytes, "byte")) in the bucket"
    case .otherContent: "has another content in the bucket"
    case .unreadable: "cannot be read here"
    }
  }
}

extension UploadComparison.State {
  /// Whether the object is the file.
  var isSame: Bool { if case .same = self { true } else { false } }
}

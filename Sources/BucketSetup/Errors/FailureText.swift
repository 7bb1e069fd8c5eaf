/// What a command wrote about its failure, as lines that are harmless to show.
enum FailureText {
  /// The lines that hold something, without control characters, colours and secrets.
  ///
  /// A carriage return ends a line, too: progress is written over itself.
  static func lines(of text: String) -> [String] {
    text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.compactMap { line in
      let plain = PlainText.printable(trimmed(withoutColours(line)))
      return plain.isEmpty ? nil : Secrets.hidden(in: plain)
    }
  }

  /// Whether a line only says how far a transfer is, or what was transferred.
  static func isProgress(_ line: String) -> Bool {
    ["Completed ", "upload: ", "copy: ", "download: ", "(dryrun) "].contains {
      line.utf8.starts(with: $0.utf8)
    }
  }

  private static func trimmed(_ line: String.UnicodeScalarView) -> String {
    let isSpace = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
    let start = line.drop(while: isSpace)
    let kept = start.lastIndex { !isSpace($0) }.map { start[...$0] } ?? start.prefix(0)
    var written = String.UnicodeScalarView()
    for scalar in kept { written.append(scalar == "\t" ? " " : scalar) }
    return String(written)
  }

  /// The line without the sequences that set colours (ECMA-48, `CSI … m`), which terminals copy.
  private static func withoutColours(
    _ line: Substring.UnicodeScalarView
  ) -> String.UnicodeScalarView {
    var kept = String.UnicodeScalarView()
    var rest = line
    while let scalar = rest.first {
      if scalar == "\u{1B}", let end = endOfColour(rest) {
        rest = rest[end...]
      } else {
        kept.append(scalar)
        rest.removeFirst()
      }
    }
    return kept
  }

  private static func endOfColour(
    _ text: Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView.Index? {
    let behind = text.dropFirst()
    guard behind.first == "[" else { return nil }
    let numbers = behind.dropFirst().prefix { ("0"..."9").contains($0) || $0 == ";" }
    guard numbers.endIndex < text.endIndex, text[numbers.endIndex] == "m" else { return nil }
    return text.index(after: numbers.endIndex)
  }
}

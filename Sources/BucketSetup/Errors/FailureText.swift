/// What a command wrote about its failure, as lines that are harmless to show.
enum FailureText {
  /// The lines that hold something, without control characters, colours and secrets.
  ///
  /// A carriage return ends a line, too: progress is written over itself. Of what Python says where
  /// it stops, only the last line tells anything.
  static func lines(of text: String) -> [String] {
    var lines: [String] = []
    var isInTrace = false
    for line in text.unicodeScalars.split(whereSeparator: { $0 == "\n" || $0 == "\r" }) {
      let plain = PlainText.printable(trimmed(withoutColours(line)))
      if plain.hasPrefix("Traceback (most recent call last)") { isInTrace = true }
      if isInTrace, line.first == " " || plain.hasPrefix("Traceback ") { continue }
      isInTrace = false
      if !plain.isEmpty { lines.append(Secrets.hidden(in: plain)) }
    }
    return lines
  }

  /// Whether a line is part of no error: how far a transfer is, how commands are written, what was
  /// typed.
  static func isBesideThePoint(_ line: String) -> Bool {
    besideThePoint.contains { line.utf8.starts(with: $0.utf8) } || isCommand(line)
  }

  /// Whether a line is a command that was typed, with the prompt of a shell or without.
  static func isCommand(_ line: String) -> Bool {
    let isPrompted = ["$ ", "% ", "# ", "+ "].contains { line.utf8.starts(with: $0.utf8) }
    let words = isPrompted ? line.utf8.dropFirst(2) : line.utf8[...]
    return ["aws ", "env aws "].contains { words.starts(with: $0.utf8) }
  }

  private static let besideThePoint = [
    "Completed ", "upload: ", "copy: ", "download: ", "(dryrun) ", "usage:",
    "To see help text, you can run:", "Note: AWS CLI version 2",
  ]

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

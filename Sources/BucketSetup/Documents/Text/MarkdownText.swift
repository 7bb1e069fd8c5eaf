/// Text as Markdown shows it, whatever it holds (CommonMark 0.31).
enum MarkdownText {
  /// A code span; the fence is longer than any run of backticks in it.
  static func code(_ text: String) -> String {
    let shown = PlainText.printable(text)
    let fence = String(repeating: "`", count: longestRun(in: shown) + 1)
    let needsSpace = shown.hasPrefix("`") || shown.hasSuffix("`")
    let space = needsSpace ? " " : ""
    return fence + space + shown + space + fence
  }

  /// Running text: invisible characters spelled out, marks escaped.
  static func plain(_ text: String) -> String {
    var written = ""
    for character in PlainText.printable(text) {
      if "\\`*_[]<>#|".contains(character) { written.append("\\") }
      written.append(character)
    }
    return written
  }

  /// A code span in a cell of a table, where a pipe would end the cell.
  static func cell(_ text: String) -> String {
    code(text).replacing("|", with: "\\|")
  }

  /// A block of code.
  static func block(_ lines: [String], language: String) -> String {
    let shown = lines.map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
      .joined().map { PlainText.printable(String($0)) }
    let fence = String(repeating: "`", count: max(3, (shown.map(longestRun).max() ?? 0) + 1))
    return ([fence + language] + shown + [fence]).joined(separator: "\n")
  }

  private static func longestRun(in text: String) -> Int {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}

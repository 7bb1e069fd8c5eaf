/// Text as Markdown shows it, whatever it holds (CommonMark 0.31).
enum MarkdownText {
  /// A code span; the fence is longer than any run of backticks in it.
  static func code(_ text: String) -> String {
    let shown = text.isEmpty ? " " : PlainText.printable(text)
    let fence = String(repeating: "`", count: longestRun(in: shown) + 1)
    let ends = [shown.utf8.first, shown.utf8.last]
    // One space at each end is taken off, unless there are only spaces.
    let losesSpaces = ends.allSatisfy { $0 == blank } && shown.utf8.contains { $0 != blank }
    let space = losesSpaces || ends.contains(backtick) ? " " : ""
    return fence + space + shown + space + fence
  }

  /// Running text: invisible characters spelled out, marks escaped, wherever it stands in a line.
  static func plain(_ text: String) -> String {
    var written = String.UnicodeScalarView()
    let scalars = Array(PlainText.printable(text).unicodeScalars)
    // A list, a heading or a rule begins only at the beginning of a line.
    let number = scalars.prefix { $0.properties.numericType == .decimal }.count
    for (index, scalar) in scalars.enumerated() {
      let isFirst = index == 0
      let isBefore = { (next: Unicode.Scalar) in scalars.dropFirst(index + 1).first == next }
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "&": written.append("\\")
      // A path below one's home can strike nothing out and is better read as it is.
      case "~" where !(isFirst || scalars[index - 1] == " ") || !isBefore("/"): written.append("\\")
      case "-" where isFirst, "+" where isFirst, "=" where isFirst: written.append("\\")
      case "." where index == number && !isFirst, ")" where index == number && !isFirst:
        written.append("\\")
      case " " where isFirst || index == scalars.count - 1:
        written.append(contentsOf: "&#32;".unicodeScalars)
        continue
      default: break
      }
      written.append(scalar)
    }
    return String(written)
  }

  /// A code span in a cell of a table, where a pipe would end the cell.
  static func cell(_ text: String) -> String {
    var written = String.UnicodeScalarView()
    for scalar in code(text).unicodeScalars {
      if scalar == "|" { written.append("\\") }
      written.append(scalar)
    }
    return String(written)
  }

  /// A block of code.
  static func block(_ lines: [String], language: String) -> String {
    let shown = lines.flatMap {
      $0.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    }
    .map { PlainText.printable(String($0)) }
    let fence = String(repeating: "`", count: max(3, (shown.map(longestRun).max() ?? 0) + 1))
    return ([fence + language] + shown + [fence]).joined(separator: "\n")
  }

  private static let backtick = UInt8(ascii: "`")
  private static let blank = UInt8(ascii: " ")

  private static func longestRun(in text: String) -> Int {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == backtick ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}

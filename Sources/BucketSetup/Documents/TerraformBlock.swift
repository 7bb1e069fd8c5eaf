/// A block of Terraform's language, laid out as `terraform fmt` does.
struct TerraformBlock {
  /// What a block holds.
  enum Part {
    /// A name and the expression that it is set to.
    case attribute(String, String)
    case block(TerraformBlock)
    /// A remark, without its sign.
    case remark(String)
  }

  let head: String
  let parts: [Part]

  init(_ type: String, _ labels: [String] = [], _ parts: [Part]) {
    head = ([type] + labels.map(TerraformText.literal)).joined(separator: " ")
    self.parts = parts
  }

  /// The block's lines; a blank line stands before and behind whatever takes several lines.
  var lines: [String] {
    var lines = ["\(head) {"]
    for (index, part) in parts.enumerated() {
      if index > 0, part.isLong || parts[index - 1].isLong { lines.append("") }
      switch part {
      case .attribute(let name, let expression):
        let width = widthOfNames(around: index)
        let padding = String(repeating: " ", count: max(0, width - name.utf8.count))
        // Further lines of an expression are laid out already; those of a heredoc must stay so.
        let rest = expression.split(separator: "\n", omittingEmptySubsequences: false)
        lines.append("  \(name)\(padding) = \(rest[0])")
        lines += rest.dropFirst().map(String.init)
      case .block(let block): lines += block.lines.map { $0.isEmpty ? "" : "  " + $0 }
      case .remark(let text): lines.append("  # \(PlainText.printable(text))")
      }
    }
    return lines + ["}"]
  }

  /// The longest name among the attributes that stand together.
  private func widthOfNames(around index: Int) -> Int {
    let before = parts[..<index].reversed().map(\.shortName).prefix { $0 != nil }
    let behind = parts[index...].map(\.shortName).prefix { $0 != nil }
    return (before + behind).compactMap(\.?.utf8.count).max() ?? 0
  }
}

extension TerraformBlock.Part {
  /// Whether it takes several lines.
  fileprivate var isLong: Bool {
    switch self {
    case .attribute(_, let expression): expression.contains("\n")
    case .block: true
    case .remark: false
    }
  }

  /// The name of an attribute that stands on one line.
  fileprivate var shortName: String? {
    if case .attribute(let name, _) = self, !isLong { name } else { nil }
  }
}

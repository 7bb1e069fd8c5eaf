import Screens

/// What the rows that were read show of a column.
struct SeenColumn: Sendable, Equatable {
  /// What its values take on the screen, up to a bound; it never shrinks while scrolling.
  private(set) var width = 0
  private var hasNumbers = false
  private var hasOthers = false

  /// Whether all values are numbers.
  var areNumbers: Bool { hasNumbers && !hasOthers }

  /// Takes note of a value.
  mutating func add(_ value: [UInt8]) {
    guard !value.isEmpty else { return }
    if !hasOthers { if Self.isNumber(value) { hasNumbers = true } else { hasOthers = true } }
    guard width < TableView.widest else { return }
    let text = Visible.text(utf8: value.prefix(4 * TableView.widest))
    width = max(width, min(TableView.widest, TextWidth.columns(text)))
  }

  /// Digits with a sign before them or a fraction behind them.
  private static func isNumber(_ value: [UInt8]) -> Bool {
    let isSigned = value[0] == UInt8(ascii: "-") || value[0] == UInt8(ascii: "+")
    let parts = value.dropFirst(isSigned ? 1 : 0)
      .split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }
}

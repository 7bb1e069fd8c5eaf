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
    let isPlain = value.allSatisfy { (0x20..<0x7F).contains($0) }
    let columns =
      isPlain
      ? value.count
      : TextWidth.columns(Visible.text(utf8: value.prefix(4 * TableView.widest)))
    width = max(width, min(TableView.widest, columns))
  }

  /// Digits with a sign before them or a fraction behind them.
  private static func isNumber(_ value: [UInt8]) -> Bool {
    var (digits, hasPoint) = (0, false)
    for (place, byte) in value.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "-") where place == 0, UInt8(ascii: "+") where place == 0: break
      case UInt8(ascii: ".") where !hasPoint && digits > 0: (hasPoint, digits) = (true, 0)
      default: return false
      }
    }
    return digits > 0
  }
}

import Inspection

/// A filter of a view of rows, which stays at hand while it is switched off.
public struct ViewFilter: Sendable, Equatable {
  /// What it is called.
  let label: String
  /// The rows that it lets through.
  let filter: RowFilter
  /// Whether it hides rows.
  var isOn = true
  /// The rows that pass it alone, once they are counted.
  var count: Int?

  /// Whether another one hides the same rows, counted or not.
  public static func == (one: ViewFilter, other: ViewFilter) -> Bool {
    one.filter == other.filter && one.isOn == other.isOn
  }

  init(_ filter: RowFilter, _ label: String) { (self.filter, self.label) = (filter, label) }

  /// Rows in which a pattern is found.
  init(_ pattern: Pattern) {
    self.init(
      .matching(pattern, column: nil),
      "\(pattern.isLiteral ? "with" : "matching") “\(pattern.text)”")
  }

  /// Rows with a value in a column, or all others.
  init(_ value: [UInt8], in column: String, isUnlike: Bool = false) {
    let filter = RowFilter.value(value, column: column)
    let text = value.isEmpty ? "empty" : "“\(String(decoding: value, as: UTF8.self))”"
    self.init(isUnlike ? .not(filter) : filter, "\(column) is \(isUnlike ? "not " : "")\(text)")
  }
}

extension [ViewFilter] {
  /// What those that are on are called.
  var labels: String { lazy.filter(\.isOn).map(\.label).joined(separator: " · ") }
}

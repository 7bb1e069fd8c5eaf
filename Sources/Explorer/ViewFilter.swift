import Contract
import Inspection

/// A filter of a view of rows, which stays at hand while it is switched off.
public struct ViewFilter: Sendable, Equatable {
  /// What it is called.
  let label: String
  /// The rows that it lets through.
  private(set) var filter: RowFilter
  /// Whether it hides rows.
  var isOn = true
  /// The rows that pass it alone, once they are counted.
  var count: Int?
  /// What is wrong with the rows, where that is what it goes by.
  var cause: Cause?

  /// A rule that rows break in a column.
  struct Cause: Sendable, Equatable {
    let rule: String
    let column: String?
    let severity: Severity

    /// The slots of an inspection that it stands for.
    func slots(in table: TableInspection) -> Set<Int> {
      table.slots(ofRule: rule, column: column, severity: severity)
    }
  }

  /// Whether another one hides the same rows, counted or not.
  public static func == (one: ViewFilter, other: ViewFilter) -> Bool {
    let areAlike =
      one.cause == nil
      ? one.filter == other.filter : one.cause == other.cause && one.label == other.label
    return areAlike && one.isOn == other.isOn
  }

  init(_ filter: RowFilter, _ label: String, cause: Cause? = nil) {
    (self.filter, self.label, self.cause) = (filter, label, cause)
  }

  /// Goes by the slots that its rule has in an inspection, where there are more than at first.
  mutating func renew(in table: TableInspection) {
    guard let slots = cause?.slots(in: table), !slots.isEmpty else { return }
    switch filter {
    case .slots: filter = .slots(slots)
    case .shape(let shape, _): filter = .shape(shape, slots: slots)
    default: break
    }
  }

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

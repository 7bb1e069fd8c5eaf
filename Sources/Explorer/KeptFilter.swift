import Contract
import Inspection

/// A filter of a view of rows in words that still hold when the share is opened again.
public struct KeptFilter: Codable, Equatable, Sendable {
  /// What it goes by; a later version may know more.
  enum Kind: String {
    case value, pattern, hours, finding
  }

  /// What it goes by.
  public var kind: String
  /// Whether it hides rows.
  public var isOn: Bool
  /// Whether it hides the rows that have it.
  public var isUnlike: Bool?
  /// The value, the pattern, or the shape of the values that a finding is about.
  public var text: String?
  /// The name of the column; nothing for any.
  public var column: String?
  /// The first hour since 1970 and the one behind the last.
  public var hours: [Int]?
  /// The rule that rows break, and how much it matters.
  public var rule, severity: String?
  /// What it is called, where that does not follow from the rest.
  public var label: String?

  private init(_ kind: Kind, of filter: ViewFilter) {
    self.kind = kind.rawValue
    isOn = filter.isOn
  }

  /// What can be kept of a filter; nothing of one that tells rows by their numbers, or by bytes that
  /// are no text.
  init?(_ filter: ViewFilter) {
    switch filter.filter {
    case .value(let value, let column): self.init(value, column, of: filter)
    case .not(.value(let value, let column)):
      self.init(value, column, of: filter)
      isUnlike = true
    case .matching(let pattern, let column):
      self.init(.pattern, of: filter)
      (text, self.column) = (pattern.text, column)
    case .hours(let hours):
      self.init(.hours, of: filter)
      (self.hours, label) = ([hours.lowerBound, hours.upperBound], filter.label)
    case .slots, .shape:
      guard let cause = filter.cause else { return nil }
      self.init(.finding, of: filter)
      (rule, severity) = (cause.rule, cause.severity.rawValue)
      (column, label) = (cause.column, filter.label)
      if case .shape(let shape, _) = filter.filter { text = shape }
    default: return nil
    }
  }

  private init?(_ value: [UInt8], _ column: String, of filter: ViewFilter) {
    guard let text = String(validating: value, as: UTF8.self) else { return nil }
    self.init(.value, of: filter)
    (self.text, self.column) = (text, column)
  }

  /// Hours that a calendar knows.
  private static let possibleHours = -(1 << 32)...(1 << 32)

  /// Whether it names values of the table.
  var namesValues: Bool { kind == Kind.value.rawValue || kind == Kind.pattern.rawValue }

  /// The filter in a table; nothing where its column or its rule is no longer there.
  func filter(in table: TableInspection) -> ViewFilter? {
    if let column, table.layout.position(of: column) == nil { return nil }
    var filter = kept(in: table)
    filter?.isOn = isOn
    return filter
  }

  private func kept(in table: TableInspection) -> ViewFilter? {
    switch Kind(rawValue: kind) {
    case .value:
      guard let text, let column else { return nil }
      return ViewFilter(Array(text.utf8), in: column, isUnlike: isUnlike == true)
    case .pattern:
      guard let text, !text.isEmpty, let pattern = try? Pattern(text) else { return nil }
      return ViewFilter(pattern)
    case .hours:
      guard let hours, hours.count == 2, hours[0] <= hours[1],
        hours.allSatisfy(Self.possibleHours.contains)
      else { return nil }
      return ViewFilter(.hours(hours[0]..<hours[1]), label ?? "")
    case .finding:
      guard let rule, let severity = severity.flatMap(Severity.init) else { return nil }
      let cause = ViewFilter.Cause(rule: rule, column: column, severity: severity)
      let slots = cause.slots(in: table)
      guard !slots.isEmpty else { return nil }
      return ViewFilter(
        text.map { .shape($0, slots: slots) } ?? .slots(slots), label ?? rule, cause: cause)
    case nil: return nil
    }
  }
}

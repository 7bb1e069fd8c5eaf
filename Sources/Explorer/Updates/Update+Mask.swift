import Contract
import Inspection
import Reports

extension State {
  /// Hides ids and e-mail addresses wherever rows are shown or copied, or shows them again.
  mutating func toggleMask() {
    let showsBytes = top.kind == .bytes
    // What is shown there was taken from a row as it was seen before.
    views.removeAll { $0.kind == .bytes }
    setMask(!mask.isOn)
    // What was said before may name what is hidden now.
    if mask.isOn { log.forget() }
    message =
      mask.isOn
      ? "ids and e-mail addresses are hidden, here and in copies; P shows them"
      : "ids and e-mail addresses are shown"
    let state = self
    changeTable { _ = $0.settle(in: state) }
    if showsBytes { openBytes() }
  }

  /// What a message about a copy says besides.
  var maskNote: String { mask.isOn ? ", masked" : "" }

  /// A value of a column without what the mask hides.
  func masked(_ value: [UInt8], ofColumn name: String, in kind: TableKind) -> String {
    let columns = inspection.table(kind)?.layout.columns
    let column = columns?.first { $0.name == name }
    return String(
      decoding: mask.value(value, column.map(mask.kind) ?? .text), as: UTF8.self)
  }
}

extension State {
  /// What the filters that are on are called, as far as it may be seen.
  func labels(of filters: [ViewFilter], in kind: TableKind) -> String {
    filters.lazy.filter(\.isOn).map { label(of: $0, in: kind) }.joined(separator: " · ")
  }

  /// What a filter is called, as far as it may be seen.
  func label(of filter: ViewFilter, in kind: TableKind) -> String {
    guard mask.isOn else { return filter.label }
    switch filter.filter {
    case .value(let value, let column): return label(value, column, isUnlike: false, in: kind)
    case .not(.value(let value, let column)):
      return label(value, column, isUnlike: true, in: kind)
    case .matching(let pattern, _):
      return filter.label.replacing(pattern.text, with: mask.value(pattern.text, .id))
    default: return filter.label
    }
  }

  private func label(
    _ value: [UInt8], _ column: String, isUnlike: Bool, in kind: TableKind
  ) -> String {
    let shown = Array(masked(value, ofColumn: column, in: kind).utf8)
    return ViewFilter(shown, in: column, isUnlike: isUnlike).label
  }
}

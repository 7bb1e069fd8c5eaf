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

extension TableView {
  /// What the filter is called, as far as it may be seen.
  func label(_ state: State) -> String {
    guard state.mask.isOn else { return filterLabel }
    switch filter {
    case .value(let value, let column):
      let shown = state.masked(value, ofColumn: column, in: kind)
      return Self.filter(Array(shown.utf8), in: column).label
    case .text(let search): return "rows with “\(state.mask.value(search.text, .id))”"
    case .all, .slots, .hours: return filterLabel
    }
  }
}

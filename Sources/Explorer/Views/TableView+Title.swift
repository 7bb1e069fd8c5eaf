import Contract
import Inspection
import Reports
import Screens
import Tables

/// The title: which rows are shown of how many, in which order, and what hides the others.
extension TableView {
  /// The first of its forms that takes no more than so many columns of the screen; the last one
  /// where none does.
  func title(_ table: TableInspection, _ state: State, columns: Int) -> String {
    let rest = restOfTitle(table, state)
    let forms = forms(table, state, columns: columns - TextWidth.columns(rest))
    let title = forms.first { TextWidth.columns($0 + rest) <= columns }
    return (title ?? forms.last ?? "") + rest
  }

  /// The forms of what comes first, from the longest on; names are shortened before anything is
  /// left out, and neither the hidden rows, the order nor that there are filters ever is.
  private func forms(_ table: TableInspection, _ state: State, columns: Int) -> [String] {
    let order = { (width: Int) in orderNote(table, state, width: width) }
    guard isFiltered else {
      let rows = allRowsNote(table, state)
      return [rows + order(.max), rows + order(Self.shortName)]
    }
    let shown = "\(Amount.grouped(index.count)) of \(Amount.of(table.records, "row"))"
    let hidden = "\(Amount.grouped(hidden(table))) hidden"
    let soFar = isPartial(table) ? " so far" : ""
    // On a small screen what must not be missed comes first.
    guard state.size.width >= 72 else {
      return ["\(hidden)  \(kind.rawValue)  \(shown)\(soFar)" + order(.max)]
    }
    let rows = "\(kind.rawValue)  \(shown)  \(hidden)\(soFar)"
    let fewer = "\(kind.rawValue)  \(hidden)\(soFar)"
    let heads = [rows + order(.max), rows + order(Self.shortName), fewer + order(Self.shortName)]
    let count = "  " + Amount.of(filters.count(where: \.isOn), "filter")
    return ["\(heads[0])  \(state.labels(of: filters, in: kind))"]
      + heads.compactMap { head in
        shortLabels(state, columns: columns - TextWidth.columns(head)).map { head + $0 }
      } + heads.dropFirst().map { $0 + count }
  }

  /// Columns of a name that is shortened, or of a filter's words.
  private static let (shortName, shortLabel) = (10, 16)

  /// What the filters are called, as far as there is room; nothing where they could not be told.
  private func shortLabels(_ state: State, columns: Int) -> String? {
    let labels = filters.filter(\.isOn).map { state.label(of: $0, in: kind) }
    let widths = labels.map { TextWidth.columns($0) }
    let fitted = Self.fitted(widths, into: columns - 2 - 3 * (labels.count - 1))
    guard zip(widths, fitted).allSatisfy({ $1 >= min($0, Self.shortLabel) }) else { return nil }
    return "  "
      + zip(labels, fitted).map { state.ends(of: $0, columns: $1) }.joined(separator: " · ")
  }

  private func allRowsNote(_ table: TableInspection, _ state: State) -> String {
    let rows = Amount.of(table.records, "row") + (table.isComplete ? "" : " so far")
    return "\(kind.rawValue)\(columnsNote(table, state))  "
      + "\(Amount.of(table.files.count, "file"))  \(rows)\(state.asOf(table))"
  }

  /// Where there is no line for the contract, what that would say of hidden columns.
  private func columnsNote(_ table: TableInspection, _ state: State) -> String {
    guard head(state) <= 1 else { return "" }
    return hiddenNote(table, state, isShort: true).map { "  \($0)" } ?? ""
  }

  private func restOfTitle(_ table: TableInspection, _ state: State) -> String {
    let count = state.marks(of: kind).count
    let marked = count > 0 ? "  \(Amount.grouped(count)) marked" : ""
    return (isFiltered ? columnsNote(table, state) : "") + marked + foundNote(state)
  }

  /// In how many rows of the whole table there is what was searched for.
  private func foundNote(_ state: State) -> String {
    guard let hits = state.hits(in: kind), let pattern = state.search?.pattern else { return "" }
    let soFar = hits.index.isComplete ? "" : hits.isOver ? " (stopped)" : " so far"
    let text = state.mask.value(pattern.text, .id)
    return "  “\(text)” in \(Amount.of(hits.index.count, "row"))\(soFar)"
  }

  /// What the title says about the order, with names of at most so many columns of the screen.
  private func orderNote(_ table: TableInspection, _ state: State, width: Int) -> String {
    let words = { (keys: [SortKey]) in
      Self.words(for: keys) { state.beginning(of: $0, columns: width) }
    }
    if let sorting, sorting.request == nil {
      let wait = table.isComplete || state.isStopped ? "the filter" : "the check"
      return "  by \(words(sorting.keys)) when \(wait) is done"
    }
    return sorted.map { "  by \(words($0.request.keys))" } ?? ""
  }
}

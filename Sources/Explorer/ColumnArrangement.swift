/// How the columns of a table are arranged: their order, which are hidden, frozen or resized.
///
/// Columns are known by their names, so that it holds for the same table read anew.
public struct ColumnArrangement: Sendable, Equatable, Codable {
  /// How wide columns are whose width nobody has chosen.
  public enum Fit: String, Sendable, Codable, CaseIterable {
    /// As wide as what was read needs, up to a bound.
    case standard
    /// As wide as the rows needed that were in sight when it was chosen.
    case contents
    /// So wide that all columns are on the screen.
    case screen
  }

  /// The columns from left to right; those that it lacks come behind as in the table.
  public var order: [String] = []
  /// Columns that are not shown.
  public var hidden: Set<String> = []
  /// How many columns of the order stay in sight, hidden ones among them.
  public var frozen = 0
  /// Columns on the screen that a column takes, where that was chosen.
  public var widths: [String: Int] = [:]
  /// How wide all others are.
  public var fit = Fit.standard

  /// Columns as they are in the table.
  public init() {}

  /// One that was kept, without what cannot be of these columns.
  func kept(for names: [String]) -> ColumnArrangement {
    var seen: Set<String> = []
    var kept = self
    kept.order = order.filter { names.contains($0) && seen.insert($0).inserted }
    kept.hidden.formIntersection(names)
    kept.frozen = max(0, min(frozen, names.count))
    kept.widths = widths.filter { names.contains($0.key) }
    return kept
  }

  /// The places of all columns among `names`, from left to right.
  func order(of names: [String]) -> [Int] {
    guard !order.isEmpty else { return Array(names.indices) }
    let places = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    let known = order.compactMap { places[$0] }
    let rest = Set(names.indices).subtracting(known).sorted()
    return known + rest
  }

  /// The places of the columns that are shown, and how many of them are frozen.
  ///
  /// Where none would be left all are shown.
  func shown(of names: [String]) -> (columns: [Int], frozen: Int) {
    let order = order(of: names)
    let shown = order.filter { !hidden.contains(names[$0]) }
    guard !shown.isEmpty else { return (order, min(frozen, order.count)) }
    return (shown, order.prefix(frozen).count { !hidden.contains(names[$0]) })
  }

  /// How many of the columns are not shown.
  func hiddenCount(of names: [String]) -> Int { names.count - shown(of: names).columns.count }

  // MARK: - Changes

  /// Hides a column; says whether it could, for one has to stay.
  mutating func hide(_ column: Int, of names: [String]) -> Bool {
    guard shown(of: names).columns.count > 1 else { return false }
    hidden.insert(names[column])
    return true
  }

  /// Moves a shown column past some of its shown neighbours, to the right or, below 0, to the left.
  mutating func move(_ column: Int, by steps: Int, of names: [String]) {
    let shown = shown(of: names).columns
    guard let place = shown.firstIndex(of: column) else { return }
    let neighbour = shown[max(0, min(place + steps, shown.count - 1))]
    var order = order(of: names)
    guard neighbour != column, let from = order.firstIndex(of: column),
      let to = order.firstIndex(of: neighbour)
    else { return }
    order.insert(order.remove(at: from), at: to)
    self.order = order.map { names[$0] }
  }

  /// Freezes the columns up to one, or none where these are frozen.
  mutating func freeze(upTo column: Int, of names: [String]) {
    let (columns, frozen) = shown(of: names)
    guard let place = columns.firstIndex(of: column) else { return }
    let last = order(of: names).firstIndex(of: column) ?? 0
    self.frozen = frozen == place + 1 ? 0 : last + 1
  }

  /// The column itself where it is shown, else the next one that is, to its right if there is one.
  func nearest(to column: Int, of names: [String]) -> Int {
    let shown = shown(of: names).columns
    guard !shown.contains(column) else { return column }
    let order = order(of: names)
    guard let place = order.firstIndex(of: column) else { return shown.first ?? 0 }
    let isShown = { (column: Int) in !hidden.contains(names[column]) }
    return order[place...].first(where: isShown) ?? order[..<place].last(where: isShown) ?? column
  }

  // MARK: - Words

  /// What was done to get from another arrangement to this one, with the cursor in a column.
  func change(since before: ColumnArrangement, focus: String) -> String {
    if order != before.order { return order.isEmpty ? "reset the columns" : "move \(focus)" }
    if hidden != before.hidden {
      let gone = hidden.subtracting(before.hidden)
      let columns = gone.isEmpty ? before.hidden.subtracting(hidden) : gone
      let what = columns.count == 1 ? columns.first ?? "" : "\(columns.count) columns"
      return "\(gone.isEmpty ? "show" : "hide") \(what)"
    }
    if frozen != before.frozen { return frozen == 0 ? "freeze no column" : "freeze up to \(focus)" }
    let resized = Set(widths.keys).union(before.widths.keys).filter {
      widths[$0] != before.widths[$0]
    }
    guard fit == before.fit, resized.count == 1, let column = resized.first else {
      return "the widths of the columns"
    }
    return "the width of \(column)"
  }
}

/// Which table a file belongs to, and why we think so.
public struct Recognition: Sendable, Equatable {
  /// The table, or nothing when neither columns nor names tell.
  public let kind: TableKind?
  /// The reason, in words that can be shown.
  public let reason: String

  /// A decision with its reason.
  public init(kind: TableKind?, reason: String) {
    self.kind = kind
    self.reason = reason
  }

  /// Decides by the columns first and by the path second.
  ///
  /// A column speaks for a table by how rare it is among the three: `EVENT_NAME`
  /// says events whatever else is there, `USER_ID` alone only leans to users.
  public static func of(header: [String], path: String, matcher: ColumnMatcher) -> Recognition {
    let scores = TableKind.allCases.map { kind in
      score(header, as: kind, matcher: matcher)
    }
    let best = scores.max { $0.points < $1.points }
    if let best, best.points >= 2, scores.filter({ $0.points == best.points }).count == 1 {
      return Recognition(
        kind: best.kind, reason: "columns: " + best.columns.joined(separator: ", "))
    }
    if let kind = kind(named: path) {
      return Recognition(kind: kind, reason: "name of the file; its columns do not tell")
    }
    return Recognition(kind: nil, reason: "no column of the guide, and the name does not tell")
  }

  private struct Score {
    let kind: TableKind
    var points = 0
    var columns: [String] = []
  }

  private static func score(
    _ header: [String], as kind: TableKind, matcher: ColumnMatcher
  ) -> Score {
    let contract = Guide.table(kind)
    var score = Score(kind: kind)
    for (column, match) in zip(contract.columns, matcher.match(header, to: contract)) {
      guard let index = match.index else { continue }
      let weight = weight(of: column.name, for: kind)
      guard weight > 0 else { continue }
      // A synonym such as `name` is common in every table, so it only leans.
      let isItsName =
        match == .renamed(index)
        || ColumnMatcher.folded(header[index]) == ColumnMatcher.folded(column.name)
      score.points += isItsName ? weight : 1
      score.columns.append(header[index])
    }
    // A profile row that names its user too is a user's row: the account is a property.
    if kind == .accounts, !score.columns.isEmpty,
      matcher.match(header, to: Guide.table(.users))[0].index != nil
    {
      score.points -= 1
    }
    return score
  }

  private static func weight(of column: String, for kind: TableKind) -> Int {
    switch column {
    case "EVENT_NAME", "TIMESTAMP", "EVENT_PROPERTIES": 3
    case "USER_CREATION_TIME", "ACCOUNT_CREATION_TIME": 4
    case "USER_ID", "ACCOUNT_ID": kind == .events ? 0 : 2
    default: 0
    }
  }

  /// The table that a path speaks of, where it speaks of one alone.
  public static func kind(named path: String) -> TableKind? {
    let folded = path.lowercased()
    let words: [(TableKind, [String])] = [
      (.events, ["event", "track", "action"]),
      (.accounts, ["account", "compan", "organi", "workspace", "tenant"]),
      (.users, ["user", "member", "customer", "people", "profile"]),
    ]
    let spoken = words.filter { _, names in names.contains { folded.contains($0) } }
    return spoken.count == 1 ? spoken[0].0 : nil
  }
}

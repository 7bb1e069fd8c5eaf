/// How a column of the guide was found in a header.
public enum ColumnMatch: Sendable, Equatable {
  /// The header has the very name.
  case exact(Int)
  /// The user said that this column is meant.
  case renamed(Int)
  /// The header has the name in other letter case.
  case otherCase(Int)
  /// The header has a name that is nearly it, or means it.
  case near(Int)
  /// Several names are equally near, so that only the user can tell.
  case ambiguous([Int])
  /// Nothing like it is there.
  case missing

  /// The position in the header of the column to read, if there is one.
  public var index: Int? {
    switch self {
    case .exact(let index), .renamed(let index), .otherCase(let index), .near(let index): index
    case .ambiguous, .missing: nil
    }
  }
}

/// Finds the columns of a table's contract in a header.
///
/// A ladder, and no rung is tried while a higher one holds: the very name, other
/// letter case, the same letters and digits, a known synonym, a slip of the pen
/// (Damerau–Levenshtein distance). A column of the header stands for one column
/// of the guide at most.
public struct ColumnMatcher: Sendable {
  private let renames: [String: String]

  /// A matcher that follows the user's renames, from a header's name to the guide's.
  public init(renames: [String: String] = [:]) {
    self.renames = renames
  }

  /// One match for each of the contract's columns, in its order.
  public func match(_ header: [String], to contract: TableContract) -> [ColumnMatch] {
    var matches = [ColumnMatch](repeating: .missing, count: contract.columns.count)
    var taken = Set<Int>()
    for rung in rungs {
      for (position, column) in contract.columns.enumerated() where matches[position] == .missing {
        let found = header.indices.filter {
          !taken.contains($0) && rung.holds(header[$0], column.name)
        }
        if found.count == 1 || (found.count > 1 && rung.firstWins) {
          matches[position] = rung.match(found[0])
          taken.insert(found[0])
        } else if found.count > 1 {
          matches[position] = .ambiguous(found)
        }
      }
    }
    return matches
  }

  private struct Rung {
    var firstWins = false
    let match: (Int) -> ColumnMatch
    let holds: (_ name: String, _ column: String) -> Bool
  }

  private var rungs: [Rung] {
    [
      Rung(firstWins: true, match: ColumnMatch.renamed) { renames[$0] == $1 },
      Rung(firstWins: true, match: ColumnMatch.exact) { $0 == $1 },
      Rung(firstWins: true, match: ColumnMatch.otherCase) { $0.uppercased() == $1 },
      Rung(match: ColumnMatch.near) { Self.folded($0) == Self.folded($1) },
      Rung(match: ColumnMatch.near) { ColumnSynonyms.of($1).contains(Self.folded($0)) },
      Rung(match: ColumnMatch.near) { Self.isSlip($0, of: $1) },
    ]
  }

  /// Whether a name has the letters and digits of a column of the guide, in any case.
  public static func isSpelled(_ name: String, as column: String) -> Bool {
    folded(name) == folded(column)
  }

  /// Whether a name looks like a column of the guide and means something else.
  public static func isTrap(_ name: String, for column: String) -> Bool {
    ColumnSynonyms.traps(for: column).contains(folded(name))
  }

  /// The letters and digits of a name in lower case.
  static func folded(_ name: String) -> String {
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
      return String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    }
    // Nearly every name is ASCII, and a share may have thousands of headers.
    let kept = name.utf8.lazy.map { (65...90).contains($0) ? $0 + 32 : $0 }
      .filter { (97...122).contains($0) || (48...57).contains($0) }
    return String(decoding: Array(kept), as: UTF8.self)
  }

  private static func isSlip(_ name: String, of column: String) -> Bool {
    let (written, meant) = (folded(name), folded(column))
    guard min(written.count, meant.count) >= 6, !ColumnSynonyms.traps(for: column).contains(written)
    else {
      return false
    }
    guard !Guide.columnNames.contains(where: { folded($0) == written }) else { return false }
    return EditDistance.between(written, meant) <= (meant.count >= 8 ? 2 : 1)
  }
}

/// How far two words are apart, to tell a slip from another word.
public enum EditDistance {
  /// Letters to change, add, drop or swap with their neighbour until both are the same
  /// (Damerau–Levenshtein, optimal string alignment).
  public static func between(_ left: String, _ right: String) -> Int {
    distance(Array(left), Array(right))
  }

  /// The word that comes nearest to another, the first of those that are as near.
  public static func nearest(to word: String, among words: some Sequence<String>) -> String? {
    words.map { (word: $0, distance: between($0, word)) }.min { $0.distance < $1.distance }?.word
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        let change = last[j] + (left[i] == right[j] ? 0 : 1)
        var best = min(change, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, before[j - 1] + 1)
        }
        row.append(best)
      }
      (before, last) = (last, row)
    }
    return last[right.count]
  }
}

/// Matching as policies have it: `*` is any text, `?` any one character.
enum Wildcard {
  /// Whether a pattern matches the whole of a text.
  ///
  /// Goes back only to the last star, so that no pattern takes more than its length times the
  /// text's.
  static func matches(_ pattern: some StringProtocol, _ text: some StringProtocol) -> Bool {
    let pattern = Array(pattern.unicodeScalars)
    let text = Array(text.unicodeScalars)
    var place = 0
    var star: (place: Int, taken: Int)?
    var index = 0
    while index < text.count {
      if place < pattern.count, pattern[place] == "*" {
        star = (place, index)
        place += 1
      } else if place < pattern.count, pattern[place] == "?" || pattern[place] == text[index] {
        place += 1
        index += 1
      } else if let last = star {
        star = (last.place, last.taken + 1)
        place = last.place + 1
        index = last.taken + 1
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }

  /// Whether a pattern matches an ARN: part by part, of which only the last may hold colons.
  static func matches(arn pattern: String, _ arn: String) -> Bool {
    if pattern == "*" { return true }
    let patterns = pattern.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return patterns.count == parts.count
      && zip(patterns, parts).allSatisfy { matches($0, $1) }
  }

  /// Whether a text would be taken for more than itself.
  static func isPattern(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0 == "*" || $0 == "?" }
  }

  /// A text that the pattern matches, with something in the place of each wildcard.
  static func example(of pattern: some StringProtocol) -> String {
    String(pattern.map { $0 == "*" || $0 == "?" ? "x" : $0 })
  }
}

import BucketSetup

/// The word of a line that is to be completed, and what stands around it.
struct CompletedWord: Sendable, Equatable {
  /// What stays before it.
  var head: String
  /// What there is of it.
  var typed: String
  /// What stays behind it.
  var tail: String
  /// What comes behind it where it is unmistakable.
  var ending = ""

  /// The line with the word completed; the cursor stands behind it.
  func line(with word: String) -> EditableLine {
    var line = EditableLine(head + word + tail)
    line.move(by: -tail.count)
    return line
  }
}

/// The ways in which a word can go on, and which of them is taken.
struct Completion: Sendable, Equatable {
  /// The word.
  let word: CompletedWord
  /// The ways.
  let candidates: [String]
  /// The one that stands in the line; none at first.
  private(set) var choice: Int?

  init(_ word: CompletedWord, _ candidates: [String]) {
    (self.word, self.candidates) = (word, candidates)
  }

  /// Takes the next one or the one before, around both ends; gives the line.
  mutating func step(forward: Bool) -> EditableLine? {
    guard !candidates.isEmpty else { return nil }
    let next = choice.map { $0 + (forward ? 1 : -1) } ?? (forward ? 0 : -1)
    let place = (next + candidates.count) % candidates.count
    choice = place
    return word.line(with: candidates[place])
  }

  /// The candidates that begin as what was typed, or else those that hold it, each once.
  static func matching(_ typed: String, in candidates: [String]) -> [String] {
    var seen = Set<String>()
    let all = candidates.filter { seen.insert($0).inserted }
    let wanted = typed.lowercased()
    let beginning = all.filter { $0.lowercased().hasPrefix(wanted) }
    return beginning.isEmpty ? all.filter { $0.lowercased().contains(wanted) } : beginning
  }

  /// The beginning that words have in common.
  static func common(_ words: [String]) -> String {
    guard var common = words.first else { return "" }
    for word in words.dropFirst() {
      common = String(zip(common, word).prefix { $0 == $1 }.map(\.0))
    }
    return common
  }
}

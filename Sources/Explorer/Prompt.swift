import BucketSetup
import Screens

/// A line that is being typed at the foot of the screen.
public struct Prompt: Sendable, Equatable {
  /// What the line is for.
  public enum Purpose: Sendable, Equatable {
    /// A command or a row number.
    case command
    /// A text to look for.
    case search
    /// A text that rows have to hold.
    case filter
  }

  /// What the line is for.
  public let purpose: Purpose
  /// What was typed.
  public internal(set) var line: EditableLine

  init(_ purpose: Purpose, _ text: String = "") {
    self.purpose = purpose
    line = EditableLine(text)
    line.moveEnd()
  }

  /// The sign before the line.
  var sign: String {
    switch purpose {
    case .command: ":"
    case .search: "/"
    case .filter: "&"
    }
  }

  /// What may be typed, for the line above.
  var hint: String {
    switch purpose {
    case .command:
      let word = line.text.split(separator: " ").first.map(String.init) ?? ""
      if word.first?.isNumber == true { return "go to the row of that number" }
      if word == "theme" {
        return Theme.all.map { "\($0.name): \($0.help)" }.joined(separator: "; ")
      }
      let names = Self.words.filter { $0.hasPrefix(word) }
      return names.isEmpty ? "no such command" : names.joined(separator: "  ")
    case .search: return "a text; small letters match capitals too"
    case .filter: return "show only rows that hold this text"
    }
  }

  /// The words that a command line can begin with.
  static let words =
    (CommandInfo.all.map(\.name)
    + ["copy FILE", "rename OLD=NEW", "table TABLE=FILES", "theme NAME"]).sorted()

  /// Completes the command's name as far as it is unmistakable.
  mutating func complete() {
    guard purpose == .command else { return }
    let names = Self.words.map { $0.prefix { $0 != " " } }.filter { $0.hasPrefix(line.text) }
    guard var common = names.first.map(String.init) else { return }
    for name in names { while !name.hasPrefix(common) { common.removeLast() } }
    line = EditableLine(common)
    line.moveEnd()
  }
}

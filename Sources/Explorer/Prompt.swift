import BucketSetup
import Inspection

/// A line that is being typed at the foot of the screen.
public struct Prompt: Sendable, Equatable {
  /// What the line is for.
  public enum Purpose: Sendable, Equatable {
    /// A command or a row number.
    case command
    /// A pattern to look for, in one column or in all.
    case search(column: String?)
    /// A pattern that rows have to hold.
    case filter
    /// A pattern for the name of a column.
    case column
  }

  /// What the line is for.
  public let purpose: Purpose
  /// What was typed.
  public internal(set) var line: EditableLine {
    didSet { if line.text != oldValue.text { readPattern() } }
  }
  /// The pattern that was typed, or why it is none; nothing where none is asked for or typed.
  public private(set) var pattern: Result<Pattern, Pattern.Problem>?

  init(_ purpose: Purpose, _ text: String = "") {
    self.purpose = purpose
    line = EditableLine(text)
    line.moveEnd()
    readPattern()
  }

  private mutating func readPattern() {
    let text = line.text
    guard purpose != .command, !text.isEmpty else {
      pattern = nil
      return
    }
    pattern = Result { () throws(Pattern.Problem) in try Pattern(text) }
  }

  /// The pattern, if one was typed.
  var chosenPattern: Pattern? { try? pattern?.get() }

  /// The sign before the line.
  var sign: String {
    switch purpose {
    case .command: ":"
    case .search(nil): "/"
    case .search: "\\"
    case .filter: "&"
    case .column: "column "
    }
  }

  /// What may be typed as a command.
  var commandHint: String {
    let word = line.text.split(separator: " ").first.map(String.init) ?? ""
    if word.first?.isNumber == true { return "go to the row of that number" }
    let names = Self.words.filter { $0.hasPrefix(word) }
    return names.isEmpty ? "no such command" : names.joined(separator: "  ")
  }

  /// The words that a command line can begin with.
  static let words =
    (CommandInfo.all.map(\.name) + ["rename OLD=NEW", "table TABLE=FILES"]).sorted()

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

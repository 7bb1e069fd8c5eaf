import BucketSetup
import Inspection
import Screens

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
    /// The file to which rows are to be written.
    case write(WriteRequest)

    /// Whether what is typed is a pattern.
    var asksForPattern: Bool {
      switch self {
      case .search, .filter, .column: true
      case .command, .write: false
      }
    }
  }

  /// What the line is for.
  public let purpose: Purpose
  /// What was typed.
  public internal(set) var line: EditableLine {
    didSet { if line.text != oldValue.text { readPattern() } }
  }
  /// The pattern that was typed, or why it is none; nothing where none is asked for or typed.
  public private(set) var pattern: Result<Pattern, Pattern.Problem>?
  /// What there is to say about the line as it was given; nothing where the hint says all.
  var note: String?
  /// Lines that it can become, where it goes on with something of the share.
  var candidates: [String] = []

  init(_ purpose: Purpose, _ text: String = "") {
    self.purpose = purpose
    line = EditableLine(text)
    line.moveEnd()
    readPattern()
  }

  private mutating func readPattern() {
    let text = line.text
    guard purpose.asksForPattern, !text.isEmpty else {
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
    case .write: "write to: "
    }
  }

  /// What may be typed as a command.
  var commandHint: String {
    let word = line.text.split(separator: " ").first.map(String.init) ?? ""
    if word.first?.isNumber == true { return Destination.hint(line.text) }
    if word == "theme" {
      return Theme.all.map { "\($0.name): \($0.help)" }.joined(separator: "; ")
    }
    let known = line.text.lastIndex(of: " ").map { line.text[...$0].count } ?? 0
    let ends = fitting.map { $0.dropFirst(known) }
    if !ends.isEmpty { return "Tab: " + ends.joined(separator: "  ") }
    let names = Self.words.filter { $0.hasPrefix(word) }
    return names.isEmpty ? "no such command" : names.joined(separator: "  ")
  }

  /// The words that a command line can begin with.
  static let words =
    (CommandInfo.all.map(\.name)
    + [
      "copy FILE", "rename OLD=NEW", "unrename OLD", "severity RULE LEVEL", "table TABLE=FILES",
      "theme NAME", "width COLUMNS",
    ]).sorted()

  /// The lines that it can become by typing on; of one that is whole those beside it too.
  private var fitting: [String] {
    if candidates.contains(line.text) { return candidates }
    return candidates.filter { $0.hasPrefix(line.text) }
  }

  /// Completes the line as far as it is unmistakable; one that is whole becomes the next.
  mutating func complete() {
    guard purpose == .command else { return }
    if let place = candidates.firstIndex(of: line.text) {
      replace(candidates[(place + 1) % candidates.count])
      return
    }
    let names =
      candidates.isEmpty
      ? Self.words.map { String($0.prefix { $0 != " " }) }.filter { $0.hasPrefix(line.text) }
      : fitting
    guard var common = names.first else { return }
    for name in names { while !name.hasPrefix(common) { common.removeLast() } }
    replace(common == line.text ? names[0] : common)
  }

  private mutating func replace(_ text: String) {
    line = EditableLine(text)
    line.moveEnd()
  }
}

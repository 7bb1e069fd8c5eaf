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
    /// A text that lines of the help have to hold.
    case help

    /// Whether what is typed is a pattern.
    var asksForPattern: Bool {
      switch self {
      case .search, .filter, .column: true
      case .command, .write, .help: false
      }
    }
  }

  /// Lines of one kind have one history.
  public enum Kind: String, CaseIterable, Sendable {
    case command, search, filter, column, write, help
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
  /// The ways in which it can go on, while they are offered.
  var completion: Completion?
  /// A folder whose files it is to be completed with, once they are known.
  var awaited: FolderRequest?
  /// Where in the history its text comes from.
  private var recalled: Recalled?

  private struct Recalled: Equatable {
    let typed: String
    var place: Int
  }

  init(_ purpose: Purpose, _ text: String = "") {
    self.purpose = purpose
    line = EditableLine(text)
    readPattern()
  }

  /// A command line with the first of several words in it, which Tab replaces by the next.
  init(choosing words: [String], after head: String, before tail: String) {
    self.init(.command, head + (words.first ?? "") + tail)
    let word = CompletedWord(head: head, typed: "", tail: tail)
    completion = Completion(word, words)
    if let line = completion?.step(forward: true) { self.line = line }
  }

  /// The kind of its history.
  var kind: Kind {
    switch purpose {
    case .command: .command
    case .search: .search
    case .filter: .filter
    case .column: .column
    case .write: .write
    case .help: .help
    }
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
    case .search(nil), .help: "/"
    case .search: "\\"
    case .filter: "&"
    case .column: "column "
    case .write: "write to: "
    }
  }

  /// What the whole line stands for, where Tab can complete it like an argument of a command.
  var parameter: Parameter? {
    switch purpose {
    case .write: Parameter("FILE", .path)
    case .command, .search, .filter, .column, .help: nil
    }
  }

  /// The text before the cursor and behind it.
  var parts: (head: String, tail: String) {
    (String(line.text.prefix(line.cursor)), String(line.text.dropFirst(line.cursor)))
  }

  // MARK: - Changes

  /// Changes the line as the user does, which ends what was offered.
  mutating func edit(_ change: (inout EditableLine) -> Void) {
    let before = line.text
    (completion, awaited) = (nil, nil)
    change(&line)
    if line.text != before { recalled = nil }
  }

  /// Steps to the next or the last way in which the line can go on.
  mutating func step(forward: Bool) {
    if let next = completion?.step(forward: forward) { line = next }
  }

  /// Offers ways to go on, or goes on as far as there is but one.
  mutating func offer(_ word: CompletedWord, _ candidates: [String], forward: Bool) {
    recalled = nil
    let matching = Completion.matching(word.typed, in: candidates)
    if let only = matching.first, matching.count == 1 {
      line = word.line(with: only + word.ending)
      return
    }
    guard !matching.isEmpty else { return }
    completion = Completion(word, matching)
    let common = Completion.common(matching)
    if common.count > word.typed.count, common.lowercased().hasPrefix(word.typed.lowercased()) {
      line = word.line(with: common)
    } else {
      step(forward: forward)
    }
  }

  /// Takes the line of the history that is older or newer and begins as what was typed.
  mutating func recall(older: Bool, from lines: [String]) {
    let typed = recalled?.typed ?? line.text
    var place = recalled?.place ?? lines.count
    repeat {
      place += older ? -1 : 1
    } while lines.indices.contains(place)
      && (lines[place] == line.text || !lines[place].hasPrefix(typed))
    (completion, awaited) = (nil, nil)
    if lines.indices.contains(place) {
      recalled = Recalled(typed: typed, place: place)
      line = EditableLine(lines[place])
    } else if !older, recalled != nil {
      recalled = nil
      line = EditableLine(typed)
    }
  }
}

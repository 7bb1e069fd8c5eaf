import BucketSetup
import Screens

/// A key of the line that is being typed: what it does there, and the words for it.
public struct PromptKey: Sendable {
  /// What a key can do to the line.
  enum Action: CaseIterable, Sendable {
    case accept, leave, complete, completeBackward, older, newer
    case left, right, wordLeft, wordRight, home, end
    case deleteBackward, deleteForward, deleteWord, deleteWordBackward, deleteWordForward
    case deleteToStart, deleteToEnd
  }

  let action: Action
  /// The keys that do it.
  public let keys: [Key]
  /// What it does.
  public let help: String

  private init(_ action: Action, _ keys: String, _ help: String) {
    self.action = action
    self.keys = keys.split(separator: " ").compactMap { Key(name: String($0)) }
    self.help = help
  }

  /// Every key but those that are typed.
  public static let all: [PromptKey] = [
    PromptKey(.accept, "enter", "do what the line says"),
    PromptKey(.leave, "escape ctrl-c", "leave the line; so does Backspace when it is empty"),
    PromptKey(.complete, "tab", "complete the word; again: the next one that fits"),
    PromptKey(.completeBackward, "shift-tab", "the one before"),
    PromptKey(.older, "up ctrl-p", "the line before that begins as what was typed"),
    PromptKey(.newer, "down ctrl-n", "the line after it"),
    PromptKey(.left, "left ctrl-b", "a character to the left"),
    PromptKey(.right, "right ctrl-f", "a character to the right"),
    PromptKey(.wordLeft, "ctrl-left", "a word to the left; so does Alt with b"),
    PromptKey(.wordRight, "ctrl-right", "a word to the right; so does Alt with f"),
    PromptKey(.home, "home ctrl-a", "to the beginning"),
    PromptKey(.end, "end ctrl-e", "to the end"),
    PromptKey(.deleteBackward, "backspace", "delete the character before the cursor"),
    PromptKey(.deleteForward, "delete ctrl-d", "delete the character under the cursor"),
    PromptKey(.deleteWord, "ctrl-w", "delete back to a blank"),
    PromptKey(.deleteWordBackward, "alt-backspace", "delete the word before the cursor"),
    PromptKey(.deleteWordForward, "alt-d", "delete the word behind the cursor"),
    PromptKey(.deleteToStart, "ctrl-u", "delete all that is before the cursor"),
    PromptKey(.deleteToEnd, "ctrl-k", "delete all that is behind the cursor"),
  ]

  /// What a key does; nothing for one that is typed.
  static func action(of key: Key) -> Action? { all.first { $0.keys.contains(key) }?.action }
}

extension EditableLine {
  /// Changes the line as a key asks for; nothing for keys that do more than that.
  mutating func take(_ action: PromptKey.Action) {
    switch action {
    case .accept, .leave, .complete, .completeBackward, .older, .newer: break
    case .left: move(by: -1)
    case .right: move(by: 1)
    case .wordLeft: moveWordBackward()
    case .wordRight: moveWordForward()
    case .home: moveHome()
    case .end: moveEnd()
    case .deleteBackward: deleteBackward()
    case .deleteForward: deleteForward()
    case .deleteWord: deleteBackwardToBlank()
    case .deleteWordBackward: deleteWordBackward()
    case .deleteWordForward: deleteWordForward()
    case .deleteToStart: deleteToStart()
    case .deleteToEnd: deleteToEnd()
    }
  }
}

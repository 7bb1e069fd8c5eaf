import Screens

/// A key of the set-up, where letters are typed: what it does there, and the words for it.
public struct SetupKey: Sendable {
  /// What a key can do.
  enum Action: CaseIterable, Sendable {
    case accept, next, back, take, backwards, left, right, tick
    case scrollUp, scrollDown, save, askAgain, clear, help, leave
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
  public static let all: [SetupKey] = [
    SetupKey(
      .accept, "enter",
      "the next question; in the review write the files, or go to the first answer that is missing"),
    SetupKey(.next, "down", "the next question, or the next step of the review"),
    SetupKey(.back, "up", "the question before, or the step before; any answer may be left so"),
    SetupKey(
      .take, "tab",
      "take what is suggested; in the review the step in the console, by the CLI, in Terraform, "
        + "in CloudFormation"),
    SetupKey(.backwards, "shift-tab", "the question before; in the review the way before"),
    SetupKey(.left, "left", "the choice before; in text a character to the left"),
    SetupKey(.right, "right", "the next choice; in text a character to the right"),
    SetupKey(.tick, "space", "the next choice; where several may be chosen, add or leave out"),
    SetupKey(.scrollUp, "pageup", "the policy, or the lines of a step, a page up"),
    SetupKey(.scrollDown, "pagedown", "a page down"),
    SetupKey(.clear, "ctrl-u", "empty the answer"),
    SetupKey(.save, "ctrl-s", "keep the answers in a file; slipway setup --answers goes on there"),
    SetupKey(.askAgain, "ctrl-r", "ask AWS again"),
    SetupKey(.help, "f1", "the keys"),
    SetupKey(.leave, "escape", "leave; what was answered is kept while the explorer runs"),
  ]

  /// What a key does; nothing for one that is typed.
  static func action(of key: Key) -> Action? { all.first { $0.keys.contains(key) }?.action }
}

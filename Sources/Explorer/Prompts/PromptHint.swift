import BucketSetup
import Screens

/// What is said about a line that is being typed.
extension State {
  /// The hint for the line above the one that is typed.
  func hint(of prompt: Prompt) -> PromptHint {
    switch prompt.purpose {
    case .command: commandHint(prompt.line.text)
    case .search: ("a text; small letters match capitals too", .dim)
    case .filter: ("show only rows that hold this text", .dim)
    case .help: ("show only keys and commands with this text; an empty line shows all", .dim)
    }
  }
}

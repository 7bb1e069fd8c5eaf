/// A command of the program: described once, for the parser and for help.
struct Command: Sendable {
  /// The word behind `slipway`; empty for the explorer.
  let name: String
  /// What it takes beside flags.
  let operands: String
  /// What it does, in one line.
  let summary: String
  /// Its flags.
  let flags: [Flag]
  /// What help says below the flags.
  var notes = ""
  /// The exit status where it is called wrongly.
  var misuse: Int32 = 2
  /// Does it, and returns the exit status.
  let run: @Sendable (Arguments) throws -> Int32

  /// Every command in the order of help.
  static let all: [Command] = [
    explore, check, partitions, columns, rows, count, contract, explain, settings, setup,
    setupPlan, setupApply, setupUpload, setupVerify, setupUndo, policy, sample,
  ]

  /// The explorer, where no command is named.
  static let standard = explore

  /// Finds the command of a word.
  static func named(_ word: String) -> Command? {
    all.first { $0.name == word && !word.isEmpty }
  }

  /// The command that words begin with, which may be two, and how many of them name it.
  static func begun(by words: [String]) -> (command: Command, count: Int)? {
    for count in [2, 1] where words.count >= count {
      if let command = named(words[..<count].joined(separator: " ")) { return (command, count) }
    }
    return nil
  }

  /// How it is called.
  var usage: String {
    "slipway" + (name.isEmpty ? "" : " \(name)") + (operands.isEmpty ? "" : " \(operands)")
  }

  /// The help of the command.
  var help: String {
    let rows = (flags + [.help]).map { flag in
      ("  --\(flag.name)" + (flag.placeholder.map { " \($0)" } ?? ""), flag.help)
    }
    let width = min(34, rows.map(\.0.count).max() ?? 0)
    let lines = rows.map { left, right in
      left.count > width
        ? left + "\n" + String(repeating: " ", count: width + 2) + right
        : left + String(repeating: " ", count: width - left.count + 2) + right
    }
    return "\(summary)\n\nusage: \(usage) [flags]\n\n\(lines.joined(separator: "\n"))\n"
      + (notes.isEmpty ? "" : "\n\(notes)")
  }

  /// The help of the program.
  static var overview: String {
    let width = all.map(\.usage.count).max() ?? 0
    let lines = all.map { command in
      "  \(command.usage)\(String(repeating: " ", count: width - command.usage.count + 2))"
        + command.summary
    }
    return """
      Slipway \(Version.text): browse, check and ship the tables that you share through S3.

      \(lines.joined(separator: "\n"))

      Flags of a command: slipway COMMAND --help
      Exit status: 0 nothing at or above --fail-on, 1 findings, 2 usage, 3 something could not
      be read.

      """
  }
}

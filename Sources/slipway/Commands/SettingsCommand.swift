import Inspection
import Screens

extension Command {
  /// Shows every key of the settings files.
  static let settings = Command(
    name: "settings", operands: "[PATH…]",
    summary: "the keys of the settings files, with what they say here",
    flags: [.settingsFormat, .output]
  ) { arguments in
    let isDocument = try arguments.choice(.settingsFormat, default: "text") == "markdown"
    let text = isDocument ? settingsDocument : try settingsText(arguments)
    try Output.write(text, to: arguments.value(.output))
    return 0
  }

  /// The keys as `Documentation/settings.md` lists them.
  private static var settingsDocument: String {
    document("`slipway.json` in the share", SettingsKey.all.map { ($0.name, $0.meaning, $0.flag) })
      + "\n"
      + document(
        "`settings.json` of the user",
        PreferenceKey.all.map { ($0.name, $0.meaning, $0.flag) })
  }

  private static func document(
    _ title: String, _ keys: [(name: String, meaning: String, flag: String)]
  ) -> String {
    let rows = keys.map { "| `\($0.name)` | \($0.meaning) | \($0.flag) |\n" }
    return "| key of \(title) | what it says | or |\n|---|---|---|\n" + rows.joined()
  }

  private static func settingsText(_ arguments: Arguments) throws -> String {
    let file = SettingsFile(arguments.operands.isEmpty ? ["."] : arguments.operands)
    let share = try file?.read() ?? ShareSettings()
    let preferences = try Preferences.read()
    let ofShare = SettingsKey.all.map { key in
      let value = key.write(share).map { key.isSecret ? "(a secret)" : $0.line }
      return (key.name, value ?? "–", key.meaning)
    }
    let ofUser = PreferenceKey.all.map { ($0.name, $0.value(preferences).line, $0.meaning) }
    return list(file?.path ?? "slipway.json in a share", ofShare) + "\n"
      + list(Preferences.path ?? "no home folder to keep settings in", ofUser)
  }

  private static func list(
    _ title: String, _ keys: [(name: String, value: String, meaning: String)]
  ) -> String {
    let lines = keys.map { key in
      let meaning = key.meaning.filter { $0 != "`" }
      return "  \(key.name)\n      \(Visible.text(key.value))\n      \(meaning)\n"
    }
    return Visible.text(title) + "\n" + lines.joined()
  }
}

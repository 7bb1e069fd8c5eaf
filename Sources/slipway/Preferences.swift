import Screens

/// What a user wants of the explorer in every share, kept in a file of their own.
struct Preferences {
  /// How the explorer looks; nothing where the terminal decides.
  var theme: Theme?
  /// Whether signs are of ASCII alone.
  var isASCII = false
  /// Whether the mouse is reported, and not left to the terminal.
  var usesMouse = true
  /// Whether the privacy mask is on from the start.
  var isMasked = false
  /// Whether the explorer begins where it was left.
  var keepsPlace = true

  /// The file of the user; nothing where there is no folder for it.
  static var path: String? { UserFolder.path(of: .config).map { $0 + "/settings.json" } }

  /// The defaults.
  init() {}

  /// What the file of the user says, and what the flags of a command say over it.
  init(_ arguments: Arguments) throws(UsageError) {
    self = try Self.read()
    if arguments.has(.theme) {
      theme = Theme.named(try arguments.choice(.theme, default: Theme.standard.name))
    }
    isASCII = isASCII || arguments.has(.ascii)
    usesMouse = usesMouse && !arguments.has(.noMouse)
    isMasked = isMasked || arguments.has(.redact)
    keepsPlace = keepsPlace && !arguments.has(.fresh)
  }

  /// What the file of the user says, and the defaults for the rest.
  static func read() throws(UsageError) -> Preferences {
    var preferences = Preferences()
    guard let path else { return preferences }
    for (name, value) in try SettingsNode.object(in: path) {
      guard let key = PreferenceKey.all.first(where: { $0.name == name }) else {
        throw SettingsMistake.unknown(name, in: path, among: PreferenceKey.all.map(\.name))
      }
      do throws(SettingsMistake) {
        try key.read(value, &preferences)
      } catch {
        throw error.usage(of: name, in: path)
      }
    }
    return preferences
  }
}

/// A key of the user's own settings: described once, for reading and for the document.
struct PreferenceKey: Sendable {
  /// The key.
  let name: String
  /// What it says, as Markdown.
  let meaning: String
  /// What else says it, as Markdown.
  let flag: String
  /// Takes its value over, or says in a few words what is expected there.
  let read: @Sendable (SettingsNode, inout Preferences) throws(SettingsMistake) -> Void
  /// The value that holds.
  let value: @Sendable (Preferences) -> SettingsNode

  /// Every key, by the alphabet.
  static let all = [ascii, mask, mouse, session, theme]

  private static let ascii = switching(
    \.isASCII, name: "ascii", meaning: "whether signs and bars are of ASCII alone",
    flag: "`--ascii`")
  private static let mask = switching(
    \.isMasked, name: "mask",
    meaning: "whether ids and e-mail addresses are hidden from the start", flag: "`--redact`, `P`")
  private static let mouse = switching(
    \.usesMouse, name: "mouse",
    meaning: "whether clicks and the wheel are for the explorer, and not for the terminal",
    flag: "`--no-mouse` for `false`")
  private static let session = switching(
    \.keepsPlace, name: "session",
    meaning: "whether a share is opened where it was left; the place is kept either way",
    flag: "`--fresh` for `false`")

  /// A key that is true or false.
  private static func switching(
    _ property: any WritableKeyPath<Preferences, Bool> & Sendable, name: String, meaning: String,
    flag: String
  ) -> PreferenceKey {
    PreferenceKey(name: name, meaning: meaning, flag: flag) {
      node, preferences throws(SettingsMistake) in
      guard let bool = node.bool else { throw SettingsMistake("expected true or false") }
      preferences[keyPath: property] = bool
    } value: { preferences in
      .bool(preferences[keyPath: property])
    }
  }

  /// The word for no theme of one's own.
  private static let automatic = "automatic"
  private static let themes = [automatic] + Theme.all.map(\.name)

  private static let theme = PreferenceKey(
    name: "theme",
    meaning: "how the explorer looks: "
      + themes.map { "`\($0)`" }.joined(separator: ", "),
    flag: "`--theme`, `NO_COLOR` for `mono`"
  ) { node, preferences throws(SettingsMistake) in
    guard let name = node.text, themes.contains(name) else {
      throw SettingsMistake("expected the name of a theme", word: node.text, among: themes)
    }
    preferences.theme = Theme.named(name)
  } value: { preferences in
    .text(preferences.theme?.name ?? automatic)
  }
}

import Screens

/// How the explorer looks and is worked with, as far as its user said.
struct Appearance {
  /// How the roles look; nothing where nobody said.
  var theme: Theme?
  /// Whether signs are drawn in ASCII also where more can be shown.
  var isASCII = false
  /// Whether the mouse is reported, and not left to the terminal.
  var usesMouse = true

  init(_ arguments: Arguments) throws(UsageError) {
    if arguments.has(.theme) {
      theme = Theme.named(try arguments.choice(.theme, default: Theme.standard.name))
    }
    isASCII = arguments.has(.ascii)
    usesMouse = !arguments.has(.noMouse)
  }
}

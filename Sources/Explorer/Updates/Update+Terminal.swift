import Reports
import Screens

/// What is asked of the terminal: another look, the mouse, its clipboard.
extension State {
  /// Shows the roles by a theme, or says which ones there are.
  mutating func useTheme(_ name: String) -> [Effect] {
    guard let theme = Theme.named(name) else {
      let names = Theme.all.map(\.name).joined(separator: ", ")
      message = name.isEmpty ? "themes: \(names)" : "no theme \(name); there are \(names)"
      return []
    }
    message = "\(theme.name): \(theme.help)"
    return [.useTheme(theme)]
  }

  mutating func toggleMouse() -> [Effect] {
    usesMouse.toggle()
    message = usesMouse ? "the mouse chooses and scrolls" : "the mouse is left to the terminal"
    return [.useMouse(usesMouse)]
  }

  /// Copies to the terminal's clipboard; as no terminal says whether it took it, so is another way.
  mutating func copy(_ bytes: [UInt8], _ name: String) -> [Effect] {
    copied = bytes
    message =
      "copied \(name)\(maskNote), \(Amount.of(bytes.count, "byte")); :copy FILE writes it to a file"
    return [.copy(String(decoding: bytes, as: UTF8.self))]
  }

  /// Writes what was copied last to a file.
  mutating func writeCopy(to path: String) -> [Effect] {
    guard let copied else {
      message = "nothing was copied: y copies a cell, Y a record"
      return []
    }
    guard !path.isEmpty else {
      message = "copy FILE, where nothing is yet"
      return []
    }
    return [.save(copied, path: path)]
  }
}

/// Writing to the clipboard of the terminal, also through ssh (xterm's "OSC 52").
enum Clipboard {
  /// What stands between the program and the terminal.
  enum Multiplexer {
    case tmux, screen

    /// What the environment tells of it; through ssh only the type of the terminal comes along.
    init?(_ value: (String) -> String?) {
      let type = value("TERM") ?? ""
      if value("TMUX") != nil || type.hasPrefix("tmux") {
        self = .tmux
      } else if value("STY") != nil || type.hasPrefix("screen") {
        self = .screen
      } else {
        return nil
      }
    }
  }

  /// The longest text, encoded, that xterm accepts.
  static let limit = 74_994

  /// The bytes that put `text` on the clipboard, or nil when it is too long.
  ///
  /// Only base64 stands between the brackets, so nothing in the text can end the command early.
  /// A multiplexer either takes the command for itself or hands on what is wrapped for it, which
  /// depends on how it is set up; so it is sent both.
  static func command(for text: String, through multiplexer: Multiplexer? = nil) -> [UInt8]? {
    let encoded = base64(Array(text.utf8))
    guard encoded.count <= limit else { return nil }
    let command = Array("\u{1B}]52;c;".utf8) + encoded + [0x07]
    switch multiplexer {
    case nil: return command
    case .tmux: return command + throughTmux(command)
    case .screen: return command + throughScreen(command)
    }
  }

  /// Tmux hands on what it is given in a command of its own, with each escape doubled.
  private static func throughTmux(_ command: [UInt8]) -> [UInt8] {
    let doubled = command.flatMap { $0 == 0x1B ? [$0, $0] : [$0] }
    return Array("\u{1B}Ptmux;".utf8) + doubled + Array("\u{1B}\\".utf8)
  }

  /// Bytes that screen takes at once with room to spare: 256 in old versions.
  private static let portion = 240

  /// Screen hands on what it is given in portions.
  private static func throughScreen(_ command: [UInt8]) -> [UInt8] {
    stride(from: 0, to: command.count, by: portion).flatMap { start in
      Array("\u{1B}P".utf8) + command[start..<min(start + portion, command.count)]
        + Array("\u{1B}\\".utf8)
    }
  }

  /// Encodes bytes as RFC 4648 says.
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      for digit in 0..<4 {
        let value = Int(bits >> (18 - 6 * UInt32(digit)) & 0x3F)
        result.append(digit <= group.count ? alphabet[value] : UInt8(ascii: "="))
      }
    }
    return result
  }
}

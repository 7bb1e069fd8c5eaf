import Screens

extension Key {
  /// What a terminal of the type `xterm-256color` sends for the key in application mode (terminfo).
  var bytes: String {
    switch self {
    case .character(let character): String(character)
    case .control(let character): Self.controlled(character)
    case .enter: "\r"
    case .escape: "\u{1B}"
    case .tab: "\t"
    case .backTab: "\u{1B}[Z"
    case .backspace: "\u{7F}"
    case .delete: "\u{1B}[3~"
    case .insert: "\u{1B}[2~"
    case .up: "\u{1B}OA"
    case .down: "\u{1B}OB"
    case .right: "\u{1B}OC"
    case .left: "\u{1B}OD"
    case .wordLeft: "\u{1B}[1;5D"
    case .wordRight: "\u{1B}[1;5C"
    case .deleteWordLeft: "\u{1B}\u{7F}"
    case .deleteWordRight: "\u{1B}d"
    case .home: "\u{1B}OH"
    case .end: "\u{1B}OF"
    case .pageUp: "\u{1B}[5~"
    case .pageDown: "\u{1B}[6~"
    case .function(let number): Self.function(number)
    }
  }

  private static func controlled(_ character: Character) -> String {
    guard let value = character.uppercased().first?.asciiValue else { return String(character) }
    return String(Unicode.Scalar(value & 0x1F))
  }

  private static func function(_ number: Int) -> String {
    let short = [1: "P", 2: "Q", 3: "R", 4: "S"]
    let long = [5: 15, 6: 17, 7: 18, 8: 19, 9: 20, 10: 21, 11: 23, 12: 24]
    if let letter = short[number] { return "\u{1B}O\(letter)" }
    return long[number].map { "\u{1B}[\($0)~" } ?? ""
  }
}

import CTerminal
import Screens

extension Key {
  /// The key of a code of the terminal library.
  init?(code: Int) {
    switch code {
    case CT_UP: self = .up
    case CT_DOWN: self = .down
    case CT_LEFT: self = .left
    case CT_RIGHT: self = .right
    case CT_HOME: self = .home
    case CT_END: self = .end
    case CT_PAGE_UP: self = .pageUp
    case CT_PAGE_DOWN: self = .pageDown
    case CT_INSERT: self = .insert
    case CT_DELETE: self = .delete
    case CT_BACKSPACE: self = .backspace
    case CT_ENTER: self = .enter
    case CT_BACK_TAB: self = .backTab
    case CT_WORD_LEFT: self = .wordLeft
    case CT_WORD_RIGHT: self = .wordRight
    case CT_DELETE_WORD_LEFT: self = .deleteWordLeft
    case CT_DELETE_WORD_RIGHT: self = .deleteWordRight
    case CT_FUNCTION + 1...CT_FUNCTION + 63: self = .function(code - CT_FUNCTION)
    default: return nil
    }
  }

  /// The key that sends a scalar; nil for one that no key sends.
  init?(scalar value: UInt32) {
    switch value {
    case 0x00: self = .control(" ")
    case 0x08, 0x7F: self = .backspace
    case 0x09: self = .tab
    // Return sends CR in raw mode; LF is Ctrl-J, which some terminals send for Enter as well.
    case 0x0A, 0x0D: self = .enter
    case 0x1B: self = .escape
    case 0x01...0x1A: self = .control(Character(Unicode.Scalar(UInt8(value) + 0x60)))
    case 0x1C...0x1F: self = .control(Character(Unicode.Scalar(UInt8(value) + 0x40)))
    default:
      guard let scalar = Unicode.Scalar(value), !(0x80..<0xA0).contains(value) else { return nil }
      self = .character(Character(scalar))
    }
  }
}

import CUTF8Proc

/// Makes text safe to show: nothing in it is invisible, moves the cursor or turns the line around.
///
/// Controls become Unicode's control pictures, other scalars that cannot be seen become their
/// number (`‹U+202E›`), bytes that are no UTF-8 become their value (`‹FF›`). Everything else stays
/// as it is, so doing it twice changes nothing.
public enum Visible {
  /// The visible form of a text.
  public static func text(_ text: some StringProtocol) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return String(text) }
    var result = ""
    for character in text {
      append(character, to: &result)
    }
    return result
  }

  /// The visible form of bytes that should be UTF-8.
  public static func text(utf8 bytes: some Sequence<UInt8>) -> String {
    let bytes = Array(bytes)
    var decoded = String.UnicodeScalarView()
    var input = bytes.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    var position = 0
    while true {
      switch parser.parseScalar(from: &input) {
      case .valid(let encoded):
        decoded.append(Unicode.UTF8.decode(encoded))
        position += encoded.count
      case .error(let length):
        for byte in bytes[position..<position + length] {
          decoded.append(contentsOf: "‹\(hexadecimal(UInt32(byte), digits: 2))›".unicodeScalars)
        }
        position += length
      case .emptyInput:
        return text(String(decoded))
      }
    }
  }

  /// The visible form of one cluster, which may be several.
  static func cluster(_ character: Character) -> String {
    var result = ""
    append(character, to: &result)
    return result
  }

  private static func append(_ character: Character, to result: inout String) {
    let scalars = Array(character.unicodeScalars)
    var attaches = false
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      let previous = attaches ? scalars[index - 1] : nil
      if let mark = mark(for: scalar, after: previous, before: next) {
        result += mark
        attaches = false
      } else {
        result.unicodeScalars.append(scalar)
        attaches = true
      }
    }
  }

  /// What is shown instead of a scalar, or nil when it is shown itself.
  private static func mark(
    for scalar: Unicode.Scalar, after previous: Unicode.Scalar?, before next: Unicode.Scalar?
  ) -> String? {
    switch scalar.value {
    case 0x20...0x7E: return nil
    case 0x0A: return "⏎"
    case 0x00...0x1F: return Unicode.Scalar(0x2400 + scalar.value).map(String.init)
    case 0x7F: return "␡"
    case 0xA0: return "⍽"
    // The empty Braille pattern: a symbol by category, a blank to the eye.
    case 0x2800: return number(of: scalar)
    // The ideographic space, which East Asian text is set with.
    case 0x3000: return nil
    case 0x200D: return joinsPictures(previous, next) ? nil : number(of: scalar)
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF:
      return choosesPicture(of: previous) ? nil : number(of: scalar)
    default: return isSeen(scalar, after: previous) ? nil : number(of: scalar)
    }
  }

  private static func isSeen(_ scalar: Unicode.Scalar, after base: Unicode.Scalar?) -> Bool {
    if scalar.properties.isDefaultIgnorableCodePoint { return false }
    switch utf8proc_category(Int32(bitPattern: scalar.value)) {
    case UTF8PROC_CATEGORY_CN, UTF8PROC_CATEGORY_CC, UTF8PROC_CATEGORY_CF, UTF8PROC_CATEGORY_CS,
      UTF8PROC_CATEGORY_CO, UTF8PROC_CATEGORY_ZS, UTF8PROC_CATEGORY_ZL, UTF8PROC_CATEGORY_ZP:
      return false
    default:
      return base != nil || (TextWidth.columns(of: scalar) > 0 && !extends(scalar))
    }
  }

  /// True for what joins the cluster before it, so that it would change whatever is drawn there.
  private static func extends(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if properties.isGraphemeExtend || properties.isEmojiModifier { return true }
    return utf8proc_category(Int32(bitPattern: scalar.value)) == UTF8PROC_CATEGORY_MC
  }

  /// A joiner is seen only where it makes one picture out of two, as in a family.
  private static func joinsPictures(_ left: Unicode.Scalar?, _ right: Unicode.Scalar?) -> Bool {
    guard let left, let right else { return false }
    let endsPicture = left.properties.isEmoji || left == "\u{FE0F}"
    return endsPicture && right.properties.isEmoji && !right.isASCII && !left.isASCII
  }

  /// A variation selector is seen only where it chooses the form of a picture or an ideograph.
  private static func choosesPicture(of base: Unicode.Scalar?) -> Bool {
    guard let base else { return false }
    return base.properties.isEmoji || base.properties.isIdeographic
  }

  private static func number(of scalar: Unicode.Scalar) -> String {
    "‹U+\(hexadecimal(scalar.value, digits: 4))›"
  }

  /// A number in upper-case hexadecimal, with zeros before it up to so many digits.
  public static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

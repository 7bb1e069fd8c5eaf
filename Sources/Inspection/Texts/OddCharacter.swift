import Tables

/// A character of a cell that no one can see, or that stands for one that is lost.
struct OddCharacter: Equatable {
  /// Its code point.
  let scalar: UInt32
  /// Its first byte's place in the cell.
  let offset: Int

  /// What it is, in words.
  var name: String {
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    switch scalar {
    case 0x0d: return "a carriage return outside quotes"
    case 0xfffd: return "\(code), which stands for a character that is lost"
    case 0xa0: return "\(code), a blank that does not break"
    case 0xfeff, 0x200b, 0x200e, 0x200f, 0x2060: return "\(code), which has no width"
    case 0x2028, 0x2029: return "\(code), a line end"
    default: return "the control \(code)"
    }
  }

  private var digits: String { String(scalar, radix: 16, uppercase: true) }

  /// The first one of a cell as it stands between delimiters.
  ///
  /// In any text these are controls but tab and line ends, and U+FFFD; in keys also what makes two
  /// keys of one without showing. Controls below U+0020 make JSON invalid, and are left to the rule
  /// about that. A NUL is a rule's matter of its own.
  static func first(
    in cell: UnsafeBufferPointer<UInt8>, isKey: Bool, isJSON: Bool, isQuoted: Bool
  ) -> OddCharacter? {
    for (offset, byte) in cell.enumerated() {
      switch byte {
      case 0x20...0x7e, 0, 0x09, 0x0a:
        continue
      case 0x0d:
        if !isQuoted, !isJSON { return OddCharacter(scalar: 0x0d, offset: offset) }
      case ..<0x20:
        if !isJSON { return OddCharacter(scalar: UInt32(byte), offset: offset) }
      case 0x7f:
        return OddCharacter(scalar: 0x7f, offset: offset)
      case 0xc2 where offset + 1 < cell.count:
        let next = cell[offset + 1]
        if (0x80..<0xa0).contains(next) || (isKey && next == 0xa0) {
          return OddCharacter(scalar: UInt32(next), offset: offset)
        }
      case 0xe2 where isKey, 0xef:
        guard offset + 2 < cell.count else { continue }
        let scalar = Self.scalar(byte, cell[offset + 1], cell[offset + 2])
        if scalar == 0xfffd || (isKey && hidden.contains(scalar)) {
          return OddCharacter(scalar: scalar, offset: offset)
        }
      default:
        continue
      }
    }
    return nil
  }

  private static func scalar(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
    UInt32(first & 0x0f) << 12 | UInt32(second & 0x3f) << 6 | UInt32(third & 0x3f)
  }

  /// Without those that join letters and pictures, which texts need.
  private static let hidden: Set<UInt32> = [
    0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x2060, 0xfeff,
  ]
}

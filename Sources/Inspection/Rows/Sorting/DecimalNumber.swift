/// A number as it is written in a cell: its digits in place, without those that mean nothing.
///
/// An exponent has to have a sign or to follow a fraction, as programs write it; `12e5` is more often
/// part of an id.
struct DecimalNumber {
  let isNegative: Bool
  /// From the first digit that is not 0 to the last, maybe with a point among them; none for 0.
  let digits: Range<Int>
  /// The power of ten of the first digit.
  let exponent: Int

  /// The number in a cell; nothing where the cell holds anything else.
  init?(_ cell: UnsafeBufferPointer<UInt8>) {
    var at = 0
    let sign = cell.first
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { at = 1 }
    guard at < cell.count, Self.isDigit(cell[at]) || cell[at] == UInt8(ascii: ".") else {
      return nil
    }
    var (first, last, point, digits) = (nil as Int?, at, nil as Int?, 0)
    while at < cell.count {
      let byte = cell[at]
      if Self.isDigit(byte) {
        digits += 1
        if byte != UInt8(ascii: "0") {
          first = first ?? at
          last = at
        }
      } else if byte == UInt8(ascii: "."), point == nil {
        point = at
      } else {
        break
      }
      at += 1
    }
    let whole = point ?? at
    guard digits > 0, let power = Self.power(cell[at...], hasPoint: point != nil) else {
      return nil
    }
    isNegative = sign == UInt8(ascii: "-")
    guard let first else {
      (self.digits, exponent) = (0..<0, 0)
      return
    }
    self.digits = first..<last + 1
    exponent = power + (first < whole ? whole - first - 1 : whole - first)
  }

  /// The power of ten that `e-7` stands for, 0 where nothing is written; nothing for other bytes.
  private static func power(_ rest: Slice<UnsafeBufferPointer<UInt8>>, hasPoint: Bool) -> Int? {
    guard let letter = rest.first else { return 0 }
    guard letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") else { return nil }
    var digits = rest.dropFirst()
    let sign = digits.first
    let isSigned = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
    if isSigned { digits = digits.dropFirst() }
    guard isSigned || hasPoint, (1...8).contains(digits.count), digits.allSatisfy(isDigit) else {
      return nil
    }
    let power = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    return sign == UInt8(ascii: "-") ? -power : power
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}

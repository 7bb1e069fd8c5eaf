/// Numbers in hexadecimal digits.
enum Hex {
  /// The number with as many lower-case digits as asked for, or more if it needs more.
  static func digits(_ number: some BinaryInteger, count: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
  }
}

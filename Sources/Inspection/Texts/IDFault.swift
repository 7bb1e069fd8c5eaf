/// What is wrong with an id by the look of its bytes.
enum IDFault: Equatable, Sendable {
  /// An e-mail address.
  case address
  /// A telephone number.
  case phone
  /// A whole number with a fraction of nothing, `1298.0`.
  case fraction
  /// A rounded number, `1.29E+15`.
  case exponent
  /// A whole number that programs which read it as a number round.
  case tooLong
  /// A blank inside.
  case blank

  /// Whether it tells who a person is.
  var isPersonal: Bool { self == .address || self == .phone }

  /// The fault of an id without blanks at its ends, if it has one.
  init?(_ id: UnsafeBufferPointer<UInt8>) {
    if Self.isAddress(id) {
      self = .address
    } else if Self.isWhole(id) {
      guard Self.isAboveExact(id) else { return nil }
      self = .tooLong
    } else if Self.isFraction(id) {
      self = .fraction
    } else if Self.isExponent(id) {
      self = .exponent
    } else if Self.isPhone(id) {
      self = .phone
    } else if id.contains(where: UnsafeBufferPointer.isBlank) {
      self = .blank
    } else {
      return nil
    }
  }

  /// What to say of it.
  var detail: String {
    switch self {
    case .address: "an e-mail address"
    case .phone: "a telephone number"
    case .fraction: "a whole number written as a fraction"
    case .exponent: "a rounded number"
    case .tooLong: "beyond 9007199254740992, up to which programs keep numbers exact"
    case .blank: "a blank inside"
    }
  }

  // MARK: - Shapes

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func isWhole(_ id: some Collection<UInt8>) -> Bool {
    !id.isEmpty && id.allSatisfy(isDigit)
  }

  /// Above 2^53 a 64-bit fraction has no room for every whole number.
  private static func isAboveExact(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
    let digits = id.drop { $0 == UInt8(ascii: "0") }
    guard digits.count == 16 else { return digits.count > 16 }
    return Array("9007199254740992".utf8).lexicographicallyPrecedes(digits)
  }

  private static func isFraction(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
    let parts = id.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 2 && isWhole(parts[0]) && !parts[1].isEmpty
      && parts[1].allSatisfy { $0 == UInt8(ascii: "0") }
  }

  /// Digits with a fraction or a signed exponent; `12e5` is a code like others.
  private static func isExponent(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
    let parts = id.split(omittingEmptySubsequences: false) { $0 | 0x20 == UInt8(ascii: "e") }
    guard parts.count == 2 else { return false }
    let number = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isSigned = parts[1].first == UInt8(ascii: "+") || parts[1].first == UInt8(ascii: "-")
    return number.count <= 2 && number.allSatisfy { isWhole($0) }
      && isWhole(isSigned ? parts[1].dropFirst() : parts[1][...])
      && (isSigned || number.count == 2)
  }

  /// One `@` between a name and a host with a point.
  private static func isAddress(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
    let parts = id.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !id.contains(where: UnsafeBufferPointer.isBlank)
    else { return false }
    let host = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return host.count > 1 && host.allSatisfy { !$0.isEmpty }
  }

  /// Digits behind a plus, with a code in brackets, or in groups of three, three and four.
  private static func isPhone(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
    let signs = Array(" -.()".utf8)
    let isPlus = id.first == UInt8(ascii: "+")
    let rest = isPlus ? id.dropFirst() : id[...]
    guard rest.allSatisfy({ isDigit($0) || signs.contains($0) }) else { return false }
    let groups = rest.split { signs.contains($0) }.map(\.count)
    let hasBrackets = rest.contains(UInt8(ascii: "(")) && rest.contains(UInt8(ascii: ")"))
    return (isPlus || hasBrackets) && (7...15).contains(groups.reduce(0, +))
      || groups == [3, 3, 4]
  }
}

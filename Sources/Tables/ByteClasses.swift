import CKernels

/// What kinds of bytes stand in a piece or a cell, so that what is rare is looked for only there.
public struct ByteClasses: OptionSet, Sendable {
  /// The kernel's bits.
  public let rawValue: UInt8

  /// The classes of a set of bits.
  @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

  private init(_ kernel: ck_class) { self.init(rawValue: UInt8(kernel.rawValue)) }

  /// A NUL.
  public static let zero = ByteClasses(CK_ZERO)
  /// Another control below U+0020, none of tab, line feed and carriage return.
  public static let control = ByteClasses(CK_CONTROL)
  /// The control 0x7f, or the lead byte of U+F000 to U+FFFF.
  public static let edge = ByteClasses(CK_EDGE)
  /// A carriage return.
  public static let carriageReturn = ByteClasses(CK_RETURN)
  /// A byte beyond ASCII.
  public static let beyondASCII = ByteClasses(CK_HIGH)
  /// The lead byte of U+0080 to U+00BF or of U+2000 to U+2FFF.
  public static let mark = ByteClasses(CK_MARK)
  /// The lead byte of U+00C0 to U+00FF.
  public static let latin = ByteClasses(CK_LATIN)

  /// The classes of all bytes together.
  public static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> ByteClasses {
    guard let base = bytes.baseAddress else { return [] }
    return ByteClasses(rawValue: ck_survey(base, bytes.count))
  }
}

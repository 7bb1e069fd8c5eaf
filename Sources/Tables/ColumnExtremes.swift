import CKernels

/// The least, the greatest, the shortest and the longest value of a column.
public struct ColumnExtremes: @unchecked Sendable {
  // Safe: a value without pointers.
  var raw = ck_extremes()

  /// What all values seen so far are.
  public enum Kind: Sendable {
    /// Nothing was seen.
    case nothing
    /// Whole numbers without sign or leading zero.
    case integers
    /// Numbers.
    case numbers
    /// Anything.
    case texts
  }

  /// Before the first value.
  public init() { raw.shortest = .max }

  /// What all values seen so far are.
  public var kind: Kind {
    switch raw.kind {
    case CK_NOTHING: .nothing
    case CK_INTEGERS: .integers
    case CK_NUMBERS: .numbers
    default: .texts
    }
  }

  /// Bytes of the shortest value and of the longest, without quotes around them.
  public var lengths: ClosedRange<Int>? {
    raw.shortest <= raw.longest ? Int(raw.shortest)...Int(raw.longest) : nil
  }

  /// The first bytes of the least value and of the greatest: by number where all are numbers, else
  /// by their bytes.
  public var values: (least: [UInt8], greatest: [UInt8])? {
    switch kind {
    case .nothing: nil
    case .integers, .numbers: (Self.bytes(raw.least), Self.bytes(raw.greatest))
    case .texts: (Self.bytes(raw.first), Self.bytes(raw.last))
    }
  }

  /// The least number and the greatest, where all values are whole numbers.
  public var numbers: ClosedRange<Double>? {
    kind == .integers ? raw.least.number...raw.greatest.number : nil
  }

  /// Bytes of a value that are kept.
  public static let keptBytes = Int(CK_KEPT)

  /// Adds a value of one byte or more.
  public mutating func add(_ value: UnsafeBufferPointer<UInt8>) {
    ck_add_value(value.baseAddress, value.count, &raw)
  }

  /// Adds the length of a value whose order does not matter.
  public mutating func addLength(_ length: Int) {
    raw.shortest = min(raw.shortest, UInt32(length))
    raw.longest = max(raw.longest, UInt32(length))
  }

  /// Adds what is known of other values of the same column.
  public mutating func merge(_ other: ColumnExtremes) {
    withUnsafePointer(to: other.raw) { ck_merge_extremes(&raw, $0) }
  }

  private static func bytes(_ value: ck_value) -> [UInt8] {
    withUnsafeBytes(of: value.bytes) { Array($0.prefix(Int(value.length))) }
  }
}

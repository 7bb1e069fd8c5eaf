import CKernels

/// How many ids of a block have which shape, as the kernels count them.
public struct IDShapes: @unchecked Sendable {
  // Safe: a value without pointers.
  var raw = ck_id_shapes()

  /// What an id looks like.
  public enum Shape: Hashable, Sendable {
    /// A whole number of so many digits, 1 to 15.
    case number(digits: Int)
    /// The same with a zero in front, 2 to 15 digits.
    case led(digits: Int)
    /// 32 hex digits in five groups.
    case uuid
    /// An e-mail address, which no kernel tells.
    case address
    /// Anything else.
    case other
  }

  /// Before the first id.
  public init() {}

  /// The shapes that some id has, each with its count and the first row of the block that has it.
  public var found: [(shape: Shape, count: Int, first: Int)] {
    (0..<CK_ID_SHAPES).compactMap { number in
      let (count, first) = withUnsafeBytes(of: raw) { bytes in
        let words = bytes.assumingMemoryBound(to: UInt32.self)
        return (Int(words[number]), Int(words[number + CK_ID_SHAPES]))
      }
      return count > 0 ? (Self.shape(number), count, first) : nil
    }
  }

  private static func shape(_ number: Int) -> Shape {
    switch number {
    case CK_ID_OTHER: .other
    case CK_ID_UUID: .uuid
    case ...CK_ID_LED: .number(digits: number)
    default: .led(digits: number - CK_ID_LED)
    }
  }
}

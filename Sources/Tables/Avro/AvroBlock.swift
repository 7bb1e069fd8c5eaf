/// A block of an Avro file, as what stands around it tells.
public struct AvroBlock: Equatable, Sendable {
  /// Why none of its rows can be read.
  public enum Fault: Equatable, Sendable {
    /// No numbers stand where it should tell of its rows; it counts as one.
    case head
    /// It does not end where it says.
    case marker
    /// The file ends within it.
    case cutShort
    /// It is larger than any block that is read.
    case tooLarge
  }

  /// Offset in the file of its first byte.
  public let offset: UInt64
  /// Number of its first row in the file.
  public let firstRow: UInt64
  /// How many rows it claims to have.
  public let rowCount: Int
  /// Where in the file its rows are.
  public let data: Range<UInt64>
  /// Offset in the file of the next block.
  public let end: UInt64
  /// Why none of its rows can be read.
  public let fault: Fault?
}

extension AvroBlock.Fault {
  /// The fault in words.
  public var reason: String {
    switch self {
    case .head: "it does not say how many rows it has"
    case .marker: "it does not end where it says"
    case .cutShort: "the file ends within it; it was cut short"
    case .tooLarge: "it is larger than 256 MiB"
    }
  }
}

/// Blocks that stand one behind the other, about a piece of them.
public struct AvroRun: Equatable, Sendable {
  /// The blocks; at least one.
  public let blocks: [AvroBlock]

  /// Number of its first row in the file.
  public var firstRow: UInt64 { blocks[0].firstRow }
  /// How many rows it claims to have.
  public var rowCount: Int { blocks.reduce(0) { $0 + $1.rowCount } }
  /// Number of the first row behind it.
  public var endRow: UInt64 { firstRow + UInt64(rowCount) }
  /// Where in the file it is.
  public var bytes: Range<UInt64> { blocks[0].offset..<blocks[blocks.count - 1].end }
}

/// A block of which rows are lost, or whose bytes do not match its rows.
public struct AvroDamage: Equatable, Sendable {
  /// Offset in the file of the block.
  public let offset: UInt64
  /// Numbers of the rows that were not read.
  public let lostRows: Range<UInt64>
  /// Why, in words.
  public let reason: String
}

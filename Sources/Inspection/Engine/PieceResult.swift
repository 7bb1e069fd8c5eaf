import Tables

/// What one piece of a file amounts to, in numbers of its own; merged in file order.
struct PieceResult: Sendable {
  var file = 0
  /// The piece's place in the order in which pieces were handed out.
  var number = 0
  var offset: UInt64 = 0
  var bytes = 0
  var lines = 0
  /// Data records, rejected ones among them.
  var records = 0
  /// Records that could not be split into the header's columns.
  var rejected = 0
  var blankLines = 0
  var counts: [SlotCount] = []
  /// Samples with places counted from the piece's start.
  var samples: [(slot: Int, sample: Finding.Sample)] = []
  /// Empty cells of each column of the table.
  var nulls: [Int] = []
  var partitions = PartitionCounts()
  /// Hashes of the keys that other tables refer to.
  var keys: [UInt64] = []
  /// For each rule about repeated records the hashes of the piece's records.
  var identities: [[RecordHash]] = []
}

/// The hash of what a rule compares of a record, and where the record stands.
struct RecordHash: Sendable {
  let hash: UInt64
  let place: RecordPlace
}

/// A record by its file's position and its first byte's offset; in file order.
struct RecordPlace: Sendable, Hashable, Comparable {
  /// 16 bits for the file, 48 for the offset.
  let packed: UInt64

  init(file: Int, offset: UInt64) { packed = UInt64(file) << 48 | offset }

  var file: Int { Int(packed >> 48) }
  var offset: UInt64 { packed & 0xffff_ffff_ffff }

  static func < (left: RecordPlace, right: RecordPlace) -> Bool { left.packed < right.packed }
}

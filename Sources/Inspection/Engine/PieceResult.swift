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
  /// The value that all records have in the column which may be constant.
  var constant = Constant.none
}

/// Whether all values seen are one.
enum Constant: Sendable, Equatable {
  case none
  case one([UInt8], count: Int)
  case several

  /// What both together are.
  func merged(with other: Constant) -> Constant {
    switch (self, other) {
    case (.none, let only), (let only, .none): only
    case (.one(let left, let a), .one(let right, let b)) where left == right:
      .one(left, count: a + b)
    default: .several
    }
  }
}

/// The hash of what a rule compares of a record, and where the record stands.
struct RecordHash: Sendable {
  let hash: UInt64
  let place: RecordPlace
}

/// A record by its file's position and its first byte's offset; in file order.
struct RecordPlace: Sendable, Hashable, Comparable {
  private let packed: UInt64

  /// 16 bits for the file, 48 for the offset.
  init(file: Int, offset: UInt64) { packed = UInt64(file) << 48 | offset }

  var file: Int { Int(packed >> 48) }
  var offset: UInt64 { packed & 0xffff_ffff_ffff }

  static func < (left: RecordPlace, right: RecordPlace) -> Bool { left.packed < right.packed }
}

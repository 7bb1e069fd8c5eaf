import Tables

/// What one piece of a file amounts to, in numbers of its own; merged in file order.
struct PieceResult: Sendable {
  var file = 0
  /// The piece's place in the order in which pieces were handed out.
  var number = 0
  /// The position of its first record and that behind its last one.
  var (offset, end) = (UInt64(0), UInt64(0))
  var lines = 0
  /// Data records, rejected ones among them.
  var records = 0
  /// Records that could not be split into the header's columns.
  var rejected = 0
  var blankLines = 0
  var counts: [SlotCount] = []
  /// By slot the records that hit it, counted from 0 over the piece, of slots that spoil rows.
  var spoilt: [(slot: Int, records: [UInt32])] = []
  /// Samples with places counted from the piece's start.
  var samples: [(slot: Int, sample: Finding.Sample)] = []
  /// Empty cells of each column of the table.
  var nulls: [Int] = []
  var partitions = PartitionCounts()
  var facts = FileFacts(columns: 0)
  /// Why it could not be read.
  var error: TableError?
}

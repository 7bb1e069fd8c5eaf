import Synchronization

/// Records of a table that threads mark at a time, in no order.
final class RecordMarks: Sendable {
  private let marked: Mutex<[RecordSet]>

  init(files: Int) { marked = Mutex(Array(repeating: RecordSet(), count: files)) }

  /// Marks records, counted from 0 over their files.
  func insert(_ records: [(file: Int, record: Int)]) {
    marked.withLock { marked in
      for (file, record) in records { marked[file].insert(record) }
    }
  }

  /// For each file the records that were marked.
  var files: [RecordSet] { marked.withLock { $0 } }
}

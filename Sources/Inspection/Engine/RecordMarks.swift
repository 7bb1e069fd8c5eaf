import Synchronization

/// Records of a table that threads mark at a time, in no order.
final class RecordMarks: Sendable {
  private let marked: Mutex<[RecordSet]>

  init(files: Int) { marked = Mutex(Array(repeating: RecordSet(), count: files)) }

  /// Marks records of one file, counted from 0 over the file.
  func insert(_ records: some Sequence<Int> & Sendable, file: Int) {
    marked.withLock { marked in
      for record in records { marked[file].insert(record) }
    }
  }

  /// For each file the records that were marked.
  var files: [RecordSet] { marked.withLock { $0 } }
}

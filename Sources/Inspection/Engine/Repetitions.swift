import Tables

/// Finds the records that say the same as an earlier one.
///
/// Equal hashes only point at candidates: their records are read again and
/// compared, so that two records with one hash are never taken for equal.
struct Repetitions {
  private let check: any RepeatRule.Type
  private let files: [FileLayout]
  private let readers: [RecordReader]

  init(_ check: any RepeatRule.Type, _ layout: TableLayout) {
    self.check = check
    files = layout.files
    readers = files.map { RecordReader($0.file) }
  }

  /// The records that repeat another one before them, in file order.
  func find(in hashes: HashBuckets) throws(TableError) -> [RecordPlace] {
    var repeated: [RecordPlace] = []
    for group in hashes.groups { repeated += try repetitions(among: group) }
    return repeated.sorted()
  }

  /// Those that equal one before them.
  private func repetitions(among places: [RecordPlace]) throws(TableError) -> [RecordPlace] {
    var known: [[[UInt8]]] = []
    var repeated: [RecordPlace] = []
    for place in places {
      let record = try readers[place.file].record(at: place.offset)
      let identity = check.identity(record, files[place.file])
      if known.contains(identity) { repeated.append(place) } else { known.append(identity) }
    }
    return repeated
  }
}

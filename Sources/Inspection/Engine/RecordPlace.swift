import Tables

/// A record of a table by how far it is in the table, so that places are in file order.
struct RecordPlace: Sendable, Hashable, Comparable {
  /// Positions of the table before the record.
  let number: UInt64

  static func < (left: RecordPlace, right: RecordPlace) -> Bool { left.number < right.number }
}

/// How the positions of a table's files are counted through, as if they were one file.
struct RecordPlaces: Sendable {
  /// For each file the positions of those before it, and at last those of all.
  private let starts: [UInt64]

  init(_ layout: TableLayout) {
    var starts: [UInt64] = [0]
    for file in layout.files { starts.append(starts[starts.count - 1] + file.file.limit) }
    self.starts = starts
  }

  /// Positions of all files; no place reaches this.
  var end: UInt64 { starts[starts.count - 1] }

  /// The place of a record of a file.
  func place(file: Int, offset: UInt64) -> RecordPlace {
    RecordPlace(number: starts[file] + offset)
  }

  /// The position of the file that holds a place.
  func file(of place: RecordPlace) -> Int {
    var (low, high) = (0, starts.count - 1)
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= place.number { low = middle } else { high = middle }
    }
    return low
  }

  /// The offset of a place in the file that holds it.
  func offset(of place: RecordPlace, in file: Int) -> UInt64 { place.number - starts[file] }
}

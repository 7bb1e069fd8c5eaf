import Tables

/// Where the pieces of a table, counted over all its files, begin in their files.
struct PieceRecords: Sendable {
  private let starts: [(file: Int, piece: Int, record: Int)]

  init(_ files: [FileInspection]) {
    starts = files.enumerated().flatMap { position, file in
      file.index.marks.enumerated().map { (position, $0, $1.record) }
    }
  }

  /// How many pieces there are.
  var count: Int { starts.count }

  /// The file of a place, and its record counted from 0 over the file.
  func record(at place: PiecePlace) -> (file: Int, record: Int) {
    let start = starts[place.piece]
    return (start.file, start.record + place.record)
  }

  /// The file of a piece, and the piece counted from 0 over the file.
  func place(ofPiece piece: Int) -> (file: Int, piece: Int) {
    (starts[piece].file, starts[piece].piece)
  }
}

import TestSupport
import Testing

@testable import Tables

/// A text as a file of its own, opened as a table.
struct TextTable {
  private let folder: TemporaryFolder
  let path: String
  let file: TableFile

  init(_ text: String, knownNames: Set<String> = []) throws {
    try self.init(Array(text.utf8), knownNames: knownNames)
  }

  init(_ bytes: [UInt8], knownNames: Set<String> = []) throws {
    folder = try TemporaryFolder()
    path = try folder.write(bytes, to: "table.csv")
    let opened = try TableFile.open(path, name: "table.csv", knownNames: knownNames)
    guard case .table(let file) = opened else {
      throw TableError(.unsupported(.prose), path: path)
    }
    self.file = file
  }

  /// All records in order.
  func records() throws -> [Record] {
    try RecordReader(file).head(.max)
  }

  /// The index of the file, a mark a piece.
  func index() throws -> RowIndex {
    var index = RowIndex()
    var mark: PieceMark? = file.data
    while let current = mark {
      var count = 0
      mark = try RecordReader(file).readPiece(at: current) { _ in
        count += 1
        return true
      }
      if mark != nil { index.append(current, records: count) }
    }
    return index
  }
}

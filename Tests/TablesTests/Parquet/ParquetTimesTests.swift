import Testing

@testable import Tables

/// Times that are told beside their text against those that the text says.
@Suite(.enabled(if: ParquetSample.isReadable, ParquetSample.absence))
struct ParquetTimesTests {
  @Test(arguments: ParquetSample.all)
  func timesAreThoseOfTheText(_ sample: ParquetSample) throws {
    try eachPiece(of: sample) { piece, file in
      let rows = piece.rows
      let whole = (0..<rows.count).filter { rows.shape($0, width: file.header.count).isSplit }
      let numbers = whole.map(UInt32.init)
      let first = whole.map { UInt32(rows.markRange($0).lowerBound) }
      numbers.withUnsafeBufferPointer { numbers in
        first.withUnsafeBufferPointer { first in
          guard let numbers = numbers.baseAddress, let first = first.baseAddress else { return }
          let block = RowBlock(
            rows, numbers: numbers, first: first, count: whole.count, width: file.header.count,
            dialect: file.dialect)
          for column in file.header.indices.map(block.column) {
            #expect(Read(column, count: whole.count) == Read(slowly: column, count: whole.count))
          }
        }
      }
    }
  }

  /// What is known is used, or nothing above were tested.
  @Test(arguments: ["by-pandas", "by-duckdb", "types-1"])
  func timesAreTold(_ name: String) throws {
    var told = 0
    try eachPiece(of: ParquetSample(name: name)) { piece, file in
      let last = piece.rows.count - 1
      told += file.header.indices.count { piece.rows.times(ofCell: $0, upTo: last) != nil }
    }
    #expect(told > 0)
  }

  /// What a column's times are read as.
  private struct Read: Equatable {
    var times: [Int64]
    var empty: [UInt32] = []
    var odd: [UInt32] = []
    var lengths: ClosedRange<Int>?

    init(_ column: CellColumn, count: Int) {
      self.init(count) { column.times(into: $0, $1, &$2) }
    }

    init(slowly column: CellColumn, count: Int) {
      self.init(count) { column.timesSlowly(into: $0, $1, &$2) }
    }

    private init(
      _ count: Int,
      _ read: (
        UnsafeMutablePointer<Int64>, CellColumn.Leftovers, inout ColumnExtremes
      ) -> Void
    ) {
      let left = CellColumn.Leftovers(rows: count)
      var extremes = ColumnExtremes()
      times = [Int64](repeating: 7, count: count + 1)
      read(&times, left, &extremes)
      (empty, odd, lengths) = (Array(left.empty), Array(left.odd), extremes.lengths)
    }
  }

  private func eachPiece(
    of sample: ParquetSample, _ body: (Piece, TableFile) throws -> Void
  ) throws {
    guard case .table(let file) = try TableFile.open(sample.path, name: "x", knownNames: []) else {
      return
    }
    let piece = Piece()
    var position = file.data.offset
    while true {
      let next = try piece.fill(from: file, at: position)
      guard next > position else { return }
      try body(piece, file)
      position = next
    }
  }
}

import Testing

@testable import Tables

@Suite struct RowIndexTests {
  private var index: RowIndex {
    var index = RowIndex()
    index.append(PieceMark(offset: 10, record: 0, line: 1), records: 3)
    index.append(PieceMark(offset: 50, record: 3, line: 4), records: 0)
    index.append(PieceMark(offset: 60, record: 3, line: 9), records: 2)
    return index
  }

  @Test func aRecordIsInTheLastPieceThatStartsBeforeIt() {
    #expect((-1...5).map { index.piece(holding: $0) } == [nil, 0, 0, 0, 2, 2, nil])
  }

  @Test func anOffsetIsInTheLastPieceThatStartsBeforeIt() {
    #expect(
      [0, 9, 10, 49, 50, 59, 60, 1000].map { index.piece(containing: $0) }
        == [nil, nil, 0, 0, 1, 1, 2, 2])
  }

  @Test func anEmptyIndexHoldsNothing() {
    #expect(RowIndex().piece(holding: 0) == nil)
    #expect(RowIndex().piece(containing: 0) == nil)
  }
}

import Screens
import Testing

@Suite struct RectTests {
  @Test func layoutsAreCutOffTheEdges() {
    var rest = Rect(Size(width: 10, height: 6))
    #expect(rest.takeTop(1) == Rect(x: 0, y: 0, width: 10, height: 1))
    #expect(rest.takeBottom(2) == Rect(x: 0, y: 4, width: 10, height: 2))
    #expect(rest.takeLeft(3) == Rect(x: 0, y: 1, width: 3, height: 3))
    #expect(rest.takeRight(4) == Rect(x: 6, y: 1, width: 4, height: 3))
    #expect(rest == Rect(x: 3, y: 1, width: 3, height: 3))
  }

  @Test func noMoreIsCutThanThereIs() {
    var rest = Rect(x: 2, y: 3, width: 4, height: 5)
    #expect(rest.takeTop(-1).height == 0)
    #expect(rest.takeBottom(99).height == 5)
    #expect(rest.takeLeft(99) == Rect(x: 2, y: 3, width: 4, height: 0))
    #expect(rest.isEmpty)
  }

  @Test func rowsAreClipped() {
    let rect = Rect(x: 1, y: 2, width: 3, height: 4)
    #expect(rect.rows(1, 2) == Rect(x: 1, y: 3, width: 3, height: 2))
    #expect(rect.rows(3, 9) == Rect(x: 1, y: 5, width: 3, height: 1))
    #expect(rect.rows(-1, 2) == Rect(x: 1, y: 2, width: 3, height: 1))
    #expect(rect.rows(9, 2).isEmpty)
    #expect(rect.insetLeft(2) == Rect(x: 3, y: 2, width: 1, height: 4))
  }
}

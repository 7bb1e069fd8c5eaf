import Screens
import TestSupport
import Testing

@Suite struct ScreenTests {
  @Test func putReturnsTheColumnsUsedAndTrimsTrailingBlanks() {
    var screen = Screen(size: Size(width: 10, height: 2))
    #expect(screen.put("日本", x: 1, y: 0) == 4)
    #expect(screen.put("ab  ", x: 0, y: 1) == 4)
    #expect(screen.lines == [" 日本", "ab"])
    #expect(screen[1, 0].text == "日" && screen[2, 0].text.isEmpty)
  }

  @Test func textIsCutAtItsWidth() {
    var screen = Screen(size: Size(width: 12, height: 4))
    #expect(screen.put("abcdef", x: 0, y: 0, width: 4) == 4)
    #expect(screen.put("abcdef", x: 0, y: 1, width: 4, truncation: .ellipsis) == 4)
    #expect(screen.put("abcd", x: 0, y: 2, width: 4, truncation: .ellipsis) == 4)
    #expect(screen.put("日本語", x: 0, y: 3, width: 4, truncation: .ellipsis) == 4)
    #expect(screen.lines == ["abcd", "abc…", "abcd", "日 …"])
  }

  @Test func asciiScreensCutWithATilde() {
    var screen = Screen(size: Size(width: 3, height: 1), glyphs: .ascii)
    screen.put("abcdef", x: 0, y: 0, truncation: .ellipsis)
    #expect(screen.lines == ["ab~"])
  }

  @Test func textIsAlignedWithinItsWidth() {
    var screen = Screen(size: Size(width: 8, height: 3))
    screen.put("ab", x: 1, y: 0, width: 6, align: .left)
    screen.put("ab", x: 1, y: 1, width: 6, align: .center)
    screen.put("ab", x: 1, y: 2, width: 6, align: .right)
    #expect(screen.lines == [" ab", "   ab", "     ab"])
  }

  @Test func wideClusterNeverStraddlesAnEdge() {
    var screen = Screen(size: Size(width: 3, height: 2))
    screen.put("a日本", x: 0, y: 0)
    screen.put("日本", x: -1, y: 1)
    #expect(screen.lines == ["a日", " 本"])
    screen.put("日", x: 2, y: 0)
    #expect(screen.lines[0] == "a")
  }

  @Test func overwritingHalfAWideClusterBlanksTheOther() {
    var screen = Screen(size: Size(width: 6, height: 3))
    for y in 0..<3 { screen.put("日本語", x: 0, y: y) }
    screen.put("x", x: 3, y: 0)
    screen.put("x", x: 2, y: 1)
    screen.put("国", x: 1, y: 2)
    #expect(screen.lines == ["日 x語", "日x 語", " 国 語"])
  }

  @Test func fillAndRestyleAreClipped() {
    var screen = Screen(size: Size(width: 4, height: 2))
    screen.put("日本", x: 0, y: 0, style: .error)
    screen.fill(Rect(x: 1, y: -5, width: 2, height: 100), .bar)
    screen.restyle(Rect(x: 3, y: 1, width: 9, height: 9)) { $0.reverse = true }
    #expect(screen.lines == ["", ""])
    #expect(screen.styleLines == ["ebbe", ".bb:"])
  }

  @Test func impossibleSizesAndPlacesAreHarmless() {
    var screen = Screen(size: Size(width: -3, height: 5))
    #expect(screen.size == Size(width: 0, height: 5))
    screen.put("日本", x: .max, y: .min)
    screen.put("日本", x: .min, y: .max, width: .max, align: .right)
    screen.fill(Rect(x: 0, y: 0, width: 9, height: 9), .error)
    #expect(screen[0, 0] == Cell())
    var one = Screen(size: Size(width: 1, height: 1))
    #expect(one.put("日", x: 0, y: 0) == 1)
    #expect(one.put("ab", x: 0, y: 0, width: -1) == 0)
    #expect(one.put("ab", x: 0, y: 0, width: 0, truncation: .ellipsis) == 0)
  }

  @Test func goldenFileShowsTextStylesAndCursor() {
    var screen = Screen(size: Size(width: 24, height: 3))
    screen.put("slipway", x: 1, y: 0, style: .accent)
    screen.put("✗ 24:61:00 日本", x: 0, y: 1, style: .error)
    screen.restyle(Rect(x: 0, y: 1, width: 3, height: 1)) { $0.reverse = true }
    screen.cursor = Point(x: 2, y: 1)
    expectScreen(screen, "golden-file")
  }
}

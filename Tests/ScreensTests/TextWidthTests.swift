import Screens
import Testing

@Suite struct TextWidthTests {
  @Test(
    arguments: [
      ("a", 1), ("é", 1), ("e\u{301}\u{302}", 1), ("日", 2), ("ｱ", 1), ("Ａ", 2), ("한", 2),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("👨‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("🇩", 1), ("❤️", 2), ("❤", 1), ("1️⃣", 2),
      ("👍🏽", 2), ("±", 1), ("│", 1), ("█", 1), ("…", 1), ("\u{200B}", 0), ("\u{1B}", 0),
    ] as [(Character, Int)])
  func aClusterTakesTheColumnsATerminalGivesIt(cluster: Character, columns: Int) {
    #expect(TextWidth.columns(of: cluster) == columns)
  }

  @Test func textTakesTheColumnsOfItsVisibleForm() {
    #expect(TextWidth.columns("a日b") == 4)
    #expect(TextWidth.columns("\u{1B}[0m") == 4)
    #expect(TextWidth.columns("\u{200B}") == 8)
    #expect(TextWidth.columns("") == 0)
  }

  @Test func everyGlyphTakesOneColumn() {
    for glyphs in [Glyphs.unicode, .ascii] {
      let signs =
        [
          glyphs.error, glyphs.warning, glyphs.hint, glyphs.good, glyphs.near, glyphs.selected,
          glyphs.missing, glyphs.ellipsis, glyphs.vertical, glyphs.horizontal, glyphs.arrow,
          glyphs.left, glyphs.right, glyphs.up, glyphs.down,
        ] + glyphs.bars + glyphs.columns
      for sign in signs { #expect(TextWidth.columns(sign) == 1, "\(sign)") }
      #expect(glyphs.bars.count == 9 && glyphs.columns.count == 9)
    }
    let ascii = Glyphs.ascii
    #expect((ascii.bars + ascii.columns + [ascii.error, ascii.arrow]).allSatisfy { $0 < "\u{7F}" })
  }
}

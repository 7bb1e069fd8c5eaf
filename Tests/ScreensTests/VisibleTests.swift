import Screens
import Testing

@Suite struct VisibleTests {
  @Test(arguments: [
    ("plain text", "plain text"), ("\u{1B}[31m", "␛[31m"), ("a\0b", "a␀b"), ("\u{7F}", "␡"),
    ("a\nb\tc\rd", "a⏎b␉c␍d"), ("a\r\nb", "a␍⏎b"), ("\u{9B}31m", "‹U+009B›31m"),
    ("\u{202E}abc", "‹U+202E›abc"), ("a\u{A0}b", "a⍽b"), ("\u{FEFF}x", "‹U+FEFF›x"),
    ("a\u{200D}b", "a‹U+200D›b"), ("\u{E0B0}", "‹U+E0B0›"), ("\u{10FFFF}", "‹U+10FFFF›"),
    ("\u{301}e", "‹U+0301›e"), ("日本語 Ünï e\u{301}", "日本語 Ünï e\u{301}"), ("👨‍👩‍👧 🇩🇪 ❤️", "👨‍👩‍👧 🇩🇪 ❤️"),
    ("a\u{FE0F}", "a‹U+FE0F›"), ("नि", "नि"), ("\u{3164}", "‹U+3164›"),
  ])
  func showsWhatCannotBeSeen(text: String, visible: String) {
    #expect(Array(Visible.text(text).unicodeScalars) == Array(visible.unicodeScalars))
  }

  @Test(
    arguments: [
      ([0x61, 0xFF, 0xFE, 0x62], "a‹FF›‹FE›b"), ([0xC3, 0x28], "‹C3›("), ([0xC3, 0xA9], "é"),
      ([0xE2, 0x82], "‹E2›‹82›"), ([0xED, 0xA0, 0x80], "‹ED›‹A0›‹80›"), ([0xC0, 0xAF], "‹C0›‹AF›"),
      ([], ""), ([0x0A], "⏎"), ([0xF0, 0x9F, 0x98, 0x80, 0x80], "😀‹80›"),
    ] as [([UInt8], String)])
  func showsBytesThatAreNoText(bytes: [UInt8], visible: String) {
    #expect(Visible.text(utf8: bytes) == visible)
  }
}

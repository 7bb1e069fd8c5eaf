import Foundation

/// Text that has broken terminal programs: for cells, headers, file names and error messages.
public enum HostileText {
  /// Short texts, each a trap of its own.
  public static let samples: [String] = [
    "", " ", "plain", "\u{1B}[31mred", "\u{1B}]52;c;cm0gLXJm\u{07}", "\u{1B}]0;title\u{07}",
    "\u{1B}P$q\u{1B}\\", "\u{9B}31m", "secret\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}shown!", "a\tb", "a\rb",
    "line1\nline2", "crlf\r\n", "nul\0nul", "del\u{7F}", "\u{FEFF}\"USER_ID\"", "\u{202E}txt.exe",
    "\u{2066}a\u{2067}b\u{2068}c\u{2069}", "zero\u{200B}width", "join\u{200D}er", "\u{200D}",
    "soft\u{AD}hyphen", "no\u{A0}break", "\u{2028}line\u{2029}paragraph",
    "\u{3164}\u{115F}\u{1160}",
    "👨‍👩‍👧‍👦 family", "🏳️‍🌈", "🇩🇪🇫🇷🇺", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣#️⃣", "❤️ ❤︎ ⌚︎", "👍🏽☝🏽", "日本語テキスト",
    "한국어", "\u{1112}\u{1161}\u{11AB}", "\u{1161}", "ภาษาไทย", "العربية", "क्षि नि हिन्दी",
    "e" + String(repeating: "\u{301}", count: 40), "\u{301}first", "\u{1B}\u{301}", "\u{93F}",
    "±§°", "\u{E0B0}\u{F8FF}", "\u{378}", "\u{FFFE}\u{10FFFF}", "葛\u{E0100}", "a\u{FE0F}",
    "\u{115F}\u{1161}", "\u{0600}1", "\u{2800}", "ＡＢＣ", "ﾊﾝｶｸ", "a日b本c語",
    "\u{1F1E6}\u{200D}\u{1F1E6}",
  ]

  /// The "big list of naughty strings" where the shared material is at hand, else nothing.
  public static func naughtyStrings() -> [String] {
    guard let folder = sharedFolder("corpora/naughty"),
      let text = try? String(contentsOfFile: folder + "/blns.txt", encoding: .utf8)
    else { return [] }
    return text.components(separatedBy: "\n")
  }
}

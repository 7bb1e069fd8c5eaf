@testable import BucketSetup

/// Names, prefixes, profiles and paths that try to be more than text.
enum HostileInput {
  /// Each a trap of its own: for a shell, for Terraform, YAML, JSON, Markdown, a terminal.
  static let samples =
    [
      "'", "\"", "\\", "\\\\'", "''", "$(touch canary)", "`touch canary`", "; touch canary;",
      "&& touch canary", "| touch canary", "\ntouch canary\n", "\rtouch canary", ">canary",
      "<(touch canary)", "${IFS}touch${IFS}canary", "$'\\x41'", "!!", "~root", "{a,b}", "a\\\nb",
      "-rf", "--profile", "-", "--", "\u{1B}[2J", "\u{7}\u{8}", "a\u{0}b", "\u{7F}", "\t", " ", "",
      "${path}", "$${path}", "$$${path}", "%{if true}x%{endif}", "%%{if}", "%%%{if}",
      "${file(\"x\")}",
      "\\(Self.self)", "\\u0041", "\nPOLICY\n", "POLICY", "\nEOF\n", "EOF", "<<EOF",
      "\"\n}\nresource",
      "# x", "// x", "/* x */", "*/", "\u{202E}csv.exe", "\u{2066}a\u{2069}", "\u{200B}",
      "\u{FEFF}",
      "\u{85}", "\u{2028}", "\u{2029}", "\u{E0041}", "\u{E000}", "\u{FFFE}", "e\u{301}", "é", "🦆",
      "\u{10FFFF}", "|", "|\u{301}", "`\u{301}", "\"\u{301}", "\\\u{301}", "${\u{301}",
      "$\u{301}{a}",
      "a | b", "```", "~~~", "`` ` ``", "*a*", "_a_", "[a](javascript:x)", "![a](x)", "<b>",
      "&amp;",
      "&#32;", "<!-- x", "]]>", "<![CDATA[", "# a", "- a", "+ a", "1. a", "1) a", "===", "    a",
      "a    ", "http://x/", "<http://x/>", "yes", "No", "null", "~", "1", "0x1f", "1e3", ".inf",
      "12:30:45", "2001-01-01", "=", "<<", "- ", "? a", "a: b", "a #b", "!Ref x", "!!python/name:x",
      "&a", "*a", "@a", "%YAML 1.1", "---", "...", "{{a}}", "[a]", "{a: b}", "\r\n", "\n\n",
      "\n  a",
      "Fn::Sub", "Ref", "%2e%2e%2f", "?a=b&c#d", "../../etc", "*", "?", "[a-z]", "a*b?c", "${*}",
    ] + [String(repeating: "long'\"$(x)", count: 1500), String(repeating: "`", count: 200)]

  /// The samples, and more that are put together from pieces of their kind.
  static func texts(_ count: Int, seed: UInt64) -> [String] {
    var generator = SeededGenerator(seed: seed)
    let short = samples.filter { $0.utf8.count < 40 }
    let made = (0..<max(0, count - samples.count)).map { _ in
      (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        Bool.random(using: &generator)
          ? short.randomElement(using: &generator) ?? "" : generator.hostileText(upTo: 4)
      }.joined()
    }
    return Array((samples + made).prefix(count))
  }
}

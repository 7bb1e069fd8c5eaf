import Foundation
import Testing

@testable import BucketSetup

@Suite struct ShellTextTests {
  @Test(arguments: [
    ("abc", "abc"), ("a b", "'a b'"), ("it's", #"'it'\''s'"#), ("", "''"), ("*.csv", "'*.csv'"),
    ("a\nb", #"$'a\x0ab'"#), ("~", "'~'"), ("a=b", "'a=b'"), ("ä", "'ä'"),
  ])
  func wordIsQuotedAsNeeded(text: String, expected: String) {
    #expect(ShellText.word(text) == expected)
  }

  @Test func bashReadsBackWhatWasQuoted() throws {
    let seed: UInt64 = 0x5E11
    var generator = SeededGenerator(seed: seed)
    let texts = (0..<400).map { _ in generator.hostileText() }
    let script = "printf '%s\\0' " + texts.map(ShellText.word).joined(separator: " ")
    let result = try Shell.run(["-c", script])
    let expected = texts.map { $0.utf8.filter { $0 != 0 } + [0] }.joined()
    #expect(Array(result.output) == Array(expected), "seed \(seed)")
  }
}

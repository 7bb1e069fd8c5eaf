import Contract
import TestSupport
import Testing

@testable import Inspection

/// The guide's form of a time says to others what the reader of times takes for it.
@Suite struct TimeFormTests {
  private func isGuides(_ text: String) -> Bool {
    let reading = Array(text.utf8).withUnsafeBufferPointer { TimestampReader.read($0) }
    guard case .guide = reading else { return false }
    return true
  }

  private func matches(_ text: String) throws -> Bool {
    try text.wholeMatch(of: Regex(TimeForm.pattern)) != nil
  }

  @Test func theExampleIsOne() throws {
    #expect(try isGuides(TimeForm.example) && matches(TimeForm.example))
  }

  @Test func thePatternAgreesWithTheReader() throws {
    var random = SeededGenerator()
    let pattern = try Regex(TimeForm.pattern)
    for _ in 0..<4000 {
      var text = Array("2023-01-28 07:08:34.5".utf8.prefix(Bool.random(using: &random) ? 19 : 21))
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = text.indices.randomElement(using: &random) ?? 0
        text[place] = "0123456789:-. T_".utf8.randomElement(using: &random) ?? 0
      }
      let time = String(decoding: text, as: UTF8.self)
      let (isMatch, isRead) = (time.wholeMatch(of: pattern) != nil, isGuides(time))
      // The pattern knows neither the lengths of months nor that no year is 0.
      let isNoDay = time.hasPrefix("0000") || time.wholeMatch(of: /.{8}(29|3[01]).*/) != nil
      #expect(isMatch == isRead || (isMatch && isNoDay), "\(time), seed \(random.seed)")
    }
  }
}

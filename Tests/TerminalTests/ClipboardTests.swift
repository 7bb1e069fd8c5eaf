import Foundation
import TestSupport
import Testing

@testable import Terminal

@Suite struct ClipboardTests {
  @Test func encodesAsFoundationDoes() {
    var generator = SeededGenerator()
    for length in 0..<100 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(
        Clipboard.base64(bytes) == Array(Data(bytes).base64EncodedString().utf8),
        "seed \(generator.seed)")
    }
  }

  @Test func longTextIsRefused() {
    #expect(Clipboard.command(for: String(repeating: "a", count: 56_000)) != nil)
    #expect(Clipboard.command(for: String(repeating: "a", count: 57_000)) == nil)
  }
}

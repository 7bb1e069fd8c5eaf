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

  /// What the terminal in the end is told, by the multiplexer's own rules for what it hands on.
  @Test(arguments: [1, 30, 3000, 56_000])
  func multiplexersHandTheCommandOn(_ length: Int) throws {
    let text = String(repeating: "a\u{1B}", count: length / 2 + 1)
    let command = String(decoding: try #require(Clipboard.command(for: text)), as: UTF8.self)
    let tmux = String(
      decoding: try #require(Clipboard.command(for: text, through: .tmux)), as: UTF8.self)
    #expect(
      tmux == command + "\u{1B}Ptmux;" + command.replacing("\u{1B}", with: "\u{1B}\u{1B}")
        + "\u{1B}\\")
    let screen = String(
      decoding: try #require(Clipboard.command(for: text, through: .screen)), as: UTF8.self)
    let portions = screen.dropFirst(command.count).components(separatedBy: "\u{1B}\\").dropLast()
    #expect(portions.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count < 256 })
    #expect(portions.map { $0.dropFirst(2) }.joined() == command)
  }

  @Test func theMultiplexerIsKnownByItsVariablesOrTheTypeOfTheTerminal() {
    let known = { (variables: [String: String]) in Clipboard.Multiplexer { variables[$0] } }
    #expect(known(["TERM": "xterm-256color"]) == nil)
    #expect(known(["TERM": "xterm-256color", "TMUX": "/tmp/tmux-0/default,1,0"]) == .tmux)
    #expect(known(["TERM": "tmux-256color"]) == .tmux)
    #expect(known(["TERM": "screen-256color", "TMUX": "/tmp/tmux-0/default,1,0"]) == .tmux)
    #expect(known(["TERM": "xterm", "STY": "1.pts-0.host"]) == .screen)
    #expect(known(["TERM": "screen.xterm-256color"]) == .screen)
  }

  @Test func longTextIsRefused() {
    #expect(Clipboard.command(for: String(repeating: "a", count: 56_000)) != nil)
    #expect(Clipboard.command(for: String(repeating: "a", count: 57_000)) == nil)
  }
}
